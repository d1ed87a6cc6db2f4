package org.hansho.memory.yara;

import org.hansho.memory.yara.Condition.Quantifier;

/** Evaluates conditions over one region. Loops are bounded. One thread. */
final class Evaluation {
  private static final int MOST_TURNS = 10_000;
  private static final long UNDEFINED = Condition.UNDEFINED;

  private final Matches matches;
  private final long[] variables = new long[ConditionReader.DEEPEST];
  private byte[] bytes = {};
  private int from;
  private int to;
  private boolean[] rules = {};
  private int firstPattern;
  private int loopPattern;

  Evaluation(Matches matches) {
    this.matches = matches;
  }

  /** Takes a region. */
  void begin(byte[] bytes, int from, int to, boolean[] rules) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.rules = rules;
  }

  /** Whether a condition is true whose rule's patterns are counted from {@code firstPattern}. */
  boolean isTrue(Condition condition, int firstPattern) {
    this.firstPattern = firstPattern;
    return truth(value(condition));
  }

  private static boolean truth(long value) {
    return value != 0 && value != UNDEFINED;
  }

  private static long of(boolean truth) {
    return truth ? 1 : 0;
  }

  private int pattern(int index) {
    return firstPattern + (index < 0 ? loopPattern : index);
  }

  private long value(Condition condition) {
    if (condition instanceof Condition.Binary binary) {
      return binary(binary);
    } else if (condition instanceof Condition.Present present) {
      return of(matches.count(pattern(present.pattern())) > 0);
    } else if (condition instanceof Condition.Constant number) {
      return number.value();
    } else if (condition instanceof Condition.ForPatterns loop) {
      return forPatterns(loop);
    } else if (condition instanceof Condition.Unary unary) {
      return unary(unary);
    } else if (condition instanceof Condition.Count count) {
      return matches.count(pattern(count.pattern()));
    } else if (condition instanceof Condition.RegionSize) {
      return (long) to - from;
    } else if (condition instanceof Condition.Rule rule) {
      return of(rules[rule.rule()]);
    } else if (condition instanceof Condition.Variable variable) {
      return variables[variable.depth()];
    }
    return placed(condition);
  }

  private long placed(Condition condition) {
    if (condition instanceof Condition.PresentIn in) {
      long first = value(in.from());
      long last = value(in.to());
      boolean defined = first != UNDEFINED && last != UNDEFINED;
      return defined ? of(matches.countIn(pattern(in.pattern()), first, last) > 0) : UNDEFINED;
    } else if (condition instanceof Condition.Offset offset) {
      long number = value(offset.number());
      return number == UNDEFINED ? UNDEFINED : matches.offset(pattern(offset.pattern()), number);
    } else if (condition instanceof Condition.Read read) {
      return read(read, value(read.at()));
    }
    return forNumbers((Condition.ForNumbers) condition);
  }

  private long unary(Condition.Unary unary) {
    long operand = value(unary.operand());
    if (operand == UNDEFINED) {
      return UNDEFINED;
    }
    return switch (unary.sign()) {
      case "not" -> of(operand == 0);
      case "-" -> -operand;
      default -> ~operand;
    };
  }

  private long binary(Condition.Binary binary) {
    long left = value(binary.left());
    if (binary.sign().equals("and")) {
      return of(truth(left) && truth(value(binary.right())));
    }
    if (binary.sign().equals("or")) {
      return of(truth(left) || truth(value(binary.right())));
    }
    long right = value(binary.right());
    if (left == UNDEFINED || right == UNDEFINED) {
      return UNDEFINED;
    }
    return switch (binary.sign()) {
      case "==" -> of(left == right);
      case "!=" -> of(left != right);
      case "<" -> of(left < right);
      case "<=" -> of(left <= right);
      case ">" -> of(left > right);
      case ">=" -> of(left >= right);
      default -> arithmetic(binary.sign(), left, right);
    };
  }

  private static long arithmetic(String sign, long left, long right) {
    return switch (sign) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      case "\\" -> right == 0 ? UNDEFINED : left / right;
      case "%" -> right == 0 ? UNDEFINED : left % right;
      case "&" -> left & right;
      case "|" -> left | right;
      case "^" -> left ^ right;
      case "<<" -> right < 0 ? UNDEFINED : right >= Long.SIZE ? 0 : left << right;
      default -> right < 0 ? UNDEFINED : right >= Long.SIZE ? 0 : left >> right;
    };
  }

  private long read(Condition.Read read, long at) {
    if (at == UNDEFINED || at < 0 || at > (long) to - from - read.bytes()) {
      return UNDEFINED;
    }
    long value = 0;
    for (int i = 0; i < read.bytes(); i++) {
      int place = read.bigEndian() ? read.bytes() - 1 - i : i;
      value |= (bytes[from + (int) at + i] & 0xffL) << (8 * place);
    }
    int unused = Long.SIZE - 8 * read.bytes();
    return read.signed() ? (value << unused) >> unused : value;
  }

  private long forPatterns(Condition.ForPatterns loop) {
    int outer = loopPattern;
    long trueOnes = 0;
    for (int pattern : loop.patterns()) {
      loopPattern = pattern;
      trueOnes += of(truth(value(loop.body())));
    }
    loopPattern = outer;
    return enough(loop.quantifier(), trueOnes, loop.patterns().size());
  }

  private long forNumbers(Condition.ForNumbers loop) {
    long first = value(loop.from());
    long last = value(loop.to());
    if (first == UNDEFINED || last == UNDEFINED || last < first) {
      return first == UNDEFINED || last == UNDEFINED ? UNDEFINED : 0;
    }
    long trueOnes = 0;
    long turns = Math.min(MOST_TURNS, last - first + 1);
    for (long turn = 0; turn < turns; turn++) {
      variables[loop.depth()] = first + turn;
      trueOnes += of(truth(value(loop.body())));
    }
    return enough(loop.quantifier(), trueOnes, turns);
  }

  private long enough(Quantifier quantifier, long trueOnes, long all) {
    return switch (quantifier.kind()) {
      case ALL -> of(trueOnes == all);
      case ANY -> of(trueOnes > 0);
      case NONE -> of(trueOnes == 0);
      case NUMBER -> {
        long number = value(quantifier.number());
        yield number == UNDEFINED
            ? UNDEFINED
            : number == 0 ? of(trueOnes == 0) : of(trueOnes >= number);
      }
    };
  }
}

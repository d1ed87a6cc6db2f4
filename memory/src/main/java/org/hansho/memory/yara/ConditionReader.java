package org.hansho.memory.yara;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.hansho.memory.yara.Condition.Quantifier;

/** Reads the condition of one rule. Nesting is bounded. */
final class ConditionReader {
  /** How deep loops and parentheses go. */
  static final int DEEPEST = 64;

  /** Operators from the loosest to the tightest, each group of one strength. */
  private static final List<List<String>> BINARY =
      List.of(
          List.of("or"),
          List.of("and"),
          List.of("==", "!="),
          List.of("<", "<=", ">", ">="),
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "\\", "%"));

  private static final int NOT_BINDS = 2;

  private final Tokens tokens;
  private final List<Pattern> patterns;
  private final Map<String, Integer> rules;
  private final List<String> variables = new ArrayList<>();
  private final BitSet placed = new BitSet();
  private int depth;
  private boolean inPatternLoop;

  ConditionReader(Tokens tokens, List<Pattern> patterns, Map<String, Integer> rules) {
    this.tokens = tokens;
    this.patterns = patterns;
    this.rules = rules;
  }

  Condition read() throws Refusal {
    return expression(0);
  }

  /** The patterns of which the condition asks where or how often. */
  BitSet placed() {
    return placed;
  }

  private Refusal refusal(String reason) {
    return new Refusal(tokens.peek().line(), reason);
  }

  private Condition expression(int strength) throws Refusal {
    if (++depth > 8 * DEEPEST) {
      throw refusal("the condition is nested too deeply");
    }
    Condition result;
    if (strength == NOT_BINDS && tokens.accept("not")) {
      result = new Condition.Unary("not", expression(NOT_BINDS));
    } else if (strength == BINARY.size()) {
      result = unary();
    } else {
      result = binary(strength);
    }
    depth--;
    return result;
  }

  private Condition binary(int strength) throws Refusal {
    Condition left = expression(strength + 1);
    while (BINARY.get(strength).contains(tokens.peek().text()) && isSign(tokens.peek())) {
      String sign = tokens.next().text();
      left = new Condition.Binary(sign, left, expression(strength + 1));
    }
    return left;
  }

  private static boolean isSign(Token token) {
    return token.kind() == Token.Kind.SIGN || token.kind() == Token.Kind.WORD;
  }

  private Condition unary() throws Refusal {
    if (tokens.accept("-")) {
      return new Condition.Unary("-", unary());
    }
    if (tokens.accept("~")) {
      return new Condition.Unary("~", unary());
    }
    Condition primary = primary();
    if (tokens.accept("of")) {
      return of(new Quantifier(Quantifier.Kind.NUMBER, primary));
    }
    return primary;
  }

  private Condition primary() throws Refusal {
    Token token = tokens.next();
    switch (token.kind()) {
      case NUMBER:
        return new Condition.Constant(Long.parseLong(token.text()));
      case PATTERN:
        return pattern(token);
      case WORD:
        return word(token);
      default:
        if (token.is("(")) {
          Condition inner = expression(0);
          tokens.expect(")");
          return inner;
        }
        throw new Refusal(token.line(), Tokens.shown(token) + " is not supported in a condition");
    }
  }

  private Condition word(Token token) throws Refusal {
    switch (token.text()) {
      case "true", "false":
        return new Condition.Constant(token.text().equals("true") ? 1 : 0);
      case "filesize":
        return new Condition.RegionSize();
      case "all", "any", "none":
        Quantifier quantifier = quantifier(token.text());
        tokens.expect("of");
        return of(quantifier);
      case "for":
        return loop();
      default:
        return named(token);
    }
  }

  private Condition named(Token token) throws Refusal {
    String name = token.text();
    if (name.matches("u?int(8|16|32)(be)?")) {
      tokens.expect("(");
      Condition at = expression(0);
      tokens.expect(")");
      int bits = Integer.parseInt(name.replaceAll("[a-z]", ""));
      return new Condition.Read(bits / 8, name.startsWith("i"), name.endsWith("be"), at);
    }
    int variable = variables.lastIndexOf(name);
    if (variable >= 0) {
      return new Condition.Variable(variable);
    }
    Integer rule = rules.get(name);
    if (rule == null) {
      throw new Refusal(
          token.line(), name + " is not known; modules and external variables are not supported");
    }
    return new Condition.Rule(rule);
  }

  private static Quantifier quantifier(String word) {
    Quantifier.Kind kind =
        switch (word) {
          case "all" -> Quantifier.Kind.ALL;
          case "any" -> Quantifier.Kind.ANY;
          default -> Quantifier.Kind.NONE;
        };
    return new Quantifier(kind, new Condition.Constant(0));
  }

  private Condition pattern(Token token) throws Refusal {
    int index = index(token);
    switch (token.text().charAt(0)) {
      case '$':
        return present(index);
      case '#':
        place(index);
        if (tokens.peek().is("in")) {
          throw refusal("a count in a range is not supported");
        }
        return new Condition.Count(index);
      case '@':
        place(index);
        Condition number = new Condition.Constant(1);
        if (tokens.accept("[")) {
          number = expression(0);
          tokens.expect("]");
        }
        return new Condition.Offset(index, number);
      default:
        throw new Refusal(token.line(), "lengths of matches are not supported");
    }
  }

  private void place(int index) {
    if (index < 0) {
      placed.set(0, patterns.size());
    } else {
      placed.set(index);
    }
  }

  private int index(Token token) throws Refusal {
    String name = "$" + token.text().substring(1);
    if (name.equals("$") && inPatternLoop) {
      return -1;
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).name().equals(name) && name.length() > 1) {
        return i;
      }
    }
    throw new Refusal(token.line(), "there is no pattern " + name);
  }

  private Condition present(int index) throws Refusal {
    if (tokens.accept("at")) {
      place(index);
      Condition at = expression(NOT_BINDS + 2);
      return new Condition.PresentIn(index, at, at);
    }
    if (tokens.accept("in")) {
      place(index);
      tokens.expect("(");
      Condition from = expression(NOT_BINDS + 2);
      tokens.expect("..");
      Condition to = expression(NOT_BINDS + 2);
      tokens.expect(")");
      return new Condition.PresentIn(index, from, to);
    }
    return new Condition.Present(index);
  }

  private Condition of(Quantifier quantifier) throws Refusal {
    List<Integer> set = set();
    if (tokens.peek().is("in") || tokens.peek().is("at")) {
      throw refusal("of … " + tokens.peek().text() + " is not supported; use for … of");
    }
    return new Condition.ForPatterns(quantifier, set, new Condition.Present(-1));
  }

  private List<Integer> set() throws Refusal {
    List<Integer> set = new ArrayList<>();
    if (tokens.accept("them")) {
      for (int i = 0; i < patterns.size(); i++) {
        set.add(i);
      }
      return set;
    }
    tokens.expect("(");
    do {
      Token token = tokens.next();
      if (token.kind() != Token.Kind.PATTERN || token.text().charAt(0) != '$') {
        throw new Refusal(token.line(), "a set holds patterns, not " + Tokens.shown(token));
      }
      addTo(set, token);
    } while (tokens.accept(","));
    tokens.expect(")");
    return set;
  }

  private void addTo(List<Integer> set, Token token) throws Refusal {
    String name = token.text();
    boolean prefix = name.endsWith("*");
    String stem = prefix ? name.substring(0, name.length() - 1) : name;
    int before = set.size();
    for (int i = 0; i < patterns.size(); i++) {
      String own = patterns.get(i).name();
      if (prefix ? own.startsWith(stem) : own.equals(stem)) {
        set.add(i);
      }
    }
    if (set.size() == before) {
      throw new Refusal(token.line(), "there is no pattern " + name);
    }
  }

  private Condition loop() throws Refusal {
    Token first = tokens.peek();
    Quantifier quantifier;
    if (Arrays.asList("all", "any", "none").contains(first.text())) {
      quantifier = quantifier(tokens.next().text());
    } else {
      quantifier = new Quantifier(Quantifier.Kind.NUMBER, primary());
    }
    return tokens.accept("of") ? patternLoop(quantifier) : numberLoop(quantifier);
  }

  private Condition patternLoop(Quantifier quantifier) throws Refusal {
    List<Integer> set = set();
    tokens.expect(":");
    boolean outer = inPatternLoop;
    inPatternLoop = true;
    Condition body = body();
    inPatternLoop = outer;
    return new Condition.ForPatterns(quantifier, set, body);
  }

  private Condition numberLoop(Quantifier quantifier) throws Refusal {
    String variable = tokens.word();
    tokens.expect("in");
    tokens.expect("(");
    Condition from = expression(NOT_BINDS + 2);
    if (!tokens.accept("..")) {
      throw refusal("loops run over a range, written (first..last)");
    }
    Condition to = expression(NOT_BINDS + 2);
    tokens.expect(")");
    tokens.expect(":");
    int level = variables.size();
    if (level == DEEPEST) {
      throw refusal("loops are nested too deeply");
    }
    variables.add(variable);
    Condition body = body();
    variables.remove(level);
    return new Condition.ForNumbers(quantifier, level, from, to, body);
  }

  private Condition body() throws Refusal {
    tokens.expect("(");
    Condition body = expression(0);
    tokens.expect(")");
    return body;
  }
}

package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code selection and not 1 of filter_*}.
 *
 * <pre>
 * either := both ("or" both)*
 * both   := not ("and" not)*
 * not    := "not" not | term
 * term   := "(" either ")" | ("1" | number | "any" | "all") "of" pattern | name
 * </pre>
 *
 * <p>Source: Sigma specification 2.1, "Condition". The words are read in any case. Nesting and
 * length are bounded.
 */
final class ConditionParser {
  private static final int LONGEST = 16_384;
  private static final int DEEPEST = 64;

  private final Scalar source;
  private final String text;
  private final Problems problems;
  private int next;
  private int depth;

  private ConditionParser(Scalar source, Problems problems) {
    this.source = source;
    this.text = source.text();
    this.problems = problems;
  }

  /** The condition, or null where it has a problem. */
  static @Nullable Condition parse(Scalar source, Problems problems) {
    ConditionParser parser = new ConditionParser(source, problems);
    try {
      return parser.whole();
    } catch (Refused refused) {
      problems.error(parser.at(refused.offset), refused.message, refused.remedy);
      return null;
    }
  }

  private Place at(int offset) {
    return problems.inside(source.place(), text, offset);
  }

  private Condition whole() throws Refused {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new Refused(0, text.isBlank() ? "the condition is empty" : "too long a condition", "");
    }
    refuseOldAggregation();
    Condition condition = either();
    if (!peek().isEmpty()) {
      String word = peek();
      String remedy = word.equals(")") ? "there is no bracket to close" : "join with and, or";
      throw new Refused(start(), "'" + word + "' does not fit here", remedy);
    }
    return condition;
  }

  private void refuseOldAggregation() throws Refused {
    int bar = text.indexOf('|');
    if (bar < 0) {
      return;
    }
    String rest = text.substring(bar + 1).trim();
    String name = rest.split("[^A-Za-z_]", 2)[0];
    throw new Refused(
        bar,
        "the old aggregation '| " + name + "' is not part of Sigma 2",
        name.equals("near") ? "write a temporal correlation" : "write a correlation document");
  }

  private Condition either() throws Refused {
    if (++depth > DEEPEST) {
      throw new Refused(start(), "the condition is nested too deeply", "");
    }
    List<Condition> terms = new ArrayList<>();
    terms.add(both());
    while (take("or")) {
      terms.add(both());
    }
    depth--;
    return terms.size() == 1 ? terms.get(0) : new Condition.Any(terms);
  }

  private Condition both() throws Refused {
    List<Condition> terms = new ArrayList<>();
    terms.add(negation());
    while (take("and")) {
      terms.add(negation());
    }
    return terms.size() == 1 ? terms.get(0) : new Condition.Every(terms);
  }

  private Condition negation() throws Refused {
    int nots = 0;
    while (take("not")) {
      nots++;
    }
    Condition term = term();
    return nots % 2 == 0 ? term : new Condition.Negation(term);
  }

  private Condition term() throws Refused {
    int start = start();
    if (take("(")) {
      Condition inner = either();
      if (!take(")")) {
        throw new Refused(start, "this bracket is not closed", "");
      }
      return inner;
    }
    String word = peek();
    if (word.isEmpty()) {
      throw new Refused(text.stripTrailing().length(), "the condition ends too early", "");
    }
    if (!isName(word)) {
      throw new Refused(start, "'" + word + "' does not fit here", "name a selection");
    }
    next = start + word.length();
    int count = count(word);
    if (count >= 0 && take("of")) {
      return some(count);
    }
    if (word.indexOf('*') >= 0) {
      String remedy = "write '1 of " + word + "' or 'all of " + word + "'";
      throw new Refused(start, "a pattern needs a number before it", remedy);
    }
    return new Condition.Name(word, start);
  }

  private Condition some(int count) throws Refused {
    int start = start();
    if (take("(")) {
      throw new Refused(start, "'of' is followed by a pattern or 'them'", "");
    }
    String pattern = peek();
    if (!isName(pattern)) {
      throw new Refused(start, "'of' is followed by a pattern or 'them'", "");
    }
    next = start + pattern.length();
    return new Condition.Some(count, pattern, start);
  }

  /** How many are asked for: 0 for all, -1 if the word is no number. */
  private static int count(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "all" -> 0;
      case "any" -> 1;
      default -> word.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(word) : -1;
    };
  }

  private static boolean isName(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "", "and", "or", "of", "(", ")" -> false;
      default -> true;
    };
  }

  private boolean take(String word) {
    int start = start();
    String there = peek();
    if (!there.equalsIgnoreCase(word)) {
      return false;
    }
    next = start + there.length();
    return true;
  }

  private int start() {
    int start = next;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** The next word or bracket; empty at the end. */
  private String peek() {
    int start = start();
    if (start == text.length()) {
      return "";
    }
    int end = start;
    while (end < text.length() && !endsWord(text.charAt(end))) {
      end++;
    }
    return text.substring(start, Math.max(end, start + 1));
  }

  private static boolean endsWord(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ')';
  }

  /** Leaves the recursion at the first fault, since what follows it cannot be trusted. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int offset;
    private final String message;
    private final String remedy;

    Refused(int offset, String message, String remedy) {
      super(message, null, false, false);
      this.offset = offset;
      this.message = message;
      this.remedy = remedy;
    }
  }
}

package org.hansho.sigma;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import org.hansho.regex.Automaton;
import org.hansho.sigma.ValueTest.Regex;
import org.hansho.yaml.Place;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a regular expression can run in linear time, and names what cannot.
 *
 * <p>The syntax is RE2's. Look-around, back-references, atomic groups and possessive quantifiers
 * need backtracking or are not RE2's, and are refused by name.
 */
final class Regexes {
  private static final int LONGEST = 8_192;
  private static final long LARGEST = 50_000;
  private static final String LESS =
      "use smaller counts, '*' or '+' in place of a count, or split it";
  private static final Map<String, String> BACKTRACKING =
      Map.of(
          "(?=", "look-ahead",
          "(?!", "look-ahead",
          "(?<=", "look-behind",
          "(?<!", "look-behind",
          "(?>", "an atomic group");

  private Regexes() {}

  /** The test, or null where the expression is refused. */
  static @Nullable Regex read(String expression, FieldKey key, Place place, Scope scope) {
    if (expression.length() > LONGEST) {
      String message = "the regular expression is longer than " + LONGEST + " characters";
      scope.problems().error(place, message, "split it");
      return null;
    }
    Regex regex =
        new Regex(
            expression,
            key.has(Modifier.IGNORE_CASE),
            key.has(Modifier.MULTI_LINE),
            key.has(Modifier.DOT_ALL));
    Automaton.Fault fault = Automaton.fault(expression, regex.options());
    if (fault == Automaton.Fault.TOO_LARGE || RegexSize.of(expression) > LARGEST) {
      String message =
          "the regular expression has more than "
              + Automaton.MOST_INSTRUCTIONS
              + " instructions once its counted repeats are written out";
      scope.problems().error(place, message, LESS);
      return null;
    }
    if (isRefused(expression, place, scope)) {
      return null;
    }
    if (fault == Automaton.Fault.SYNTAX) {
      scope.problems().error(place, "the regular expression has syntax that is not supported", "");
      return null;
    }
    return regex;
  }

  private static boolean isRefused(String expression, Place place, Scope scope) {
    try {
      Pattern.compile(expression);
      return false;
    } catch (PatternSyntaxException e) {
      refuse(expression, e, place, scope);
      return true;
    }
  }

  private static void refuse(
      String expression, PatternSyntaxException cause, Place place, Scope scope) {
    for (int i = 0; i < expression.length(); i++) {
      String name = backtracking(expression, i);
      if (name != null) {
        scope
            .problems()
            .error(
                scope.problems().inside(place, expression, i),
                name + " cannot run in linear time",
                "say it with a second selection and 'not', or without it");
        return;
      }
      if (expression.charAt(i) == '\\') {
        i++;
      }
    }
    int index = Math.max(0, expression.indexOf(cause.getPattern()));
    scope
        .problems()
        .error(
            scope.problems().inside(place, expression, index),
            "not a regular expression: " + cause.getDescription() + " '" + cause.getPattern() + "'",
            "");
  }

  private static @Nullable String backtracking(String expression, int at) {
    for (Map.Entry<String, String> construct : BACKTRACKING.entrySet()) {
      if (expression.startsWith(construct.getKey(), at)) {
        return construct.getValue();
      }
    }
    char c = expression.charAt(at);
    char next = at + 1 < expression.length() ? expression.charAt(at + 1) : ' ';
    if (c == '\\' && next >= '1' && next <= '9') {
      return "the back-reference '\\" + next + "'";
    }
    return next == '+' && (c == '*' || c == '+' || c == '?' || c == '}')
        ? "a possessive quantifier"
        : null;
  }
}

package org.hansho.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.yaml.Problems;
import org.hansho.yaml.Suggestion;
import org.hansho.yaml.YamlNode.Scalar;

/**
 * Puts selections in the place of their names.
 *
 * <p>A pattern may have {@code *} anywhere. It and {@code them} leave out names that begin with an
 * underscore, unless the pattern begins with one.
 */
final class ConditionResolver {
  /** Most combinations that {@code 2 of x*} may become. */
  private static final int MOST_COMBINATIONS = 1_000;

  private final Map<String, Expr> selections;
  private final Set<String> used;
  private final Scalar source;
  private final Problems problems;

  /**
   * Looks up names among these selections.
   *
   * @param used collects the names that were looked up
   * @param source where the condition stands
   */
  ConditionResolver(
      Map<String, Expr> selections, Set<String> used, Scalar source, Problems problems) {
    this.selections = selections;
    this.used = used;
    this.source = source;
    this.problems = problems;
  }

  /** The expression that a condition means. */
  Expr resolve(Condition condition) {
    if (condition instanceof Condition.Any any) {
      return new Expr.Or(any.terms().stream().map(this::resolve).toList());
    }
    if (condition instanceof Condition.Every every) {
      return new Expr.And(every.terms().stream().map(this::resolve).toList());
    }
    if (condition instanceof Condition.Negation negation) {
      return new Expr.Not(resolve(negation.term()));
    }
    if (condition instanceof Condition.Name name) {
      return named(name);
    }
    return some((Condition.Some) condition);
  }

  private Expr named(Condition.Name name) {
    Expr selection = selections.get(name.name());
    if (selection == null) {
      String remedy = Suggestion.of(name.name(), selections.keySet());
      String message = "there is no selection '" + name.name() + "'";
      problems.error(
          problems.inside(source.place(), source.text(), name.offset()), message, remedy);
      return new Expr.Or(List.of());
    }
    used.add(name.name());
    return selection;
  }

  private Expr some(Condition.Some some) {
    List<Expr> fitting = new ArrayList<>();
    for (Map.Entry<String, Expr> selection : selections.entrySet()) {
      if (fits(some.pattern(), selection.getKey())) {
        fitting.add(selection.getValue());
        used.add(selection.getKey());
      }
    }
    int count = some.count() == 0 ? fitting.size() : some.count();
    if (fitting.size() < Math.max(1, count)) {
      refuse(some, fitting.size());
      return new Expr.Or(List.of());
    }
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    if (count == 1) {
      return new Expr.Or(fitting);
    }
    return count == fitting.size() ? new Expr.And(fitting) : atLeast(some, count, fitting);
  }

  private void refuse(Condition.Some some, int there) {
    String pattern = some.pattern();
    String message =
        there == 0
            ? "no selection fits '" + pattern + "'"
            : "only " + there + " selections fit '" + pattern + "', " + some.count() + " are asked";
    String remedy = there == 0 ? Suggestion.of(pattern, selections.keySet()) : "";
    problems.error(problems.inside(source.place(), source.text(), some.offset()), message, remedy);
  }

  private Expr atLeast(Condition.Some some, int count, List<Expr> fitting) {
    List<Expr> combinations = new ArrayList<>();
    combine(fitting, 0, count, new ArrayList<>(), combinations);
    if (combinations.size() > MOST_COMBINATIONS) {
      problems.error(
          problems.inside(source.place(), source.text(), some.offset()),
          "there are too many ways to choose " + count + " of " + fitting.size() + " selections",
          "ask for fewer");
    }
    return new Expr.Or(combinations);
  }

  private static void combine(
      List<Expr> fitting, int from, int count, List<Expr> chosen, List<Expr> combinations) {
    if (combinations.size() > MOST_COMBINATIONS) {
      return;
    }
    if (chosen.size() == count) {
      combinations.add(new Expr.And(chosen));
      return;
    }
    for (int i = from; i <= fitting.size() - (count - chosen.size()); i++) {
      chosen.add(fitting.get(i));
      combine(fitting, i + 1, count, chosen, combinations);
      chosen.remove(chosen.size() - 1);
    }
  }

  /** Whether a pattern of a condition means a name. */
  static boolean fits(String pattern, String name) {
    if (pattern.equalsIgnoreCase("them")) {
      return !name.startsWith("_");
    }
    if (name.startsWith("_") && !pattern.startsWith("_")) {
      return false;
    }
    return matches(pattern, name);
  }

  private static boolean matches(String pattern, String name) {
    int star = -1;
    int retry = 0;
    int at = 0;
    int in = 0;
    while (in < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        retry = in;
      } else if (at < pattern.length() && pattern.charAt(at) == name.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++retry;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}

package org.hansho.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.regex.Effort;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.ValueList;
import org.hansho.sigma.ValueTest;
import org.hansho.yaml.Place;

/**
 * A rule of which a test left values undecided, because deciding them would have cost too much. The
 * rule did not match where its answer depended on them.
 *
 * @param rule how results name the rule
 * @param place where the rule stands
 * @param test the test in words
 * @param values how many values
 * @param quarantines how often the test was put into quarantine, in which it decides cheap values
 *     only
 */
public record CostlyRule(String rule, Place place, String test, long values, long quarantines) {

  /** Those of one matcher. */
  static List<CostlyRule> of(List<Rule> rules, Lists lists, Map<ValueTest, Effort> efforts) {
    List<CostlyRule> costly = new ArrayList<>();
    efforts.forEach(
        (test, effort) -> {
          if (effort.undecidedValues() > 0) {
            for (Rule rule : rules) {
              if (asks(rule.expr(), test, lists)) {
                costly.add(
                    new CostlyRule(
                        rule.reference(),
                        rule.place(),
                        Wording.of(test),
                        effort.undecidedValues(),
                        effort.quarantines()));
              }
            }
          }
        });
    return costly;
  }

  private static boolean asks(Expr expr, ValueTest test, Lists lists) {
    if (expr instanceof Expr.And and) {
      return and.terms().stream().anyMatch(term -> asks(term, test, lists));
    }
    if (expr instanceof Expr.Or or) {
      return or.terms().stream().anyMatch(term -> asks(term, test, lists));
    }
    if (expr instanceof Expr.Not not) {
      return asks(not.term(), test, lists);
    }
    if (expr instanceof Expr.ArrayScope scope) {
      return asks(scope.element(), test, lists);
    }
    ValueTest own = expr instanceof Expr.Match match ? match.test() : ((Expr.Keyword) expr).test();
    if (own instanceof ValueTest.InList inList) {
      ValueList list = lists.get(inList.list());
      return list != null && ListEntries.tests(list, inList.shape()).contains(test);
    }
    return own.equals(test);
  }

  /** Those of several matchers put together, in order of rule and test. */
  public static List<CostlyRule> sum(Collection<CostlyRule> parts) {
    Map<String, CostlyRule> sums = new TreeMap<>();
    for (CostlyRule part : parts) {
      sums.merge(
          part.rule + "\0" + part.place + "\0" + part.test,
          part,
          (one, other) ->
              new CostlyRule(
                  one.rule,
                  one.place,
                  one.test,
                  one.values + other.values,
                  one.quarantines + other.quarantines));
    }
    return List.copyOf(sums.values());
  }
}

package org.hansho.match;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;

/**
 * Says of every test of a rule whether it held for an event, and of which bytes.
 *
 * <p>Slow on purpose: it walks the rule as it is written, for alerts and for {@code rule explain}.
 */
public final class Explainer {
  private Explainer() {}

  /**
   * Explains one rule on one event, whether it matches or not.
   *
   * @param event its fields decide what can be seen: a field nobody reads counts as absent
   */
  public static Explanation explain(Rule rule, Lists lists, Event event) {
    return explain(rule.expr(), new Evaluator(event.fields(), lists, new Doubts()), event);
  }

  private static Explanation explain(Expr expr, Evaluator evaluator, Event event) {
    if (expr instanceof Expr.And and) {
      return inner(Explanation.Kind.ALL, expr, and.terms(), evaluator, event);
    }
    if (expr instanceof Expr.Or or) {
      return inner(Explanation.Kind.ANY, expr, or.terms(), evaluator, event);
    }
    if (expr instanceof Expr.Not not) {
      return inner(Explanation.Kind.NOT, expr, List.of(not.term()), evaluator, event);
    }
    Predicate predicate = evaluator.leaf(expr);
    return new Explanation(
        Explanation.Kind.TEST,
        Wording.of(expr),
        predicate.holds(event),
        Wording.field(expr),
        predicate.seen(event),
        List.of());
  }

  private static Explanation inner(
      Explanation.Kind kind, Expr expr, List<Expr> terms, Evaluator evaluator, Event event) {
    List<Explanation> parts = new ArrayList<>();
    for (Expr term : terms) {
      parts.add(explain(term, evaluator, event));
    }
    return new Explanation(kind, "", evaluator.holds(expr, event), "", null, parts);
  }
}

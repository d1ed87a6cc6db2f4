package org.hansho.match;

import java.util.HashMap;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;

/**
 * Asks an event the whole condition of a rule, leaf by leaf as it is written.
 *
 * <p>Belongs to one thread. Costs what the leaves cost; a leaf is made ready when first asked.
 */
final class Evaluator {
  private final Predicates predicates;
  private final Map<Expr, Predicate> leaves = new HashMap<>();

  Evaluator(Fields fields, Lists lists) {
    this.predicates = new Predicates(fields, lists);
  }

  /** Whether the event satisfies the condition. */
  boolean holds(Expr expr, Event event) {
    if (expr instanceof Expr.And and) {
      for (Expr term : and.terms()) {
        if (!holds(term, event)) {
          return false;
        }
      }
      return true;
    }
    if (expr instanceof Expr.Or or) {
      for (Expr term : or.terms()) {
        if (holds(term, event)) {
          return true;
        }
      }
      return false;
    }
    if (expr instanceof Expr.Not not) {
      return !holds(not.term(), event);
    }
    return leaf(expr).holds(event);
  }

  /** The predicate of a leaf. */
  Predicate leaf(Expr leaf) {
    return leaves.computeIfAbsent(leaf, predicates::bind);
  }
}

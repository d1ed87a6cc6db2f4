package org.hansho.match;

import java.util.IdentityHashMap;
import java.util.List;
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
  private final IdentityHashMap<Expr, Predicate> leaves = new IdentityHashMap<>();

  Evaluator(Fields fields, Lists lists, Doubts doubts) {
    this.predicates = new Predicates(fields, lists, doubts);
  }

  /** Whether the event satisfies the condition. */
  boolean holds(Expr expr, Event event) {
    if (expr instanceof Expr.And and) {
      List<Expr> terms = and.terms();
      for (int i = 0; i < terms.size(); i++) {
        if (!holds(terms.get(i), event)) {
          return false;
        }
      }
      return true;
    }
    if (expr instanceof Expr.Or or) {
      List<Expr> terms = or.terms();
      for (int i = 0; i < terms.size(); i++) {
        if (holds(terms.get(i), event)) {
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
    Predicate known = leaves.get(leaf);
    if (known == null) {
      known = predicates.bind(leaf);
      leaves.put(leaf, known);
    }
    return known;
  }
}

package org.hansho.testkit;

import java.util.List;
import org.hansho.event.ValueKind;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.hansho.sigma.ValueTest;
import org.hansho.testkit.Reading.Value;

/**
 * The slow, obvious evaluator: walks an expression over an event given as text, term by term.
 *
 * <p>It exists to disagree with the matcher when the matcher is wrong, so it shares nothing with
 * it: strings in place of bytes, no index, no order of evaluation but the written one. Costs
 * whatever it costs.
 */
public final class Oracle {
  private final Lists lists;

  /** An oracle that looks up {@code expand} in the given lists. */
  public Oracle(Lists lists) {
    this.lists = lists;
  }

  /** Whether the event satisfies the expression. */
  public boolean holds(Expr expr, Reading event) {
    if (expr instanceof Expr.And and) {
      return and.terms().stream().allMatch(term -> holds(term, event));
    }
    if (expr instanceof Expr.Or or) {
      return or.terms().stream().anyMatch(term -> holds(term, event));
    }
    if (expr instanceof Expr.Not not) {
      return !holds(not.term(), event);
    }
    if (expr instanceof Expr.Match match) {
      return match(match.field(), match.test(), event);
    }
    if (expr instanceof Expr.Keyword keyword) {
      return event.texts().stream()
          .anyMatch(text -> ValueOracle.passes(text, keyword.test(), lists));
    }
    if (expr instanceof Expr.ArrayScope scope) {
      return scope(scope, event);
    }
    throw new IllegalArgumentException("unknown expression " + expr);
  }

  private boolean match(String field, ValueTest test, Reading event) {
    List<Value> values = event.values(field);
    if (test instanceof ValueTest.IsNull) {
      return values.stream().allMatch(value -> value.kind() == ValueKind.NULL);
    }
    if (test instanceof ValueTest.Exists exists) {
      return exists.expected() != values.isEmpty();
    }
    if (test instanceof ValueTest.FieldReference reference) {
      return scalars(values).stream()
          .anyMatch(
              text ->
                  scalars(event.values(reference.otherField())).stream()
                      .anyMatch(other -> ValueOracle.relates(text, other, reference)));
    }
    return scalars(values).stream().anyMatch(text -> ValueOracle.passes(text, test, lists));
  }

  private static List<String> scalars(List<Value> values) {
    return values.stream().filter(value -> value.kind().isScalar()).map(Value::text).toList();
  }

  private boolean scope(Expr.ArrayScope scope, Reading event) {
    List<List<Reading>> arrays = event.arrays(scope.field());
    List<Reading> elements = arrays.stream().flatMap(List::stream).toList();
    return switch (scope.quantifier()) {
      case ANY -> elements.stream().anyMatch(e -> holds(scope.element(), e));
      case ALL -> !elements.isEmpty() && elements.stream().allMatch(e -> holds(scope.element(), e));
      case ALL_OR_EMPTY -> elements.stream().allMatch(e -> holds(scope.element(), e));
      case NONE -> elements.stream().noneMatch(e -> holds(scope.element(), e));
      case INDEX ->
          arrays.stream()
              .anyMatch(
                  a -> scope.index() < a.size() && holds(scope.element(), a.get(scope.index())));
    };
  }
}

package org.hansho.match;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.sigma.Expr;
import org.hansho.sigma.Lists;
import org.hansho.sigma.ValueTest;
import org.jspecify.annotations.Nullable;

/** Makes predicates out of the leaves of conditions. */
final class Predicates {
  private static final Predicate NEVER = event -> false;

  private final Fields fields;
  private final Lists lists;
  private final Doubts doubts;

  Predicates(Fields fields, Lists lists, Doubts doubts) {
    this.fields = fields;
    this.lists = lists;
    this.doubts = doubts;
  }

  /** Where tests say that they did not decide. */
  Doubts doubts() {
    return doubts;
  }

  /** The predicate of a leaf. A field that the event cannot have is an absent field. */
  Predicate bind(Expr leaf) {
    if (leaf instanceof Expr.Match match) {
      return match(fields.id(match.field()), match.test());
    }
    if (leaf instanceof Expr.Keyword keyword) {
      return new KeywordPredicate(Checks.of(keyword.test(), lists, doubts));
    }
    if (leaf instanceof Expr.ArrayScope scope) {
      return new ScopePredicate(fields.id(scope.field()), scope, lists, doubts);
    }
    throw new IllegalArgumentException("not a leaf: " + leaf);
  }

  private Predicate match(int field, ValueTest test) {
    if (test instanceof ValueTest.IsNull) {
      return field < 0 ? event -> true : event -> isNull(event, field);
    }
    if (test instanceof ValueTest.Exists exists) {
      boolean expected = exists.expected();
      return field < 0 ? event -> !expected : new Presence(field, expected);
    }
    if (field < 0) {
      return NEVER;
    }
    if (test instanceof ValueTest.FieldReference reference) {
      int other = fields.id(reference.otherField());
      return other < 0 ? NEVER : new ReferencePredicate(field, other, reference, doubts);
    }
    return new ValuePredicate(field, Checks.of(test, lists, doubts));
  }

  private static boolean isNull(Event event, int field) {
    for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
      if (event.kind(slot) != ValueKind.NULL) {
        return false;
      }
    }
    return true;
  }

  /** Whether an event has a field at all. */
  private record Presence(int field, boolean isExpected) implements Predicate {
    @Override
    public boolean holds(Event event) {
      return (event.first(field) != Event.NONE) == isExpected;
    }

    @Override
    public Explanation.@Nullable Seen seen(Event event) {
      int first = event.first(field);
      return first == Event.NONE ? null : Explanation.Seen.of(event, first, 0);
    }
  }
}

package org.hansho.match;

import org.hansho.event.Event;
import org.hansho.sigma.ValueTest.FieldReference;
import org.hansho.sigma.ValueTest.Relation;
import org.jspecify.annotations.Nullable;

/** Whether a value of one field relates to a value of another, any with any. */
final class ReferencePredicate implements Predicate {
  private final int field;
  private final int otherField;
  private final Relation relation;
  private final boolean cased;
  private final ValueText value = new ValueText();
  private final ValueText other = new ValueText();

  ReferencePredicate(int field, int otherField, FieldReference reference) {
    this.field = field;
    this.otherField = otherField;
    this.relation = reference.relation();
    this.cased = reference.cased();
  }

  @Override
  public boolean holds(Event event) {
    return passing(event) != Event.NONE;
  }

  private int passing(Event event) {
    for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
      if (event.kind(slot).isScalar() && relatesToAny(event, slot)) {
        return slot;
      }
    }
    return Event.NONE;
  }

  private boolean relatesToAny(Event event, int slot) {
    for (int at = event.first(otherField); at != Event.NONE; at = event.next(at)) {
      if (event.kind(at).isScalar()) {
        // Reading one value may move the arena under the other, so decode both before looking.
        event.buffer(slot);
        other.set(event, at);
        value.set(event, slot);
        if (relates()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean relates() {
    LetterCase letterCase = letterCase();
    int from = value.offset();
    int to = from + value.length();
    return switch (relation) {
      case EQUAL -> prefixEnd(letterCase, from, to) == to;
      case STARTS_WITH -> prefixEnd(letterCase, from, to) >= 0;
      case CONTAINS -> contains(letterCase, from, to, false);
      case ENDS_WITH -> contains(letterCase, from, to, true);
    };
  }

  private LetterCase letterCase() {
    if (cased) {
      return LetterCase.EXACT;
    }
    for (int i = 0; i < other.length(); i++) {
      if (other.buffer()[other.offset() + i] < 0) {
        return LetterCase.UNICODE;
      }
    }
    return LetterCase.ASCII;
  }

  private boolean contains(LetterCase letterCase, int from, int to, boolean atEnd) {
    for (int at = from; at <= to; at += at < to ? Utf8.width(value.buffer(), at) : 1) {
      int end = prefixEnd(letterCase, at, to);
      if (end >= 0 && (!atEnd || end == to)) {
        return true;
      }
    }
    return false;
  }

  /** Where the other text ends if it stands at {@code from}, or -1. */
  private int prefixEnd(LetterCase letterCase, int from, int to) {
    int at = from;
    int otherEnd = other.offset() + other.length();
    for (int i = other.offset(); i < otherEnd; i += Utf8.width(other.buffer(), i)) {
      if (at >= to
          || letterCase.fold(Utf8.codePoint(value.buffer(), at))
              != letterCase.fold(Utf8.codePoint(other.buffer(), i))) {
        return -1;
      }
      at += Utf8.width(value.buffer(), at);
    }
    return at;
  }

  @Override
  public Explanation.@Nullable Seen seen(Event event) {
    int slot = passing(event);
    if (slot != Event.NONE) {
      return Explanation.Seen.of(event, slot, event.length(slot));
    }
    int first = event.first(field);
    return first == Event.NONE ? null : Explanation.Seen.of(event, first, 0);
  }
}

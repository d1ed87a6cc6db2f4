package org.hansho.match;

import org.hansho.event.Event;
import org.hansho.regex.Effort;
import org.hansho.sigma.ValueTest.FieldReference;
import org.hansho.sigma.ValueTest.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value of one field relates to a value of another, any with any, within an {@link
 * Effort}.
 */
final class ReferencePredicate implements Predicate {
  private final int field;
  private final int otherField;
  private final Relation relation;
  private final boolean cased;
  private final Effort effort;
  private final Doubts doubts;
  private boolean givenUp;

  ReferencePredicate(int field, int otherField, FieldReference reference, Doubts doubts) {
    this.effort = doubts.effort(reference);
    this.doubts = doubts;
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
    effort.begin(event.recordLength());
    givenUp = false;
    int slot = search(event);
    if (givenUp) {
      doubts.raise();
    }
    return slot;
  }

  private int search(Event event) {
    for (int slot = event.first(field); slot != Event.NONE && !givenUp; slot = event.next(slot)) {
      if (event.isScalar(slot) && relatesToAny(event, slot)) {
        return slot;
      }
    }
    return Event.NONE;
  }

  private boolean relatesToAny(Event event, int slot) {
    for (int at = event.first(otherField); at != Event.NONE && !givenUp; at = event.next(at)) {
      if (event.isScalar(at)) {
        // Decoding one value may move the arena under the other, so both are decoded first.
        event.buffer(slot);
        event.buffer(at);
        if (relates(event, slot, at)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean relates(Event event, int slot, int other) {
    byte[] text = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    byte[] part = event.buffer(other);
    int partFrom = event.start(other);
    int partTo = partFrom + event.length(other);
    LetterCase letterCase = letterCase(part, partFrom, partTo);
    if (letterCase != LetterCase.UNICODE && partTo - partFrom > to - from) {
      return false;
    }
    return switch (relation) {
      case EQUAL -> prefixEnd(letterCase, text, from, to, part, partFrom, partTo) == to;
      case STARTS_WITH -> prefixEnd(letterCase, text, from, to, part, partFrom, partTo) >= 0;
      case CONTAINS, ENDS_WITH -> {
        boolean atEnd = relation == Relation.ENDS_WITH;
        int at = from;
        while (true) {
          int end = prefixEnd(letterCase, text, at, to, part, partFrom, partTo);
          if (end >= 0 && (!atEnd || end == to)) {
            yield true;
          }
          if (at >= to || givenUp) {
            yield false;
          }
          at += CodePoints.width(text, at);
        }
      }
    };
  }

  private LetterCase letterCase(byte[] part, int from, int to) {
    if (cased) {
      return LetterCase.EXACT;
    }
    for (int i = from; i < to; i++) {
      if (part[i] < 0) {
        return LetterCase.UNICODE;
      }
    }
    return LetterCase.ASCII;
  }

  /** Where the part ends if it stands at {@code from} of the text, or -1. */
  private int prefixEnd(
      LetterCase letterCase, byte[] text, int from, int to, byte[] part, int partFrom, int partTo) {
    int at = from;
    int i = partFrom;
    while (i < partTo
        && at < to
        && letterCase.fold(CodePoints.codePoint(text, at))
            == letterCase.fold(CodePoints.codePoint(part, i))) {
      at += CodePoints.width(text, at);
      i += CodePoints.width(part, i);
    }
    givenUp |= !effort.spend(1 + at - from);
    return i < partTo ? -1 : at;
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

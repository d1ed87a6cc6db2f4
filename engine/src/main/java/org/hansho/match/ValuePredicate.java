package org.hansho.match;

import org.hansho.event.Event;
import org.jspecify.annotations.Nullable;

/** Whether a scalar value of a field passes a check. */
final class ValuePredicate implements Predicate {
  private final int field;
  private final Check check;

  ValuePredicate(int field, Check check) {
    this.field = field;
    this.check = check;
  }

  @Override
  public boolean holds(Event event) {
    return passing(event) != Event.NONE;
  }

  private int passing(Event event) {
    for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
      if (event.isScalar(slot)) {
        byte[] buffer = event.buffer(slot);
        if (check.holds(buffer, event.start(slot), event.length(slot))) {
          return slot;
        }
      }
    }
    return Event.NONE;
  }

  @Override
  public Explanation.@Nullable Seen seen(Event event) {
    int slot = passing(event);
    if (slot != Event.NONE) {
      byte[] buffer = event.buffer(slot);
      return Explanation.Seen.of(
          event, slot, check.range(buffer, event.start(slot), event.length(slot)));
    }
    int first = event.first(field);
    return first == Event.NONE ? null : Explanation.Seen.of(event, first, 0);
  }
}

package org.hansho.match;

import org.hansho.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of a condition, bound to the ids of fields: what one event is asked.
 *
 * <p>Belongs to one thread.
 */
interface Predicate {
  /** Whether the event satisfies it. */
  boolean holds(Event event);

  /** The value that decided: one that passes, else the first that was looked at. */
  default Explanation.@Nullable Seen seen(Event event) {
    return null;
  }
}

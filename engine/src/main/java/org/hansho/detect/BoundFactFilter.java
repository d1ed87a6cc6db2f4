package org.hansho.detect;

import org.hansho.detect.flood.HeldLoads;
import org.hansho.event.Event;

/**
 * Holds back facts of a rule that a listener does not need, before they are made. Belongs to one
 * thread and one source at a time; allocates nothing in steady state.
 *
 * <p>A fact is held back only if every filter of its rule would: all are asked ({@link #wants}),
 * then all learn what came of it.
 */
public interface BoundFactFilter {
  /** A source begins: nothing was let through of it. */
  default void begin() {}

  /** From now on events are of the source of which that was held back. */
  default void resume(HeldLoads held) {}

  /** Whether the listener needs what the event says; asked once for each event, in its order. */
  boolean wants(Event event);

  /** The event that was asked about is held back. */
  default void heldBack(Event event) {}

  /** The event that was asked about goes through. */
  default void letThrough(Event event) {}
}

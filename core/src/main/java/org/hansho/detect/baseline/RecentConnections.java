package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Connections told a short while ago, so that the next record of one is no new connection. 64
 * places of four bytes; a connection may push out another of the same place, which then counts
 * again when it is told again. Belongs to one thread.
 */
final class RecentConnections {
  private static final int PLACES = 64;
  private static final int SLOT_BITS = 7;
  private static final int SLOTS = 1 << SLOT_BITS;

  private final int[] places = new int[PLACES];

  /** Whether the connection was told in this slot or the one before; notes it. */
  boolean isTold(int tuple, long slot) {
    int place = tuple & PLACES - 1;
    int tag = tuple >>> SLOT_BITS << SLOT_BITS & Integer.MAX_VALUE;
    int now = (int) Math.floorMod(slot, (long) SLOTS);
    int known = places[place];
    int age = now - (known & SLOTS - 1) & SLOTS - 1;
    places[place] = tag | now;
    return known != 0 && (known & -SLOTS) == tag && age <= 1;
  }

  void write(StateWriter out) {
    for (int place : places) {
      out.count(place);
    }
  }

  void read(StateReader in) {
    for (int place = 0; place < PLACES; place++) {
      places[place] = in.count();
    }
  }
}

package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.detect.HeapBytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Connections told a short while ago, so that the next record of one is no new connection. 64
 * places, of which those of this slot and the one before take room, four bytes each; a connection
 * may push out another of the same place, which then counts again when it is told again. Belongs to
 * one thread.
 */
final class RecentConnections {
  private static final int PLACES = 64;
  private static final int SLOT_BITS = 7;
  private static final int SLOTS = 1 << SLOT_BITS;
  private static final int FEW = 4;
  private static final int[] NONE = {};

  private long latest = Long.MIN_VALUE;

  /** A bit for each place in use, whose entries stand in this order. */
  private long used;

  private int[] entries = NONE;

  /** Whether the connection was told in this slot or the one before; notes it. */
  boolean isTold(int tuple, long slot) {
    turnTo(slot);
    long place = 1L << (tuple & PLACES - 1);
    int at = Long.bitCount(used & place - 1);
    int tag = tuple >>> SLOT_BITS << SLOT_BITS & Integer.MAX_VALUE;
    int entry = tag | (int) Math.floorMod(slot, (long) SLOTS);
    if ((used & place) == 0) {
      insert(at, place, entry);
      return false;
    }
    int known = entries[at];
    entries[at] = entry;
    return (known & -SLOTS) == tag && age(known, slot) <= 1;
  }

  private static int age(int entry, long slot) {
    return (int) Math.floorMod(slot, (long) SLOTS) - (entry & SLOTS - 1) & SLOTS - 1;
  }

  private void insert(int at, long place, int entry) {
    int size = Long.bitCount(used);
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, Math.min(PLACES, Math.max(2, size * 2)));
    }
    System.arraycopy(entries, at, entries, at + 1, size - at);
    entries[at] = entry;
    used |= place;
  }

  /** Forgets what no record of a slot, or of a later one, can go on with. */
  private void turnTo(long slot) {
    if (slot <= latest) {
      return;
    }
    boolean next = slot == latest + 1;
    latest = slot;
    long kept = 0;
    int size = 0;
    int at = 0;
    for (long left = next ? used : 0; left != 0; left &= left - 1, at++) {
      if (age(entries[at], slot) <= 1) {
        entries[size++] = entries[at];
        kept |= Long.lowestOneBit(left);
      }
    }
    used = kept;
    if (entries.length > Math.max(FEW, 2 * size)) {
      entries = size == 0 ? NONE : Arrays.copyOf(entries, size);
    }
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 32 + HeapBytes.doubling(Long.bitCount(used), 0, Integer.BYTES);
  }

  void write(StateWriter out) {
    out.number(latest);
    out.number(used);
    for (int at = 0; at < Long.bitCount(used); at++) {
      out.count(entries[at]);
    }
  }

  void read(StateReader in) {
    latest = in.number();
    used = in.number();
    entries = new int[Long.bitCount(used)];
    for (int at = 0; at < entries.length; at++) {
      entries[at] = in.count();
    }
  }
}

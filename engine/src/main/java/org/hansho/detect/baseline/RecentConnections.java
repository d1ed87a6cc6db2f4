package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.detect.HeapBytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Connections seen a short while ago, so that the next record of one is no new connection. At most
 * {@link #MOST}, of which those of this slot and the one before take room, four bytes each; beyond
 * that a connection pushes out another, which then counts again when it is seen again. Belongs to
 * one thread. A look-up reads all of them.
 */
final class RecentConnections {
  private static final int MOST = 128;
  private static final int SLOT_BITS = 6;
  private static final int SLOTS = 1 << SLOT_BITS;

  /** Of an entry: that the connection has turned out to be a session. */
  private static final int SESSION = SLOTS;

  private static final int TAG = -1 << (SLOT_BITS + 1);
  private static final int FEW = 4;
  private static final int[] NONE = {};

  /** When a record of a connection was seen before. */
  enum Seen {
    NEVER,
    THIS_SLOT,
    SLOT_BEFORE
  }

  private long latest = Long.MIN_VALUE;
  private int[] entries = NONE;
  private int size;

  /** When the connection was seen before; notes that it is seen now. */
  Seen see(int tuple, long slot) {
    turnTo(slot);
    int entry = (tuple & TAG) | (int) Math.floorMod(slot, (long) SLOTS);
    int at = find(tuple);
    if (at == size) {
      insert(tuple, entry);
      return Seen.NEVER;
    }
    int known = entries[at];
    entries[at] = entry | (known & SESSION);
    return age(known, slot) == 0 ? Seen.THIS_SLOT : Seen.SLOT_BEFORE;
  }

  /** Notes that a connection is a session; whether that is new. */
  boolean becomesSession(int tuple) {
    int at = find(tuple);
    if (at == size || (entries[at] & SESSION) != 0) {
      return false;
    }
    entries[at] |= SESSION;
    return true;
  }

  private int find(int tuple) {
    int tag = tuple & TAG;
    int at = 0;
    while (at < size && (entries[at] & TAG) != tag) {
      at++;
    }
    return at;
  }

  private static int age(int entry, long slot) {
    return (int) Math.floorMod(slot, (long) SLOTS) - (entry & SLOTS - 1) & SLOTS - 1;
  }

  private void insert(int tuple, int entry) {
    if (size == MOST) {
      entries[Math.floorMod(tuple, MOST)] = entry;
      return;
    }
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, Math.min(MOST, Math.max(2, size * 2)));
    }
    entries[size++] = entry;
  }

  /** Forgets what no record of a slot, or of a later one, can go on with. */
  private void turnTo(long slot) {
    if (slot <= latest) {
      return;
    }
    boolean next = slot == latest + 1;
    latest = slot;
    int kept = 0;
    for (int at = 0; next && at < size; at++) {
      if (age(entries[at], slot) <= 1) {
        entries[kept++] = entries[at];
      }
    }
    size = kept;
    if (entries.length > Math.max(FEW, 2 * size)) {
      entries = size == 0 ? NONE : Arrays.copyOf(entries, size);
    }
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 32 + HeapBytes.doubling(size, 0, Integer.BYTES);
  }

  void write(StateWriter out) {
    out.number(latest);
    out.count(size);
    for (int at = 0; at < size; at++) {
      out.number(entries[at]);
    }
  }

  /** Reads past what an earlier version saved: some connections may count once more. */
  static void skipPlaces(StateReader in) {
    in.number();
    for (int left = Long.bitCount(in.number()); left > 0; left--) {
      in.count();
    }
  }

  void read(StateReader in) {
    latest = in.number();
    size = Math.min(MOST, in.count());
    entries = new int[size];
    for (int at = 0; at < size; at++) {
      entries[at] = (int) in.number();
    }
  }
}

package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a row of {@link FlowPeers} did in the window: for each slot in which it did anything, the
 * place of the slot and four counts of at most {@link #MOST}; null for nothing. Arrays and no
 * objects, since there are millions.
 */
final class PeerCells {
  static final int MOST = Short.MAX_VALUE;

  private static final int SLOTS = FlowPeers.SLOTS;

  /** Where each number stands behind the place of a slot. */
  private static final int CONNECTIONS = 1;

  private static final int PACKETS = 2;
  private static final int SYNS = 3;
  private static final int SESSIONS = 4;
  private static final int WIDTH = 5;

  private PeerCells() {}

  /** Empties the last slots up to one. */
  static short @Nullable [] turned(short @Nullable [] cells, long next, long steps) {
    if (cells == null || steps >= SLOTS) {
      return null;
    }
    int kept = 0;
    for (int at = 0; at < cells.length; at += WIDTH) {
      if (Math.floorMod(next - cells[at], (long) SLOTS) >= steps) {
        System.arraycopy(cells, at, cells, kept, WIDTH);
        kept += WIDTH;
      }
    }
    if (kept == cells.length) {
      return cells;
    }
    return kept == 0 ? null : Arrays.copyOf(cells, kept);
  }

  /** Adds a record in the place of a slot. */
  static short[] plus(
      short @Nullable [] cells, int place, FlowFact flow, boolean connection, boolean session) {
    int at = find(cells, place);
    short[] to = cells;
    if (to == null || at == to.length) {
      to = to == null ? new short[WIDTH] : Arrays.copyOf(to, at + WIDTH);
      to[at] = (short) place;
    }
    add(to, at + CONNECTIONS, connection ? 1 : 0);
    add(to, at + PACKETS, flow.packets());
    add(to, at + SYNS, flow.isSyn() ? 1 : 0);
    add(to, at + SESSIONS, session ? 1 : 0);
    return to;
  }

  private static int find(short @Nullable [] cells, int place) {
    int at = 0;
    while (cells != null && at < cells.length && cells[at] != place) {
      at += WIDTH;
    }
    return at;
  }

  private static void add(short[] to, int at, int count) {
    to[at] = (short) Math.min(MOST, to[at] + Math.min(MOST, count));
  }

  private static int sum(short @Nullable [] cells, int number) {
    int sum = 0;
    for (int at = number; cells != null && at < cells.length; at += WIDTH) {
      sum += cells[at];
    }
    return sum;
  }

  /** How many connections there were in the window. */
  static int connections(short @Nullable [] cells) {
    return sum(cells, CONNECTIONS);
  }

  static PeerWindow window(short @Nullable [] cells, float answers) {
    return new PeerWindow(
        sum(cells, CONNECTIONS),
        sum(cells, PACKETS),
        sum(cells, SYNS),
        sum(cells, SESSIONS),
        answers);
  }

  /** What the cells of one slot hold. */
  static PeerWindow running(short @Nullable [] cells, int place) {
    int at = find(cells, place);
    return cells == null || at == cells.length
        ? new PeerWindow(0, 0, 0, 0, 0)
        : new PeerWindow(
            cells[at + CONNECTIONS],
            cells[at + PACKETS],
            cells[at + SYNS],
            cells[at + SESSIONS],
            0);
  }

  static void write(short @Nullable [] cells, StateWriter out) {
    out.count(cells == null ? 0 : cells.length / WIDTH);
    for (int at = 0; cells != null && at < cells.length; at++) {
      out.count(cells[at]);
    }
  }

  static short @Nullable [] read(StateReader in) {
    int saved = Math.min(SLOTS, in.count());
    short[] read = new short[saved * WIDTH];
    for (int at = 0; at < read.length; at++) {
      read[at] = (short) in.count();
    }
    return saved == 0 ? null : read;
  }
}

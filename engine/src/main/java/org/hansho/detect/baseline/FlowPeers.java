package org.hansho.detect.baseline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.address.AddressText;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The peers that talk most with a key, and what each did in the last {@link #SLOTS} slots.
 *
 * <p>Space-Saving (Metwally, Agrawal, El Abbadi, ICDT 2005): a peer without a row takes that of the
 * least busy one and carries its count as a doubt. The doubt ranks it and is never judged, so what
 * is reported of a peer was seen of it. Half of the rows are kept for peers seen on several days,
 * which passing strangers cannot push out. Rows take room when they are needed: about 45 bytes, and
 * 30 to 80 more while they are in the window. Belongs to one thread.
 */
final class FlowPeers {
  /** Slots of a window. */
  static final int SLOTS = 6;

  /** No row. */
  static final int NONE = -1;

  private static final int MOST = PeerCells.MOST;
  private static final int DAYS_OF_FRIENDS = 3;
  private static final int FEW = 8;

  /** What a peer takes of the heap, one that is in the window as most are when there are many. */
  private static final long PEER = 90;

  private final int capacity;
  private int size;
  private long slot = Long.MIN_VALUE;

  private long[] lows = {};

  /** The upper halves of addresses; null while all are those of IPv4. */
  private long @Nullable [] highs;

  /** Null while no row has changed hands. */
  private short @Nullable [] doubts;

  private final PeerDays days = new PeerDays();

  /** What each row did in the window. */
  private short[] @Nullable [] cells = {};

  private short @Nullable [] cellsOfAll;
  private float answersOfAll;

  /** Room for so many peers at most. */
  FlowPeers(int capacity) {
    this.capacity = capacity;
  }

  private void grow() {
    int rows = Math.min(capacity, size < FEW ? size + 2 : size + FEW);
    lows = Arrays.copyOf(lows, rows);
    highs = highs == null ? null : Arrays.copyOf(highs, rows);
    doubts = doubts == null ? null : Arrays.copyOf(doubts, rows);
    cells = Arrays.copyOf(cells, rows);
    days.reserve(rows);
  }

  /** The row of all peers together. */
  int all() {
    return capacity;
  }

  int size() {
    return size;
  }

  PeerDays days() {
    return days;
  }

  /** Goes on to a later slot. */
  void turnTo(long next) {
    if (next <= slot) {
      return;
    }
    long steps = slot == Long.MIN_VALUE ? SLOTS : Math.min(SLOTS, next - slot);
    for (int row = 0; row < size; row++) {
      cells[row] = PeerCells.turned(cells[row], next, steps);
    }
    cellsOfAll = PeerCells.turned(cellsOfAll, next, steps);
    float left = steps >= SLOTS ? 0 : (float) (SLOTS - steps) / SLOTS;
    for (int row = 0; row < size; row++) {
      days.answers(row, days.answers(row) * left);
      days.observer(row, 0);
    }
    answersOfAll *= left;
    lessenDoubts(left);
    slot = next;
  }

  private void lessenDoubts(float left) {
    short[] kept = doubts;
    for (int row = 0; kept != null && row < size; row++) {
      kept[row] = (short) (kept[row] * left);
    }
  }

  private int doubt(int row) {
    short[] kept = doubts;
    return kept == null ? 0 : kept[row];
  }

  private void doubt(int row, int doubt) {
    short[] kept = doubts;
    if (kept == null && doubt > 0) {
      kept = new short[lows.length];
      doubts = kept;
    }
    if (kept != null) {
      kept[row] = (short) doubt;
    }
  }

  /** Whether a slot still belongs to the window. */
  boolean holds(long other) {
    return other > slot - SLOTS && other <= slot;
  }

  /** Forgets the window, not the peers. */
  void clearWindow() {
    slot = Long.MIN_VALUE;
  }

  /** The row of a peer, or {@link #NONE}. */
  int find(long high, long low) {
    for (int row = 0; row < size; row++) {
      if (lows[row] == low && high(row) == high) {
        return row;
      }
    }
    return NONE;
  }

  /** Whether there is room only if somebody goes. */
  boolean isFull() {
    return size == capacity;
  }

  /** A row for a peer that has none; of a full table that of the least busy one. */
  int enter(long high, long low, int hour) {
    int row = size;
    int doubt = 0;
    if (size == capacity) {
      row = leastBusy(hour);
      doubt = Math.min(MOST, busy(row));
      cells[row] = null;
      days.answers(row, 0);
      days.observer(row, 0);
    } else {
      if (size == lows.length) {
        grow();
      }
      size++;
    }
    address(row, high, low);
    doubt(row, doubt);
    days.begin(row, hour);
    return row;
  }

  private void address(int row, long high, long low) {
    long[] kept = highs;
    if (kept == null && high != 0) {
      kept = new long[lows.length];
      highs = kept;
    }
    if (kept != null) {
      kept[row] = high;
    }
    lows[row] = low;
  }

  private int leastBusy(int hour) {
    int friends = 0;
    for (int row = 0; row < capacity; row++) {
      friends += days.active(row, hour) >= DAYS_OF_FRIENDS ? 1 : 0;
    }
    int least = NONE;
    for (int row = 0; row < capacity; row++) {
      boolean open = friends > capacity / 2 || days.active(row, hour) < DAYS_OF_FRIENDS;
      if (open && (least == NONE || isLess(row, least, hour))) {
        least = row;
      }
    }
    return least == NONE ? 0 : least;
  }

  /** Whether less would be lost with one: by what it does, its days, and what it usually does. */
  private boolean isLess(int row, int other, int hour) {
    int difference = busy(row) - busy(other);
    if (difference == 0) {
      difference = days.active(row, hour) - days.active(other, hour);
    }
    return difference < 0 || (difference == 0 && days.most(row) < days.most(other));
  }

  private int busy(int row) {
    return PeerCells.connections(cells[row]) + doubt(row);
  }

  /**
   * Whether a record of this observer counts for the peer. What two exporters report of one pair in
   * the same slot is the same traffic.
   */
  boolean isCounted(int row, int observer) {
    if (days.observer(row) == 0) {
      days.observer(row, observer);
    }
    return days.observer(row) == observer;
  }

  /** Adds to a peer, and to all, in a slot of the window. */
  void add(int row, long when, FlowFact flow, boolean connection, boolean session) {
    int place = (int) Math.floorMod(when, (long) SLOTS);
    cells[row] = PeerCells.plus(cells[row], place, flow, connection, session);
    cellsOfAll = PeerCells.plus(cellsOfAll, place, flow, connection, session);
  }

  /** Adds bytes of the answer of a row, or of a peer that has {@link #NONE}. */
  void answer(int row, double bytes) {
    if (row != NONE) {
      days.answers(row, days.answers(row) + (float) bytes);
    }
    answersOfAll += (float) bytes;
  }

  private short @Nullable [] cellsOf(int row) {
    return row == capacity ? cellsOfAll : cells[row];
  }

  /** What a row did in the window. */
  PeerWindow window(int row) {
    return PeerCells.window(cellsOf(row), row == capacity ? answersOfAll : days.answers(row));
  }

  /** How many connections a row had in the window. */
  int connections(int row) {
    return PeerCells.connections(cellsOf(row));
  }

  /** What a row did in the running slot. */
  PeerWindow running(int row) {
    return PeerCells.running(cellsOf(row), (int) Math.floorMod(slot, (long) SLOTS));
  }

  long high(int row) {
    long[] kept = highs;
    return kept == null ? 0 : kept[row];
  }

  long low(int row) {
    return lows[row];
  }

  /** An address as people write it. */
  static String text(long high, long low) {
    byte[] text = new byte[AddressText.LONGEST];
    boolean four = high == 0 && low >>> Integer.SIZE == 0xFFFF;
    int end =
        four ? AddressText.writeFour((int) low, text, 0) : AddressText.writeSix(high, low, text, 0);
    return new String(text, 0, end, StandardCharsets.US_ASCII);
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 120 + size * (PEER + (highs == null ? 0 : Long.BYTES));
  }

  void write(StateWriter out) {
    out.count(size);
    out.number(slot);
    for (int row = 0; row < size; row++) {
      out.number(high(row));
      out.number(lows[row]);
      out.count(doubt(row));
      days.write(row, out);
      PeerCells.write(cells[row], out);
    }
    out.count(Float.floatToRawIntBits(answersOfAll));
    PeerCells.write(cellsOfAll, out);
  }

  void read(boolean anchored, StateReader in) {
    int saved = Math.min(capacity, in.count());
    slot = in.number();
    size = saved;
    lows = new long[saved];
    cells = new short[saved][];
    days.reserve(saved);
    for (int row = 0; row < saved; row++) {
      address(row, in.number(), in.number());
      doubt(row, in.count());
      days.read(row, anchored, in);
      cells[row] = PeerCells.read(in);
    }
    answersOfAll = Float.intBitsToFloat(in.count());
    cellsOfAll = PeerCells.read(in);
  }
}

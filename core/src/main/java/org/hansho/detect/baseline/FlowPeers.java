package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The peers that talk most with a key, and what each did in the last {@link #SLOTS} slots.
 *
 * <p>Space-Saving (Metwally, Agrawal, El Abbadi, ICDT 2005): a peer without a row takes that of the
 * least busy one and carries its count as a doubt. The doubt ranks it and is never judged, so what
 * is told of a peer was seen of it. Half of the rows are kept for peers seen on several days, which
 * passing strangers cannot push out. About 110 bytes a row; belongs to one thread.
 */
final class FlowPeers {
  /** Slots of a window. */
  static final int SLOTS = 6;

  /** No row. */
  static final int NONE = -1;

  private static final int MOST = Short.MAX_VALUE;
  private static final int DAYS_OF_FRIENDS = 3;

  private final int capacity;
  private int size;
  private long slot = Long.MIN_VALUE;

  private final long[] highs;
  private final long[] lows;
  private final int[] observers;
  private final float[] answers;
  private final short[] doubts;
  private final PeerDays days;

  private final short[] connections;
  private final short[] packets;
  private final short[] syns;
  private final short[] sessions;

  /** Room for so many peers, and a row behind them for all together. */
  FlowPeers(int capacity) {
    this.capacity = capacity;
    highs = new long[capacity];
    lows = new long[capacity];
    observers = new int[capacity];
    answers = new float[capacity + 1];
    doubts = new short[capacity];
    days = new PeerDays(capacity);
    int cells = (capacity + 1) * SLOTS;
    connections = new short[cells];
    packets = new short[cells];
    syns = new short[cells];
    sessions = new short[cells];
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
    for (long turned = next - steps + 1; turned <= next; turned++) {
      int place = (int) Math.floorMod(turned, (long) SLOTS);
      for (int cell = place; cell < connections.length; cell += SLOTS) {
        connections[cell] = 0;
        packets[cell] = 0;
        syns[cell] = 0;
        sessions[cell] = 0;
      }
    }
    float left = steps >= SLOTS ? 0 : (float) (SLOTS - steps) / SLOTS;
    for (int row = 0; row <= capacity; row++) {
      answers[row] *= left;
    }
    for (int row = 0; row < size; row++) {
      doubts[row] = (short) (doubts[row] * left);
    }
    Arrays.fill(observers, 0);
    slot = next;
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
      if (lows[row] == low && highs[row] == high) {
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
    short doubt = 0;
    if (size == capacity) {
      row = leastBusy(hour);
      doubt = (short) Math.min(MOST, sum(connections, row) + doubts[row]);
      Arrays.fill(connections, row * SLOTS, (row + 1) * SLOTS, (short) 0);
      Arrays.fill(packets, row * SLOTS, (row + 1) * SLOTS, (short) 0);
      Arrays.fill(syns, row * SLOTS, (row + 1) * SLOTS, (short) 0);
      Arrays.fill(sessions, row * SLOTS, (row + 1) * SLOTS, (short) 0);
      answers[row] = 0;
      observers[row] = 0;
    } else {
      size++;
    }
    highs[row] = high;
    lows[row] = low;
    doubts[row] = doubt;
    days.begin(row, hour);
    return row;
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
    return sum(connections, row) + doubts[row];
  }

  /**
   * Whether a record of this observer counts for the peer: what two exporters tell of one pair in
   * the same slot is told twice.
   */
  boolean isTeller(int row, int observer) {
    if (observers[row] == 0) {
      observers[row] = observer;
    }
    return observers[row] == observer;
  }

  /** Adds to a peer, and to all, in a slot of the window. */
  void add(int row, long when, FlowFact flow, boolean connection, boolean session) {
    for (int to : new int[] {row, capacity}) {
      int cell = to * SLOTS + (int) Math.floorMod(when, (long) SLOTS);
      connections[cell] = plus(connections[cell], connection ? 1 : 0);
      packets[cell] = plus(packets[cell], flow.packets());
      syns[cell] = plus(syns[cell], flow.isSyn() ? 1 : 0);
      sessions[cell] = plus(sessions[cell], session ? 1 : 0);
    }
  }

  /** Adds bytes of the answer. */
  void answer(int row, double bytes) {
    answers[row] += (float) bytes;
    answers[capacity] += (float) bytes;
  }

  private static short plus(short one, int other) {
    return (short) Math.min(MOST, one + Math.min(MOST, other));
  }

  private static int sum(short[] ring, int row) {
    int sum = 0;
    for (int i = row * SLOTS; i < (row + 1) * SLOTS; i++) {
      sum += ring[i];
    }
    return sum;
  }

  /** What a row did in the window. */
  PeerWindow window(int row) {
    return new PeerWindow(
        sum(connections, row), sum(packets, row), sum(syns, row), sum(sessions, row), answers[row]);
  }

  /** What a row did in the running slot. */
  PeerWindow running(int row) {
    int cell = row * SLOTS + (int) Math.floorMod(slot, (long) SLOTS);
    return new PeerWindow(connections[cell], packets[cell], syns[cell], sessions[cell], 0);
  }

  long high(int row) {
    return highs[row];
  }

  long low(int row) {
    return lows[row];
  }

  void write(StateWriter out) {
    out.count(size);
    out.number(slot);
    for (int row = 0; row < size; row++) {
      out.number(highs[row]);
      out.number(lows[row]);
      out.count(observers[row]);
      out.count(doubts[row]);
      days.write(row, out);
      writeCells(row, out);
    }
    writeCells(capacity, out);
  }

  private void writeCells(int row, StateWriter out) {
    out.count(Float.floatToRawIntBits(answers[row]));
    for (int cell = row * SLOTS; cell < (row + 1) * SLOTS; cell++) {
      out.count(connections[cell]);
      out.count(packets[cell]);
      out.count(syns[cell]);
      out.count(sessions[cell]);
    }
  }

  void read(StateReader in) {
    size = Math.min(capacity, in.count());
    slot = in.number();
    for (int row = 0; row < size; row++) {
      highs[row] = in.number();
      lows[row] = in.number();
      observers[row] = in.count();
      doubts[row] = (short) in.count();
      days.read(row, in);
      readCells(row, in);
    }
    readCells(capacity, in);
  }

  private void readCells(int row, StateReader in) {
    answers[row] = Float.intBitsToFloat(in.count());
    for (int cell = row * SLOTS; cell < (row + 1) * SLOTS; cell++) {
      connections[cell] = (short) in.count();
      packets[cell] = (short) in.count();
      syns[cell] = (short) in.count();
      sessions[cell] = (short) in.count();
    }
  }
}

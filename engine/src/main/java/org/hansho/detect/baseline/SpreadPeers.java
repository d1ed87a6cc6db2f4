package org.hansho.detect.baseline;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * How many different peers a window has: exact up to {@link #EXACT}, by the slot each was last seen
 * in; then two UltraLogLogs, of the running half window and the one before it, 1 kB and a standard
 * error of 3.5 % (Ertl, UltraLogLog, VLDB 2024). Belongs to one thread.
 */
final class SpreadPeers {
  /** Most peers that are counted exactly. */
  static final int EXACT = 64;

  private static final int PRECISION = 9;
  private static final int FEW = 8;
  private static final long[] NONE = {};
  private static final int SLOTS = FlowPeers.SLOTS;
  private static final int MOST = Byte.MAX_VALUE;

  private long[] peers = NONE;

  /** The slot in which each was seen last, its lowest bits. */
  private byte[] slots = {};

  private byte[] attempts = {};
  private long latest = Long.MIN_VALUE;
  private int size;
  private long half = Long.MIN_VALUE;
  private @Nullable UltraLogLog running;
  private @Nullable UltraLogLog before;

  /**
   * Adds an attempt of a peer.
   *
   * @param peer hash of its address
   */
  void add(long peer, long slot) {
    turnTo(slot);
    UltraLogLog sketch = running;
    if (sketch != null) {
      sketch.add(peer);
      return;
    }
    for (int row = 0; row < size; row++) {
      if (peers[row] == peer) {
        slots[row] = (byte) Math.max(slot(row), slot);
        attempts[row] = (byte) Math.min(MOST, attempts[row] + 1);
        return;
      }
    }
    if (size == EXACT) {
      approximate();
      add(peer, slot);
      return;
    }
    grow();
    peers[size] = peer;
    slots[size] = (byte) slot;
    attempts[size++] = 1;
  }

  /** Takes back the last attempt of a peer, which has turned out to be a session. */
  void takeBack(long peer) {
    for (int row = 0; row < size; row++) {
      if (peers[row] == peer && attempts[row] > 0) {
        attempts[row]--;
      }
    }
  }

  private void grow() {
    if (size == peers.length) {
      resize(Math.min(EXACT, Math.max(2, size * 2)));
    }
  }

  private void resize(int room) {
    peers = Arrays.copyOf(peers, room);
    slots = Arrays.copyOf(slots, room);
    attempts = Arrays.copyOf(attempts, room);
  }

  private void approximate() {
    UltraLogLog created = UltraLogLog.create(PRECISION);
    for (int row = 0; row < size; row++) {
      created.add(peers[row]);
    }
    running = created;
    size = 0;
    resize(0);
  }

  /** The slot in which a peer was seen last; none lies further back than a window, nor ahead. */
  private long slot(int row) {
    return latest - (latest - slots[row] & 0xFF);
  }

  private void turnTo(long slot) {
    long now = Math.floorDiv(slot, SLOTS / 2);
    if (now > half) {
      if (running != null) {
        boolean next = now == half + 1;
        before = next ? running : null;
        running = next ? UltraLogLog.create(PRECISION) : null;
      }
      half = now;
    }
    int kept = 0;
    for (int row = 0; row < size; row++) {
      if (slot(row) > slot - SLOTS) {
        peers[kept] = peers[row];
        slots[kept] = slots[row];
        attempts[kept++] = attempts[row];
      }
    }
    size = kept;
    latest = Math.max(latest, slot);
    if (peers.length > Math.max(FEW, 4 * size)) {
      resize(2 * size);
    }
  }

  /** Forgets all. */
  void clear() {
    size = 0;
    running = null;
    before = null;
    half = Long.MIN_VALUE;
  }

  /** Whether peers are only estimated, and their attempts not known. */
  boolean isEstimated() {
    return running != null;
  }

  /** How many peers have at least one attempt and at most so many. */
  double count(int mostAttempts) {
    UltraLogLog sketch = running;
    if (sketch != null) {
      UltraLogLog earlier = before;
      return Math.rint(
          (earlier == null ? sketch : UltraLogLog.merge(earlier, sketch))
              .getDistinctCountEstimate());
    }
    int count = 0;
    for (int row = 0; row < size; row++) {
      count += attempts[row] > 0 && attempts[row] <= mostAttempts ? 1 : 0;
    }
    return count;
  }

  /** Attempts together of the peers that have at most so many; 0 where they are not known. */
  int attempts(int mostAttempts) {
    int sum = 0;
    for (int row = 0; row < size; row++) {
      sum += attempts[row] <= mostAttempts ? attempts[row] : 0;
    }
    return sum;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    long sketches = running == null ? 0 : (1L << PRECISION) + 40;
    return 64 + 10L * (size + FEW) + sketches + (before == null ? 0 : sketches);
  }

  void write(StateWriter out) {
    out.number(half);
    out.number(latest);
    writeSketch(running, out);
    writeSketch(before, out);
    out.count(size);
    for (int row = 0; row < size; row++) {
      out.number(peers[row]);
      out.number(slot(row));
      out.count(attempts[row]);
    }
  }

  private static void writeSketch(@Nullable UltraLogLog sketch, StateWriter out) {
    byte[] registers = sketch == null ? new byte[0] : sketch.getState();
    out.bytes(registers, 0, registers.length);
  }

  void read(StateReader in) {
    half = in.number();
    latest = in.number();
    running = readSketch(in);
    before = readSketch(in);
    int saved = in.count();
    for (size = 0; size < Math.min(EXACT, saved); size++) {
      grow();
      peers[size] = in.number();
      slots[size] = (byte) in.number();
      attempts[size] = (byte) in.count();
    }
  }

  private static @Nullable UltraLogLog readSketch(StateReader in) {
    byte[] registers = in.bytes();
    return registers.length == 0 ? null : UltraLogLog.wrap(registers);
  }
}

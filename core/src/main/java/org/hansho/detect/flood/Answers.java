package org.hansho.detect.flood;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Connections that a key asks for and answers, and whether openings run ahead of endings: a
 * cumulative sum of (SYN − FIN − RST) over the usual number of endings, as Wang, Zhang and Shin
 * ("Detecting SYN flooding attacks", INFOCOM 2002) describe it. 64 bytes, and a {@link SlotRing}
 * while somebody asks. Belongs to one thread.
 */
final class Answers {
  /** What openings may exceed endings by, in usual endings a slot. */
  static final double DRIFT = 0.35;

  /** From where on the sum speaks of a flood. */
  static final double ALARM = 1.05;

  private static final int FIN_OR_RST = 5;
  private static final int SYN = 2;
  private static final int ACK = 16;
  private static final double WEIGHT = 0.1;
  private static final double MOST = 1e9;
  private static final long IDLE_SLOTS = 200;

  private final long slot;
  private long running = Long.MIN_VALUE;
  private double opened;
  private double closed;
  private double usual;
  private double sum;

  /**
   * Answers and questions of the last slots; kept only while a class that asks is near its floor.
   */
  private @Nullable SlotRing ring;

  Answers(long slot) {
    this.slot = slot;
  }

  /** From now on answers are kept by time. */
  void watch(long time) {
    if (ring == null) {
      ring = new SlotRing(unit(), Math.floorDiv(time, unit()));
    }
  }

  boolean isWatching() {
    return ring != null;
  }

  private long unit() {
    return slot / SlotRing.SLOT;
  }

  /**
   * Takes flows.
   *
   * @param own whether the key sent it
   * @param half whether it is half of a connection only: nothing but requests or answers, of which
   *     each packet is one
   * @param records how many records the load is of, all with these flags
   */
  void add(long time, boolean own, boolean half, int flags, Load load, long records) {
    turn(Math.floorDiv(time, slot));
    boolean asks = (flags & SYN) != 0;
    boolean acknowledges = (flags & ACK) != 0;
    long connections =
        half ? load.packets() : records * Math.max(1, load.packets() / Math.max(1, load.sampled()));
    opened += !own && asks ? connections : 0;
    closed += (flags & FIN_OR_RST) != 0 ? connections : 0;
    SlotRing kept = ring;
    if (kept != null && asks) {
      boolean answers = acknowledges && (own || !half);
      kept.advance(Math.floorDiv(time, unit()));
      kept.add(time, new Load(answers ? connections : 0, own ? connections : 0, 0, 0, load.span()));
    }
  }

  private void turn(long to) {
    if (running == Long.MIN_VALUE || to - running > IDLE_SLOTS) {
      usual = 0;
      sum = 0;
      opened = 0;
      closed = 0;
      running = to;
    }
    for (; running < to; running++) {
      sum = after();
      usual += sum > ALARM ? 0 : WEIGHT * (closed - usual);
      opened = 0;
      closed = 0;
    }
  }

  private double after() {
    double excess = (opened - closed) / Math.max(1, usual);
    return Math.min(MOST, Math.max(0, sum + excess - DRIFT));
  }

  /** The cumulative sum with the running slot. */
  double sum() {
    return after();
  }

  /** Answers to those who ask the key, within some slots. */
  long given(int slots) {
    return sum(Load.PACKETS, slots);
  }

  /** What the key itself asked, within some slots. */
  long asked(int slots) {
    return sum(Load.BYTES, slots);
  }

  private long sum(int which, int slots) {
    SlotRing kept = ring;
    return kept == null ? 0 : kept.sum(which, kept.head(), SlotRing.SLOT * slots);
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    SlotRing kept = ring;
    return 72 + (kept == null ? 0 : kept.bytes());
  }

  void write(StateWriter out) {
    out.number(running);
    out.decimal(opened);
    out.decimal(closed);
    out.decimal(usual);
    out.decimal(sum);
    SlotRing kept = ring;
    out.flag(kept != null);
    if (kept != null) {
      kept.write(out);
    }
  }

  static Answers read(long slot, StateReader in) {
    Answers read = new Answers(slot);
    read.running = in.number();
    read.opened = in.decimal();
    read.closed = in.decimal();
    read.usual = in.decimal();
    read.sum = in.decimal();
    read.ring = in.flag() ? SlotRing.read(read.unit(), in) : null;
    return read;
  }
}

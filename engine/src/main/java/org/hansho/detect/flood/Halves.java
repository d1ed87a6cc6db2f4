package org.hansho.detect.flood;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What explains traffic to a key: what it sends itself, and connections that others go on with. A
 * {@link Timeline} while somebody looks, before that the sums of two spans. Belongs to one thread.
 */
final class Halves {
  /**
   * Quarters of a SYN that is explained: by each connection to the key that went beyond its SYN
   * one, since few records are cut between; by each sampled packet without SYN or RST four thirds,
   * since a connection has three more packets at least.
   */
  static final int FINISHED = 0;

  /** Connections that the key asked for, and probes. */
  static final int ASKED = 1;

  /** Packets that the key sends, but for TCP and ICMP, by which it may refuse. */
  static final int SENT = 2;

  /** Segments that the key sends; not those that refuse or only answer a SYN. */
  static final int SENT_TCP = 3;

  /** Segments to the key with a payload, or of connections reported whole. */
  static final int DATA = 4;

  static final int SUMS = 5;

  /** Longest empty segment, with options and the header of IPv6. */
  private static final int EMPTY = 80;

  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;
  private static final int FIN = 1;
  private static final int PUSH = 8;
  private static final int QUARTERS = 4;
  private static final int OTHERS = 3;

  private final long slot;
  private @Nullable Timeline timeline;

  /** The sums of the running span, and of the one before, while nobody looks. */
  private final long[] running = new long[SUMS];

  private final long[] before = new long[SUMS];
  private long span = Long.MIN_VALUE;
  private long sent = Long.MIN_VALUE;

  Halves(long slot) {
    this.slot = slot;
  }

  /** From now on they are kept by time. */
  void watch(long time) {
    if (timeline == null) {
      turn(time);
      Timeline made = Timeline.at(time, slot, SUMS);
      long start = span * slot * Timeline.SPAN;
      made.add(time, running, time - start);
      made.add(start, before, slot * Timeline.SPAN);
      timeline = made;
    }
  }

  /** Nobody looks any more. */
  void rest() {
    timeline = null;
  }

  boolean isWatched() {
    return timeline != null;
  }

  /** Whether the key was seen to send anything within a day. */
  boolean sends(long time) {
    return sent != Long.MIN_VALUE && time - sent < 86_400_000_000_000L;
  }

  /**
   * Takes flows.
   *
   * @param own whether the key sends them
   * @param records how many the load is of
   */
  void take(boolean own, LoadReader.Kind kind, int flags, long time, Load load, long records) {
    boolean tcp = kind == LoadReader.Kind.DATA || kind == LoadReader.Kind.BARE;
    if (own && kind != LoadReader.Kind.ICMP) {
      sent(time, tcp, flags, load, records);
    } else if (!own && tcp) {
      heard(time, kind == LoadReader.Kind.BARE, flags, load, records);
    }
  }

  /**
   * Takes flows that the key sends.
   *
   * @param tcp whether they are TCP; {@code flags} counts only then
   * @param records how many the load is of
   */
  private void sent(long time, boolean tcp, int flags, Load load, long records) {
    sent = Math.max(sent, time);
    long[] amounts = new long[SUMS];
    if (!tcp) {
      amounts[SENT] = load.packets();
      amounts[ASKED] = load.packets();
    } else {
      boolean answers = (flags & (SYN | ACK)) == (SYN | ACK) && isBare(flags) && isEmpty(load);
      boolean refuses = (flags & RST) != 0 && isBare(flags) && (flags & SYN) == 0;
      boolean asks = (flags & SYN) != 0 && (flags & ACK) == 0;
      amounts[SENT_TCP] = answers || refuses ? 0 : load.packets();
      boolean opens = (flags & SYN) != 0 && !answers;
      amounts[ASKED] = opens ? connections(load, asks, records) : 0;
    }
    add(time, amounts, load.span());
  }

  private static boolean isEmpty(Load load) {
    return load.bytes() <= load.packets() * EMPTY;
  }

  /** Whether there are no flags of connections that go on. */
  private static boolean isBare(int flags) {
    return (flags & (PUSH | FIN)) == 0;
  }

  /**
   * Takes TCP to the key.
   *
   * @param bare whether they are requests, answers or acknowledgements and nothing else
   */
  private void heard(long time, boolean bare, int flags, Load load, long records) {
    boolean sampled = load.packets() > load.sampled();
    long[] amounts = new long[SUMS];
    if (sampled) {
      amounts[FINISHED] = (flags & (SYN | RST)) == 0 ? load.packets() * QUARTERS / OTHERS : 0;
    } else {
      boolean goesOn = !bare && (flags & SYN) != 0;
      amounts[FINISHED] = goesOn ? records : 0;
    }
    amounts[DATA] = bare ? 0 : load.packets();
    if (amounts[FINISHED] > 0 || amounts[DATA] > 0) {
      add(time, amounts, load.span());
    }
  }

  private static long connections(Load load, boolean each, long records) {
    long times = Math.max(1, load.packets() / Math.max(1, load.sampled()));
    return each ? load.packets() : records * times;
  }

  private void add(long time, long[] amounts, long over) {
    Timeline kept = timeline;
    if (kept != null) {
      kept.add(time, amounts, over);
      return;
    }
    turn(time);
    for (int sum = 0; sum < SUMS; sum++) {
      running[sum] += amounts[sum];
    }
  }

  private void turn(long time) {
    long now = Math.floorDiv(time, slot * Timeline.SPAN);
    if (now != span) {
      for (int sum = 0; sum < SUMS; sum++) {
        before[sum] = now == span + 1 ? running[sum] : 0;
        running[sum] = 0;
      }
      span = now;
    }
  }

  /**
   * The sums of a window.
   *
   * @param coarse whether {@code last} and {@code number} are spans
   */
  long[] of(boolean coarse, long last, int number) {
    long[] sums = new long[SUMS];
    Timeline kept = timeline;
    if (kept != null) {
      SlotRing ring = coarse ? kept.coarse() : kept.fine();
      for (int sum = 0; sum < SUMS; sum++) {
        sums[sum] = ring.sum(sum, last, number);
      }
    }
    return sums;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    Timeline kept = timeline;
    return 192 + (kept == null ? 0 : kept.bytes());
  }

  void write(StateWriter out) {
    for (int sum = 0; sum < SUMS; sum++) {
      out.number(running[sum]);
      out.number(before[sum]);
    }
    out.number(span);
    out.number(sent);
    Timeline kept = timeline;
    out.flag(kept != null);
    if (kept != null) {
      kept.write(out);
    }
  }

  static Halves read(long slot, StateReader in) {
    Halves read = new Halves(slot);
    for (int sum = 0; sum < SUMS; sum++) {
      read.running[sum] = in.number();
      read.before[sum] = in.number();
    }
    read.span = in.number();
    read.sent = in.number();
    read.timeline = in.flag() ? Timeline.read(slot, SUMS, in) : null;
    return read;
  }
}

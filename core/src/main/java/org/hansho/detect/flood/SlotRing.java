package org.hansho.detect.flood;

import java.util.Arrays;
import org.hansho.detect.HeapBytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Sums of the last units of time, a fifth of a slot each: a flow that is told once a minute, and
 * four slots more; 3.8 kB at slots of 3 s, 2.5 kB at 5 s. Whole numbers, so that no order of
 * records changes them. Belongs to one thread.
 */
final class SlotRing {
  /** Units of a slot. */
  static final int SLOT = 5;

  private static final long MINUTE = 60_000_000_000L;
  private static final int SLOTS_BESIDE = 4;

  private final long unit;
  private final int units;
  private final long[] sums;

  /** The running unit, numbered from 1970, when it began, and where its sums stand. */
  private long head;

  private long headTime;
  private int headIndex;

  SlotRing(long unit, long head) {
    this.unit = unit;
    this.units = units(unit);
    this.sums = new long[Load.SUMS * units];
    run(head);
  }

  private void run(long to) {
    head = to;
    headTime = to * unit;
    headIndex = place(to) * Load.SUMS;
  }

  /** How many units of a length are kept. */
  static int units(long unit) {
    long slot = unit * SLOT;
    return SLOT * (int) (SLOTS_BESIDE + (MINUTE + slot - 1) / slot);
  }

  /** Units after which a slot counts as complete: a flow of a minute that ended with it is told. */
  int settled() {
    return units - (SLOTS_BESIDE - 1) * SLOT;
  }

  int units() {
    return units;
  }

  long head() {
    return head;
  }

  /** Makes a unit the running one; one that is not later changes nothing. */
  void advance(long to) {
    if (to - head >= units) {
      Arrays.fill(sums, 0);
    } else {
      for (long at = head + 1; at <= to; at++) {
        int from = place(at) * Load.SUMS;
        Arrays.fill(sums, from, from + Load.SUMS, 0);
      }
    }
    if (to > head) {
      run(to);
    }
  }

  /** Whether a time lies in the running unit. */
  boolean isRunning(long time) {
    return time >= headTime && time - headTime < unit;
  }

  /** Adds a load to the running unit alone. */
  void addNow(Load load) {
    for (int sum = 0; sum < Load.SUMS; sum++) {
      sums[headIndex + sum] += load.of(sum);
    }
  }

  /** Spreads a load over the units before a time; what lies before the ring is left out. */
  void add(long time, Load load) {
    long last = Math.min(head, Math.floorDiv(time, unit));
    long start = time - load.span();
    long first = Math.max(head - units + 1, Math.floorDiv(start, unit));
    if (first >= last) {
      if (last > head - units) {
        addTo(last, load, 0, 1);
      }
      return;
    }
    double span = load.span();
    double before = Math.max(0, first * unit - start) / span;
    for (long at = first; at <= last; at++) {
      double share = at == last ? 1 : ((at + 1) * unit - start) / span;
      addTo(at, load, before, share);
      before = share;
    }
  }

  private void addTo(long at, Load load, double from, double to) {
    int index = place(at) * Load.SUMS;
    for (int sum = 0; sum < Load.SUMS; sum++) {
      long whole = load.of(sum);
      sums[index + sum] +=
          to >= 1 && from <= 0 ? whole : (long) (whole * to) - (long) (whole * from);
    }
  }

  private int place(long at) {
    return (int) Math.floorMod(at, (long) units);
  }

  /** The sum of some units up to one and with it. */
  long sum(int sum, long last, int number) {
    long total = 0;
    for (long at = Math.max(last - number + 1, head - units + 1);
        at <= Math.min(last, head);
        at++) {
      total += sums[place(at) * Load.SUMS + sum];
    }
    return total;
  }

  /**
   * How many of the last slots reach an amount, for the division into slots that gives most. Slots
   * end with the running unit or up to four before it; the newest may be under way.
   */
  int slotsReaching(int sum, double amount, int slots) {
    if (sum(sum, head, SLOT * slots) < amount) {
      return 0;
    }
    int most = 0;
    for (int running = 1; running <= SLOT; running++) {
      int reaching = sum(sum, head, running) >= amount ? 1 : 0;
      long end = head - running;
      for (int slot = 1; slot < slots; slot++, end -= SLOT) {
        reaching += sum(sum, end, SLOT) >= amount ? 1 : 0;
      }
      most = Math.max(most, reaching);
    }
    return most;
  }

  /** The most that a slot among the last ones has brought. */
  long highest(int sum, int slots) {
    long highest = 0;
    for (long end = head; end > head - (long) SLOT * slots; end--) {
      highest = Math.max(highest, sum(sum, end, SLOT));
    }
    return highest;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 56 + HeapBytes.array(sums.length, Long.BYTES);
  }

  void write(StateWriter out) {
    out.number(head);
    for (long sum : sums) {
      out.flag(sum != 0);
      if (sum != 0) {
        out.number(sum);
      }
    }
  }

  static SlotRing read(long unit, StateReader in) {
    SlotRing read = new SlotRing(unit, in.number());
    for (int i = 0; i < read.sums.length; i++) {
      read.sums[i] = in.flag() ? in.number() : 0;
    }
    return read;
  }
}

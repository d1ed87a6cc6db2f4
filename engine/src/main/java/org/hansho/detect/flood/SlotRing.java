package org.hansho.detect.flood;

import java.util.Arrays;
import org.hansho.detect.HeapBytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Sums of the last units of time. Whole numbers, so that no order of records changes them. Belongs
 * to one thread.
 */
final class SlotRing {
  private final long unit;
  private final int units;
  private final int width;
  private final long[] sums;

  /** The running unit, numbered from 1970, when it began, and where its sums stand. */
  private long head;

  private long headTime;
  private int headIndex;

  /**
   * An empty ring.
   *
   * @param unit nanoseconds
   * @param units how many are kept
   * @param width how many sums there are of each
   */
  SlotRing(long unit, int units, int width, long head) {
    this.unit = unit;
    this.units = units;
    this.width = width;
    this.sums = new long[width * units];
    run(head);
  }

  private void run(long to) {
    head = to;
    headTime = to * unit;
    headIndex = place(to) * width;
  }

  int units() {
    return units;
  }

  long unit() {
    return unit;
  }

  long head() {
    return head;
  }

  /** The oldest unit that is kept. */
  long oldest() {
    return head - units + 1;
  }

  /** Makes a unit the running one; one that is not later changes nothing. */
  void advance(long to) {
    if (to - head >= units) {
      Arrays.fill(sums, 0);
    } else {
      for (long at = head + 1; at <= to; at++) {
        int from = place(at) * width;
        Arrays.fill(sums, from, from + width, 0);
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

  /** Adds amounts to the running unit alone. */
  void addNow(long[] amounts) {
    for (int sum = 0; sum < width; sum++) {
      sums[headIndex + sum] += amounts[sum];
    }
  }

  /**
   * Spreads amounts over the units before a time; what lies before the ring is left out.
   *
   * @param span nanoseconds before the time over which they came
   */
  void add(long time, long[] amounts, long span) {
    long last = Math.min(head, Math.floorDiv(time, unit));
    long start = time - span;
    long first = Math.max(oldest(), Math.floorDiv(start, unit));
    if (first >= last) {
      boolean reaches = last >= oldest();
      double before = reaches ? Math.max(0, (last * unit - start) / (double) Math.max(1, span)) : 0;
      if (reaches) {
        addTo(last, amounts, Math.min(1, before), 1);
      }
      return;
    }
    double whole = span;
    double before = Math.max(0, first * unit - start) / whole;
    for (long at = first; at <= last; at++) {
      double share = at == last ? 1 : ((at + 1) * unit - start) / whole;
      addTo(at, amounts, before, share);
      before = share;
    }
  }

  private void addTo(long at, long[] amounts, double from, double to) {
    int index = place(at) * width;
    for (int sum = 0; sum < width; sum++) {
      long whole = amounts[sum];
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
    for (long at = Math.max(last - number + 1, oldest()); at <= Math.min(last, head); at++) {
      total += sums[place(at) * width + sum];
    }
    return total;
  }

  /** What it takes of the heap, in bytes. */
  long bytes() {
    return 64 + HeapBytes.array(sums.length, Long.BYTES);
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

  /** Reads what {@link #write} wrote of a ring of the same size. */
  static SlotRing read(long unit, int units, int width, StateReader in) {
    SlotRing read = new SlotRing(unit, units, width, in.number());
    for (int i = 0; i < read.sums.length; i++) {
      read.sums[i] = in.flag() ? in.number() : 0;
    }
    return read;
  }
}

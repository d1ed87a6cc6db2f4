package org.hansho.detect;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How many different records something stands for, where several counters may have seen the same
 * ones. Each counter counts by itself, and of those that belong together the greatest count is
 * taken: a record counts once, and the number is a lower bound. Depends on what was added, not on
 * the order. Not safe for use by several threads.
 */
public final class RecordCount {
  /** The counter of records that no other counter sees. */
  public static final int ALONE = 0;

  /** Most counters that belong together: those whose quotient by it is the same. */
  public static final int COUNTERS_OF_A_GROUP = 1 << 12;

  private static final int[] NONE = {};
  private static final long[] NO_COUNTS = {};

  /** What counts by itself. */
  private long alone;

  /** Counters in ascending order, and beside each what it counted. */
  private int[] counters = NONE;

  private long[] counts = NO_COUNTS;

  /** Adds records that a counter has seen. */
  public void add(int counter, long records) {
    if (counter == ALONE) {
      alone += records;
      return;
    }
    int place = Arrays.binarySearch(counters, counter);
    if (place < 0) {
      place = -place - 1;
      insert(place, counter);
    }
    counts[place] += records;
  }

  private void insert(int place, int counter) {
    int size = counters.length;
    int[] wider = Arrays.copyOf(counters, size + 1);
    long[] widerCounts = Arrays.copyOf(counts, size + 1);
    System.arraycopy(counters, place, wider, place + 1, size - place);
    System.arraycopy(counts, place, widerCounts, place + 1, size - place);
    wider[place] = counter;
    widerCounts[place] = 0;
    counters = wider;
    counts = widerCounts;
  }

  /** What it takes of the heap, in bytes. */
  public long bytes() {
    return 32
        + HeapBytes.array(counters.length, Integer.BYTES)
        + HeapBytes.array(counts.length, Long.BYTES);
  }

  /** All records. */
  public long total() {
    long total = alone;
    long most = 0;
    for (int i = 0; i < counters.length; i++) {
      most = Math.max(most, counts[i]);
      if (i + 1 == counters.length || groupOf(counters[i + 1]) != groupOf(counters[i])) {
        total += most;
        most = 0;
      }
    }
    return total;
  }

  /** What was added and does not count, since another counter has the same records. */
  public long repeated() {
    return alone + Arrays.stream(counts).sum() - total();
  }

  /** Whether two counters may see the same records. */
  public static boolean areTogether(int counter, int other) {
    return counter != ALONE && groupOf(counter) == groupOf(other);
  }

  private static int groupOf(int counter) {
    return counter / COUNTERS_OF_A_GROUP;
  }

  /** Takes over what was counted elsewhere. */
  public void merge(RecordCount other) {
    alone += other.alone;
    for (int i = 0; i < other.counters.length; i++) {
      add(other.counters[i], other.counts[i]);
    }
  }

  /** Saves all but {@link #alone}. */
  public void write(StateWriter out) {
    out.count(counters.length);
    for (int i = 0; i < counters.length; i++) {
      out.count(counters[i]);
      out.number(counts[i]);
    }
  }

  /** What no other counter sees; whoever saves this saves it too. */
  public long alone() {
    return alone;
  }

  /** Restores what {@link #write} saved. */
  public static RecordCount read(long alone, StateReader in) {
    RecordCount count = new RecordCount();
    count.alone = alone;
    int left = in.atEnd() ? 0 : in.count(); // Saved before documents counted by themselves.
    for (; left > 0; left--) {
      count.add(in.count(), in.number());
    }
    return count;
  }
}

package org.hansho.alert;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How many records an alert counts. Documents of a detection that look at the same rules see the
 * same records, so each of them counts by itself, and of those that belong together the greatest
 * count is taken: a record counts once. Depends on what was added, not on the order. Not safe for
 * use by several threads.
 */
final class RecordCount {
  private static final int[] NONE = {};
  private static final long[] NO_COUNTS = {};

  /** What counts by itself. */
  private long alone;

  /** Counters in ascending order, and beside each what it counted. */
  private int[] counters = NONE;

  private long[] counts = NO_COUNTS;

  /** Adds records that a counter has seen; see {@link Finding#counter()}. */
  void add(int counter, long records) {
    if (counter == Finding.ALONE) {
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

  /** All records. */
  long total() {
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

  /** What was added and does not count, since another document counts the same records. */
  long repeated() {
    return alone + Arrays.stream(counts).sum() - total();
  }

  private static int groupOf(int counter) {
    return counter / Finding.COUNTERS_OF_A_GROUP;
  }

  /** Takes over what was counted elsewhere. */
  void merge(RecordCount other) {
    alone += other.alone;
    for (int i = 0; i < other.counters.length; i++) {
      add(other.counters[i], other.counts[i]);
    }
  }

  void write(StateWriter out) {
    out.count(counters.length);
    for (int i = 0; i < counters.length; i++) {
      out.count(counters[i]);
      out.number(counts[i]);
    }
  }

  /** What counts by itself; whoever saves this saves it too. */
  long alone() {
    return alone;
  }

  /** Restores what {@link #write} saved. */
  static RecordCount read(long alone, StateReader in) {
    RecordCount count = new RecordCount();
    count.alone = alone;
    int left = in.atEnd() ? 0 : in.count(); // Saved before documents counted by themselves.
    for (; left > 0; left--) {
      count.add(in.count(), in.number());
    }
    return count;
  }
}

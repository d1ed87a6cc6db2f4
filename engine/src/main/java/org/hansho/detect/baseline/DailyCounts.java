package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How often and on how many days something was seen lately: 64 bytes with all. Belongs to one
 * thread.
 *
 * <p>Days are exact up to {@link #MOST_DAYS}. Counts go by quarters of the history: the running
 * quarter and the three before it count.
 */
final class DailyCounts {
  /** Most days that are distinguished. */
  static final int MOST_DAYS = Long.SIZE;

  private static final int QUARTERS = 4;

  private final int[] counts = new int[QUARTERS];
  private long days;
  private int last;

  /** Notes that it was seen. */
  void see(int minute, int history) {
    if (days == 0) {
      last = minute;
    }
    shiftTo(Math.max(minute, last), history);
    int day = day(last) - day(minute);
    int quarter = quarter(last, history) - quarter(minute, history);
    days |= day < MOST_DAYS ? 1L << day : 0;
    if (quarter < QUARTERS && counts[quarter] < Integer.MAX_VALUE) {
      counts[quarter]++;
    }
  }

  /** Joins what another one has counted of the same thing, which may change by it. */
  void join(DailyCounts other, JoinedCounts how, int history) {
    if (other.days == 0) {
      return;
    }
    last = days == 0 ? other.last : last;
    int latest = Math.max(last, other.last);
    shiftTo(latest, history);
    other.shiftTo(latest, history);
    days |= other.days;
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      counts[quarter] = how.of(counts[quarter], other.counts[quarter]);
    }
  }

  private void shiftTo(int minute, int history) {
    int byDays = day(minute) - day(last);
    days = byDays >= MOST_DAYS ? 0 : days << byDays;
    int byQuarters = Math.min(QUARTERS, quarter(minute, history) - quarter(last, history));
    if (byQuarters > 0) {
      System.arraycopy(counts, 0, counts, byQuarters, QUARTERS - byQuarters);
      Arrays.fill(counts, 0, byQuarters, 0);
    }
    last = minute;
  }

  private static int day(int minute) {
    return Math.floorDiv(minute, Times.DAY_MINUTES);
  }

  private static int quarter(int minute, int history) {
    return Math.floorDiv(minute, Math.max(1, history / QUARTERS));
  }

  /** How often it was seen in the history before a time. */
  long count(int minute, int history) {
    int passed = Math.max(0, quarter(minute, history) - quarter(last, history));
    long count = 0;
    for (int quarter = 0; quarter + passed < QUARTERS; quarter++) {
      count += counts[quarter];
    }
    return count;
  }

  /** On how many days it was seen in the history before a time, today among them. */
  int days(int minute, int history) {
    int passed = Math.max(0, day(minute) - day(last));
    int visible = (history + Times.DAY_MINUTES - 1) / Times.DAY_MINUTES - passed;
    if (visible <= 0) {
      return 0;
    }
    return Long.bitCount(visible >= MOST_DAYS ? days : days & (1L << visible) - 1);
  }

  void write(StateWriter out) {
    out.number(days);
    out.number(last);
    for (int count : counts) {
      out.count(count);
    }
  }

  static DailyCounts read(StateReader in) {
    DailyCounts read = new DailyCounts();
    read.days = in.number();
    read.last = (int) in.number();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      read.counts[quarter] = in.count();
    }
    return read;
  }
}

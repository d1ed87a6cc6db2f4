package org.hansho.time;

import java.util.Map;
import java.util.TreeMap;
import org.hansho.event.Event;

/**
 * On which days the records of a source happened, as they say, and the range that is plausible for
 * them. Bounded by the days that dates can name. Belongs to one thread.
 *
 * <p>The range is found from the day of the median record outwards: what lies behind a gap does not
 * belong to the source if it is less than a tenth of all records, and the gap is longer than 60
 * days and longer than all that belongs to it so far. So neither one record of 1971 nor a few of
 * years ago move the beginning, and no honest source is cut: one that is written for years has gaps
 * shorter than it is long, and one that is written once a quarter has more than a tenth of its
 * records behind each gap or has been seen for longer than the gap.
 */
public final class DayTally {
  /** Gaps of so many days are ordinary. */
  public static final int GAP = 60;

  /** Less than one in so many records may lie outside. */
  public static final int SHARE = 10;

  private static final long DAY = 86_400_000_000_000L;

  private final TreeMap<Long, Long> records = new TreeMap<>();
  private long day = Long.MIN_VALUE;
  private long onDay;

  /** Counts a record. */
  public void add(long time) {
    if (time == Event.NO_TIME) {
      return;
    }
    long its = Math.floorDiv(time, DAY);
    if (its != day) {
      settle();
      day = its;
    }
    onDay++;
  }

  private void settle() {
    if (onDay > 0) {
      records.merge(day, onDay, Long::sum);
      onDay = 0;
    }
  }

  /** Adds what was counted elsewhere in the same source. */
  public void add(DayTally other) {
    other.settle();
    other.records.forEach((its, count) -> records.merge(its, count, Long::sum));
  }

  /** Whether all records lie so close together that none can be outside. */
  public boolean isClose() {
    settle();
    return records.isEmpty() || records.lastKey() - records.firstKey() <= GAP;
  }

  /** The range of the records that belong together. */
  public PlausibleRange range() {
    settle();
    if (records.isEmpty()) {
      return PlausibleRange.ALL;
    }
    int size = records.size();
    long[] days = new long[size];
    long[] upTo = new long[size + 1];
    int at = 0;
    for (Map.Entry<Long, Long> one : records.entrySet()) {
      days[at] = one.getKey();
      upTo[at + 1] = upTo[at] + one.getValue();
      at++;
    }
    return range(days, upTo);
  }

  /**
   * The range.
   *
   * @param days in order
   * @param upTo how many records there are before each of them, and in the end of all
   */
  private static PlausibleRange range(long[] days, long[] upTo) {
    int end = days.length - 1;
    long all = upTo[days.length];
    int first = 0;
    while (2 * upTo[first + 1] < all) {
      first++;
    }
    int last = first;
    boolean grows = true;
    while (grows) {
      long span = days[last] - days[first];
      boolean before = first > 0 && belongs(days[first] - days[first - 1], span, upTo[first], all);
      boolean after =
          last < end && belongs(days[last + 1] - days[last], span, all - upTo[last + 1], all);
      first -= before ? 1 : 0;
      last += after ? 1 : 0;
      grows = before || after;
    }
    return new PlausibleRange(
        first == 0 ? Long.MIN_VALUE : days[first] * DAY,
        last == end ? Long.MAX_VALUE : (days[last] + 1) * DAY,
        days[first] * DAY,
        days[last] * DAY,
        all - (upTo[last + 1] - upTo[first]));
  }

  private static boolean belongs(long gap, long span, long behind, long all) {
    return gap <= Math.max(GAP, span) || behind * SHARE >= all;
  }
}

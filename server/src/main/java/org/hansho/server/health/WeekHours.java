package org.hansho.server.health;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How often a source was heard in each hour of the week (UTC), over the last {@value #WEEKS} weeks.
 * At most 1,700 bytes. Belongs to one thread.
 */
final class WeekHours {
  static final long HOUR = 3_600_000_000_000L;
  static final int HOURS = 168;

  private static final int WEEKS = 5;

  private final short[][] counts = new short[HOURS][];
  private int seen;
  private int least = Integer.MAX_VALUE;

  /** The hour of the week of a time in nanoseconds since 1970. */
  static int of(long time) {
    return (int) Math.floorMod(Math.floorDiv(time, HOUR), (long) HOURS);
  }

  /** How many different hours of the week are known. */
  int seen() {
    return seen;
  }

  /** Notes how often it was heard in an hour that was watched whole. */
  void add(int hour, int count) {
    short[] before = counts[hour];
    if (before == null) {
      seen++;
      before = new short[0];
    }
    int kept = Math.min(before.length, WEEKS - 1);
    short[] now = Arrays.copyOfRange(before, before.length - kept, before.length + 1);
    now[kept] = (short) Math.min(Short.MAX_VALUE, count);
    counts[hour] = now;
    least = Integer.MAX_VALUE;
    for (int each = 0; each < HOURS; each++) {
      least = counts[each] == null ? least : Math.min(least, usual(each));
    }
  }

  /**
   * How often it is usually heard in an hour of the week: the median, of two the lower one, so that
   * one bad week does not count. In an hour that is not known yet, as in the quietest known one.
   */
  int usual(int hour) {
    short[] known = counts[hour];
    if (known == null) {
      return seen == 0 ? 0 : least;
    }
    short[] sorted = known.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  void write(StateWriter out) {
    for (short[] known : counts) {
      out.count(known == null ? 0 : known.length);
      for (int each = 0; known != null && each < known.length; each++) {
        out.count(known[each]);
      }
    }
  }

  static WeekHours read(StateReader in) {
    WeekHours hours = new WeekHours();
    for (int hour = 0; hour < HOURS; hour++) {
      for (int left = in.count(); left > 0; left--) {
        hours.add(hour, in.count());
      }
    }
    return hours;
  }
}

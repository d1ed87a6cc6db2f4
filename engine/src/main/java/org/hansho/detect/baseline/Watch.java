package org.hansho.detect.baseline;

import java.util.Map;
import org.hansho.detect.Emission;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** How long a key has been watched, and what would have been a result while it was learned. */
final class Watch {
  /** How many numbers {@link #writeTo} writes. */
  static final int NUMBERS = 4;

  private static final long NOTHING = Long.MIN_VALUE;
  private static final int FIRED_BITS = 16;

  /** Days that are distinguished, the latest in the lowest bit of {@link #days}. */
  private static final int MOST_DAYS = Long.SIZE;

  private long first = NOTHING;
  private long last = NOTHING;
  private long days;
  private long samples;
  private long wouldHaveFired;

  /** Takes the time of a fact that is learned. */
  void learn(long time) {
    if (first == NOTHING) {
      first = time;
      days = 1;
    } else if (time > last) {
      long passed = Math.floorDiv(time, Times.DAY) - Math.floorDiv(last, Times.DAY);
      days = passed == 0 ? days : (passed >= MOST_DAYS ? 0 : days << passed) | 1;
    }
    last = Math.max(last, time);
    samples++;
  }

  /** Joins what another one has watched of the same key. */
  void join(Watch other) {
    if (other.first == NOTHING) {
      wouldHaveFired = Math.max(wouldHaveFired, other.wouldHaveFired);
      return;
    }
    if (first == NOTHING) {
      first = other.first;
      last = other.last;
    }
    JoinedCounts counts = counts(other);
    long latest = Math.max(last, other.last);
    days = daysAt(latest) | other.daysAt(latest);
    samples = counts.of(samples, other.samples);
    wouldHaveFired = counts.of(wouldHaveFired, other.wouldHaveFired);
    first = Math.min(first, other.first);
    last = latest;
  }

  /** How counts of the same key are joined. */
  JoinedCounts counts(Watch other) {
    return JoinedCounts.of(first, last, other.first, other.last);
  }

  private long daysAt(long latest) {
    long passed = Math.floorDiv(latest, Times.DAY) - Math.floorDiv(last, Times.DAY);
    return passed >= MOST_DAYS ? 0 : days << passed;
  }

  /** Whether the facts learned so far suffice to judge one of this time. */
  boolean suffices(Learning learning, long time, Emission out) {
    return learning.isOver(first == NOTHING ? time : first, samples, time, out);
  }

  /** Notes that there would have been a result but for the learning. */
  void wouldHaveFired() {
    wouldHaveFired++;
  }

  /** Time of the first fact in nanoseconds; the given one if there is none. */
  long since(long otherwise) {
    return first == NOTHING ? otherwise : first;
  }

  /** How many facts were learned. */
  long samples() {
    return samples;
  }

  /** How long the key is known, in nanoseconds: what eviction goes by. */
  long knownFor() {
    return first == NOTHING ? NOTHING : last - first;
  }

  /** Whole days from the first fact to a time. */
  long days(long time) {
    return Math.max(0, time - since(time)) / Times.DAY;
  }

  /** On how many days before that of a time something was seen, of so many days before it. */
  int daysSeen(long time, long within) {
    long passed = Math.floorDiv(time, Times.DAY) - Math.floorDiv(last, Times.DAY);
    if (first == NOTHING || passed >= MOST_DAYS) {
      return 0;
    }
    long before = passed == 0 ? days >>> 1 : days << (passed - 1);
    return Long.bitCount(within >= MOST_DAYS ? before : before & (1L << within) - 1);
  }

  /** Adds its numbers to those of a result. */
  void describe(Map<String, String> numbers) {
    numbers.put("since", first == NOTHING ? "" : Times.instant(first));
    numbers.put("samples", Long.toString(samples));
    numbers.put("would_have_fired", Long.toString(wouldHaveFired));
  }

  /** Whether {@link #writeTo} loses nothing. */
  boolean isShort() {
    return samples < 1L << (Long.SIZE - 1 - FIRED_BITS) && wouldHaveFired < 1L << FIRED_BITS;
  }

  /** Writes all as {@link #NUMBERS} numbers. */
  void writeTo(long[] numbers, int at) {
    numbers[at] = first;
    numbers[at + 1] = last;
    numbers[at + 2] = (samples << FIRED_BITS) | wouldHaveFired;
    numbers[at + 3] = days;
  }

  /** Becomes what {@link #writeTo} wrote. */
  void readFrom(long[] numbers, int at) {
    first = numbers[at];
    last = numbers[at + 1];
    samples = numbers[at + 2] >>> FIRED_BITS;
    wouldHaveFired = numbers[at + 2] & ((1L << FIRED_BITS) - 1);
    days = numbers[at + 3];
  }

  void write(StateWriter out) {
    out.number(first);
    out.number(last);
    out.number(days);
    out.number(samples);
    out.number(wouldHaveFired);
  }

  static Watch read(StateReader in) {
    Watch watch = new Watch();
    watch.first = in.number();
    watch.last = in.number();
    watch.days = in.number();
    watch.samples = in.number();
    watch.wouldHaveFired = in.number();
    return watch;
  }
}

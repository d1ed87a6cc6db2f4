package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How often new values arrive: each counts 0.95 for every day of its age, and the sum is spread
 * over the days watched. After the new-entity function that Microsoft publishes for Kusto.
 */
final class Arrivals {
  private static final double DECAY = 0.95;

  /** A smaller sum is none: values are known to the minute, arrivals to the nanosecond. */
  private static final double LEAST = 0.001;

  private double sum;
  private long at = Long.MIN_VALUE;

  /** A new value came. */
  void add(long time) {
    if (at == Long.MIN_VALUE) {
      at = time;
    }
    if (time >= at) {
      sum = sum * decay(time - at) + 1;
      at = time;
    } else {
      sum += decay(at - time);
    }
  }

  /** Whether no value came so far. */
  boolean areNone() {
    return at == Long.MIN_VALUE;
  }

  /** Whether one value came so far, at this time. */
  boolean areOne(long time) {
    return at == time && sum == 1;
  }

  /** Becomes none. */
  void clear() {
    at = Long.MIN_VALUE;
    sum = 0;
  }

  /** When the latest new value came; the given time if none did. */
  long latest(long otherwise) {
    return at == Long.MIN_VALUE ? otherwise : at;
  }

  /**
   * New values a day.
   *
   * @param since when the key was seen first
   */
  double rate(long since, long time) {
    if (at == Long.MIN_VALUE) {
      return 0;
    }
    double days = Math.max(1, (double) (time - since) / Times.DAY);
    return sum * decay(Math.max(0, time - at)) / days;
  }

  /** A value that came at a time was no new one. */
  void takeBack(long time) {
    sum -= decay(Math.abs(at - time));
  }

  /** The latest value that is left came in that minute. */
  void endAt(int minute) {
    if (sum < LEAST) {
      clear();
    } else if (minute < Times.minute(at)) {
      sum /= decay(at - Times.nanos(minute));
      at = Times.nanos(minute);
    }
  }

  /** Joins what came elsewhere: all of it, or what of both is more. */
  void join(Arrivals other, JoinedCounts counts) {
    if (other.at == Long.MIN_VALUE) {
      return;
    }
    if (at == Long.MIN_VALUE) {
      sum = other.sum;
      at = other.at;
      return;
    }
    long latest = Math.max(at, other.at);
    sum = counts.of(sum * decay(latest - at), other.sum * decay(latest - other.at));
    at = latest;
  }

  private static double decay(long nanos) {
    return StrictMath.pow(DECAY, (double) nanos / Times.DAY);
  }

  void write(StateWriter out) {
    out.decimal(sum);
    out.number(at);
  }

  static Arrivals read(StateReader in) {
    Arrivals arrivals = new Arrivals();
    arrivals.sum = in.decimal();
    arrivals.at = in.number();
    return arrivals;
  }
}

package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How much a key usually has at each hour of the day, in UTC: mean and variance of the highest
 * value of the hour, the latest fortnight counting most. 8 bytes an hour of the day that ever had a
 * value, 24 at most; belongs to one thread.
 *
 * <p>An hour without a value counts as 0. What lies more than three standard deviations above the
 * mean is learned as if it lay there, so that an attack does not teach that it is usual.
 */
final class DailyRhythm {
  private static final int HOURS = 24;
  private static final float SLOWEST = 1 / 14f;
  private static final int LONGEST_GAP = 60;
  private static final float DEVIATIONS = 3;

  private static final float[] NONE = {};

  /** A bit for each hour of the day that had a value, whose moments stand in this order. */
  private int active;

  /** The mean and the variance of each active hour. */
  private float[] moments = NONE;

  private long hour = Long.MIN_VALUE;
  private long begun;
  private double highest;

  /** Notes a value at a time; hours that have ended since the last one are learned. */
  void note(long time, double value) {
    long now = Math.floorDiv(time, Buckets.HOUR);
    if (hour == Long.MIN_VALUE) {
      hour = now;
      begun = now;
    }
    if (now > hour) {
      learn(hour, (float) highest);
      long empty = Math.max(hour + 1, now - (long) LONGEST_GAP * HOURS);
      for (long passed = empty; passed < now; passed++) {
        learn(passed, 0);
      }
      hour = now;
      highest = 0;
    }
    highest = Math.max(highest, value);
  }

  private void learn(long ended, float value) {
    int place = (int) Math.floorMod(ended, (long) HOURS);
    if (value == 0 && (active & 1 << place) == 0) {
      return;
    }
    int at = momentsOf(place);
    float mean = moments[at];
    long days = Math.min(LONGEST_GAP, (ended - begun) / HOURS);
    float usual = mean + DEVIATIONS * (float) StrictMath.sqrt(moments[at + 1] + 1);
    float taken = days == 0 ? value : Math.min(value, usual + mean);
    float weight = Math.max(SLOWEST, 1f / (days + 1));
    float difference = taken - mean;
    moments[at] += weight * difference;
    moments[at + 1] = (1 - weight) * (moments[at + 1] + weight * difference * difference);
  }

  /** Where the moments of an hour of the day stand; makes it an active one. */
  private int momentsOf(int place) {
    int at = 2 * Integer.bitCount(active & (1 << place) - 1);
    if ((active & 1 << place) == 0) {
      float[] more = new float[moments.length + 2];
      System.arraycopy(moments, 0, more, 0, at);
      System.arraycopy(moments, at, more, at + 2, moments.length - at);
      moments = more;
      active |= 1 << place;
    }
    return at;
  }

  /** The mean of an hour of the day, or with 1 the variance. */
  private float moment(int place, int which) {
    boolean known = (active & 1 << place) != 0;
    return known ? moments[2 * Integer.bitCount(active & (1 << place) - 1) + which] : 0;
  }

  /** Nanoseconds for which it has been learned. */
  long known(long time) {
    return hour == Long.MIN_VALUE ? 0 : time - begun * Buckets.HOUR;
  }

  /** The mean of the busiest of the hour and its neighbours. */
  double expected(long time) {
    double expected = 0;
    for (int beside = -1; beside <= 1; beside++) {
      expected = Math.max(expected, moment(place(time, beside), 0));
    }
    return expected;
  }

  private static int place(long time, int beside) {
    return (int) Math.floorMod(Math.floorDiv(time, Buckets.HOUR) + beside, (long) HOURS);
  }

  /**
   * How probable so high a value is (negative binomial).
   *
   * @param unit what one thing seen stands for: under sampling a value is many times of what was
   *     seen, and varies as that does
   */
  double tail(long time, double value, double unit) {
    double mean = Math.max(0.5, expected(time) / unit);
    double variance = 0;
    for (int beside = -1; beside <= 1; beside++) {
      variance = Math.max(variance, moment(place(time, beside), 1));
    }
    variance /= unit * unit;
    double dispersion = variance > mean ? mean * mean / (variance - mean) : 1e6;
    return CountTail.atLeast(value / unit, mean, Math.max(0.1, dispersion));
  }

  void write(StateWriter out) {
    out.number(hour);
    out.number(begun);
    out.decimal(highest);
    out.count(active);
    for (float moment : moments) {
      out.count(Float.floatToRawIntBits(moment));
    }
  }

  void read(StateReader in) {
    hour = in.number();
    begun = in.number();
    highest = in.decimal();
    active = in.count() & (1 << HOURS) - 1;
    moments = new float[2 * Integer.bitCount(active)];
    for (int at = 0; at < moments.length; at++) {
      moments[at] = Float.intBitsToFloat(in.count());
    }
  }
}

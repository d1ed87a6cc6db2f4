package org.hansho.detect.baseline;

import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * How much a key usually has at each hour of the day, in UTC: mean and variance of the highest
 * value of the hour, the latest fortnight counting most. 24 times 12 bytes; belongs to one thread.
 *
 * <p>An hour without a value counts as 0. What lies more than three standard deviations above the
 * mean is learned as if it lay there, so that an attack does not teach that it is usual.
 */
final class DailyRhythm {
  private static final int HOURS = 24;
  private static final float SLOWEST = 1 / 14f;
  private static final int LONGEST_GAP = 60;
  private static final float DEVIATIONS = 3;

  private final float[] means = new float[HOURS];
  private final float[] variances = new float[HOURS];
  private final int[] learned = new int[HOURS];
  private long hour = Long.MIN_VALUE;
  private long begun;
  private double highest;

  /** Notes a value at a time; hours that have ended since the last one are learned. */
  void tell(long time, double value) {
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
    int days = learned[place];
    float usual = means[place] + DEVIATIONS * (float) StrictMath.sqrt(variances[place] + 1);
    float taken = days == 0 ? value : Math.min(value, usual + means[place]);
    float weight = Math.max(SLOWEST, 1f / (days + 1));
    float difference = taken - means[place];
    means[place] += weight * difference;
    variances[place] = (1 - weight) * (variances[place] + weight * difference * difference);
    learned[place] = Math.min(LONGEST_GAP, days + 1);
  }

  /** Nanoseconds for which it has been learned. */
  long known(long time) {
    return hour == Long.MIN_VALUE ? 0 : time - begun * Buckets.HOUR;
  }

  /** The mean of the busiest of the hour and its neighbours. */
  double expected(long time) {
    double expected = 0;
    for (int beside = -1; beside <= 1; beside++) {
      expected = Math.max(expected, means[place(time, beside)]);
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
      variance = Math.max(variance, variances[place(time, beside)]);
    }
    variance /= unit * unit;
    double dispersion = variance > mean ? mean * mean / (variance - mean) : 1e6;
    return CountTail.atLeast(value / unit, mean, Math.max(0.1, dispersion));
  }

  void write(StateWriter out) {
    out.number(hour);
    out.number(begun);
    out.decimal(highest);
    for (int place = 0; place < HOURS; place++) {
      out.count(Float.floatToRawIntBits(means[place]));
      out.count(Float.floatToRawIntBits(variances[place]));
      out.count(learned[place]);
    }
  }

  void read(StateReader in) {
    hour = in.number();
    begun = in.number();
    highest = in.decimal();
    for (int place = 0; place < HOURS; place++) {
      means[place] = Float.intBitsToFloat(in.count());
      variances[place] = Float.intBitsToFloat(in.count());
      learned[place] = in.count();
    }
  }
}

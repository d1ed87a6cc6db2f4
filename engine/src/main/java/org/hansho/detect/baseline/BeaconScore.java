package org.hansho.detect.baseline;

import java.util.Arrays;

/**
 * How much contacts look like those of a program that reports at regular intervals: 0 to 1, from
 * 0.5 on low, from 0.7 medium, from 0.9 high. A quarter each comes of
 *
 * <ul>
 *   <li>the times between contacts: the mean of 1 − |Bowley's skewness| and of 1 − the median
 *       deviation from the median by 30 s;
 *   <li>the sizes, likewise by 32 bytes;
 *   <li>how evenly contacts fall into 24 equal parts of the time: 1 − the coefficient of variation;
 *   <li>the share of a day that they span.
 * </ul>
 *
 * <p>The method is that which RITA describes; nothing of it is copied. Pure functions.
 */
final class BeaconScore {
  /** Fewest contacts of which something is said. */
  static final int FEWEST = 4;

  private static final double INTERVAL = 30;
  private static final double SIZE = 32;
  private static final int PARTS = 24;
  private static final double DAY = 86_400;

  private BeaconScore() {}

  /**
   * The score, or 0 for too few contacts.
   *
   * @param times seconds in ascending order
   * @param sizes bytes sent in each contact
   */
  static double of(int[] times, int[] sizes) {
    int count = times.length;
    if (count < FEWEST) {
      return 0;
    }
    double[] intervals = new double[count - 1];
    for (int i = 1; i < count; i++) {
      intervals[i - 1] = (double) times[i] - times[i - 1];
    }
    double[] sent = Arrays.stream(sizes).asDoubleStream().toArray();
    double span = (double) times[count - 1] - times[0];
    return (regularity(intervals, INTERVAL)
            + regularity(sent, SIZE)
            + evenness(times, span)
            + Math.min(1, span / DAY))
        / 4;
  }

  private static double regularity(double[] values, double scale) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double low = quantile(sorted, 0.25);
    double middle = quantile(sorted, 0.5);
    double high = quantile(sorted, 0.75);
    double skewness = high == low ? 0 : (low + high - 2 * middle) / (high - low);
    double[] deviations = Arrays.stream(sorted).map(v -> Math.abs(v - middle)).sorted().toArray();
    return (1 - Math.abs(skewness) + Math.max(0, 1 - quantile(deviations, 0.5) / scale)) / 2;
  }

  /** Linear between the closest ranks. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static double evenness(int[] times, double span) {
    double[] parts = new double[PARTS];
    for (int time : times) {
      int part = span == 0 ? 0 : (int) Math.min(PARTS - 1, (time - times[0]) / span * PARTS);
      parts[part]++;
    }
    double mean = (double) times.length / PARTS;
    double variance = 0;
    for (double part : parts) {
      variance += (part - mean) * (part - mean) / PARTS;
    }
    return Math.max(0, 1 - StrictMath.sqrt(variance) / mean);
  }

  /** The usual time between contacts in seconds; 0 for fewer than two. */
  static double interval(int[] times) {
    double[] intervals = new double[Math.max(1, times.length - 1)];
    for (int i = 1; i < times.length; i++) {
      intervals[i - 1] = (double) times[i] - times[i - 1];
    }
    Arrays.sort(intervals);
    return quantile(intervals, 0.5);
  }
}

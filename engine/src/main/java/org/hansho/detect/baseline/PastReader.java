package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.sigma.Baseline;

/**
 * Makes a {@link VolumePast} of a history, once for each bucket of a key that comes near a bound.
 *
 * <p>The tail follows a mean that forgets 3 % a day, with the values beyond the 95th percentile
 * pulled in, over the buckets of the same rhythm. Cost: a sort of the buckets that are not empty,
 * and a step for each bucket of the reach.
 */
final class PastReader {
  private static final double DECAY = 0.97;
  private static final double PULLED_IN = 0.95;

  /** Fewest buckets of the same rhythm; with fewer all are taken. */
  private static final int FEWEST_ALIKE = 4;

  /** Rates of logs vary by 22 % at least, however steady they were so far. */
  private static final double HIGHEST_DISPERSION = 20;

  private final Buckets buckets;
  private final int reach;
  private final int peakReach;

  /** For how many buckets one that gave a result is held back. */
  private final long heldFor;

  /** What a bucket so many days ago weighs. */
  private final double[] weights;

  /**
   * A reader.
   *
   * @param reach how many past buckets are compared
   * @param peakReach how many are searched for the highest
   * @param known until when a bucket that gave a result is left out
   */
  PastReader(Buckets buckets, int reach, int peakReach, KnownAfterAlert known) {
    this.buckets = buckets;
    this.reach = reach;
    this.peakReach = peakReach;
    this.heldFor = known.buckets(buckets.length());
    this.weights = new double[days(reach) + 1];
    for (int day = 0; day < weights.length; day++) {
      weights[day] = StrictMath.pow(DECAY, (double) day);
    }
  }

  /**
   * The past of a bucket.
   *
   * @param first the first bucket in which the key was watched
   */
  VolumePast read(BucketHistory history, long first, long current) {
    long known = Math.max(first, history.from());
    long start = Math.max(known, current - reach);
    long highestSince = Math.max(known, current - peakReach);
    return new VolumePast(
        this,
        history,
        start,
        current,
        count(start, current) - held(history, start, current),
        highestSince,
        highest(history, highestSince, current));
  }

  /** Whether a bucket is no part of the past yet. */
  private boolean isLeftOut(BucketHistory history, int index, long current) {
    return history.isHeld(index)
        && (current - history.bucket(index) < heldFor || Float.isInfinite(history.value(index)));
  }

  /** How many buckets that would be compared are left out. */
  private long held(BucketHistory history, long start, long current) {
    long held = 0;
    for (int i = 0; i < history.size(); i++) {
      long bucket = history.bucket(i);
      boolean compared = bucket >= start && bucket < current && buckets.sameSeason(bucket, current);
      held += compared && isLeftOut(history, i, current) ? 1 : 0;
    }
    return held;
  }

  /** When a bucket begins, nanoseconds since 1970. */
  long start(long bucket) {
    return buckets.start(bucket);
  }

  VolumePast.Level level(BucketHistory history, long start, long current, long compared) {
    float[] values = new float[history.size()];
    int n = 0;
    for (int i = 0; i < history.size(); i++) {
      long bucket = history.bucket(i);
      if (bucket >= start
          && bucket < current
          && buckets.sameSeason(bucket, current)
          && !isLeftOut(history, i, current)) {
        values[n++] = history.value(i);
      }
    }
    Arrays.sort(values, 0, n);
    return level(values, n, compared);
  }

  private long count(long start, long current) {
    if (buckets.season() == Baseline.Season.NONE) {
      return current - start;
    }
    long count = 0;
    for (long bucket = start; bucket < current; bucket++) {
      count += buckets.sameSeason(bucket, current) ? 1 : 0;
    }
    return count;
  }

  private static VolumePast.Level level(float[] sorted, int n, long compared) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += sorted[i];
    }
    double mean = compared == 0 ? 0 : sum / compared;
    double squares = (compared - n) * mean * mean;
    for (int i = 0; i < n; i++) {
      squares += (sorted[i] - mean) * (sorted[i] - mean);
    }
    return new VolumePast.Level(
        quantile(sorted, n, compared, 0.5),
        quantile(sorted, n, compared, 0.99),
        mean,
        compared == 0 ? 0 : Math.sqrt(squares / compared));
  }

  /** Linear between closest ranks; values that are not among the sorted ones are 0. */
  private static double quantile(float[] sorted, int n, long compared, double share) {
    double rank = share * Math.max(0, compared - 1);
    long below = (long) rank;
    double low = ranked(sorted, n, compared, below);
    return low + (rank - below) * (ranked(sorted, n, compared, below + 1) - low);
  }

  private static double ranked(float[] sorted, int n, long compared, long rank) {
    int at = (int) (Math.min(rank, compared - 1) - (compared - n));
    return at < 0 || n == 0 ? 0 : sorted[Math.min(at, n - 1)];
  }

  private double highest(BucketHistory history, long start, long current) {
    double highest = 0;
    for (int i = history.size() - 1; i >= 0 && history.bucket(i) >= start; i--) {
      boolean counts = history.bucket(i) < current && !isLeftOut(history, i, current);
      highest = counts ? Math.max(highest, history.value(i)) : highest;
    }
    return highest;
  }

  /** Weighted moments. */
  private static final class Moments {
    private double weight;
    private double weightSquares;
    private double expected;
    private double squares;

    double dispersion() {
      double variance = squares;
      double excess = variance - expected;
      return excess <= 0
          ? HIGHEST_DISPERSION
          : Math.min(HIGHEST_DISPERSION, expected * expected / excess);
    }
  }

  VolumePast.Tail tail(BucketHistory history, long start, long current) {
    double[] alike = new double[(int) (current - start)];
    double[] weights = new double[alike.length];
    int n = alike(history, start, current, alike, weights);
    double[] sorted = Arrays.copyOf(alike, n);
    Arrays.sort(sorted);
    double cap = n == 0 ? 0 : sorted[(int) Math.ceil(PULLED_IN * (n - 1))];
    Moments tail = new Moments();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      tail.weight += weights[i];
      tail.weightSquares += weights[i] * weights[i];
      sum += weights[i] * Math.min(cap, alike[i]);
    }
    tail.expected = (sum + 0.5) / (tail.weight + 1);
    for (int i = 0; i < n; i++) {
      double off = Math.min(cap, alike[i]) - tail.expected;
      tail.squares += weights[i] * off * off;
    }
    double free = tail.weight - tail.weightSquares / Math.max(1e-9, tail.weight);
    tail.squares = free <= 0 ? 0 : tail.squares / free;
    return new VolumePast.Tail(tail.expected, tail.dispersion());
  }

  /** Collects the values of the same rhythm, or all if these are few; returns how many. */
  private int alike(
      BucketHistory history, long start, long current, double[] values, double[] weights) {
    long known = current - start;
    int n = 0;
    for (int pass = 0; pass < 2 && n < FEWEST_ALIKE; pass++) {
      n = 0;
      int at = 0;
      for (long bucket = start; bucket < current; bucket++) {
        while (at < history.size() && history.bucket(at) < bucket) {
          at++;
        }
        boolean empty = at == history.size() || history.bucket(at) != bucket;
        boolean counts = empty || !isLeftOut(history, at, current);
        if (counts && (pass == 1 || buckets.sameRhythm(bucket, current, known))) {
          values[n] = empty ? 0 : history.value(at);
          weights[n++] = weight(current - bucket);
        }
      }
    }
    return n;
  }

  private double weight(long age) {
    return weights[days(age)];
  }

  private int days(long age) {
    return (int) (age * buckets.length() / Buckets.DAY);
  }
}

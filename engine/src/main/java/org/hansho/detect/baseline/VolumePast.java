package org.hansho.detect.baseline;

import org.jspecify.annotations.Nullable;

/**
 * What the past buckets of a key say, empty ones counted as 0. What is not asked for is not worked
 * out: nearly all values are ruled out by the highest of the past alone. Valid until the history
 * changes; belongs to the thread of the state.
 */
final class VolumePast {
  private final PastReader reader;
  private final BucketHistory history;
  private final long start;
  private final long current;
  private final long buckets;
  private final long highestSince;
  private final double highest;
  private @Nullable Level level;
  private @Nullable Tail tail;

  /**
   * The past of a bucket.
   *
   * @param start the first bucket it is compared with
   * @param buckets how many it is compared with
   * @param highestSince the first bucket that was searched for the highest
   */
  VolumePast(
      PastReader reader,
      BucketHistory history,
      long start,
      long current,
      long buckets,
      long highestSince,
      double highest) {
    this.reader = reader;
    this.history = history;
    this.start = start;
    this.current = current;
    this.buckets = buckets;
    this.highestSince = highestSince;
    this.highest = highest;
  }

  /** Median, 99th percentile, mean and standard deviation of the buckets that are compared. */
  record Level(double usual, double usualHigh, double mean, double spread) {}

  /**
   * The robust mean of those alike in rhythm, and how widely they are spread.
   *
   * @param dispersion of the negative binomial distribution; the less, the wider
   */
  record Tail(double expected, double dispersion) {}

  /** When the first of them begins, nanoseconds since 1970. */
  long since() {
    return reader.start(start);
  }

  /** How many the current one is compared with. */
  long buckets() {
    return buckets;
  }

  /** The most of any bucket since {@link #highestSince}. */
  double highest() {
    return highest;
  }

  /** When the first bucket begins that was searched for the highest. */
  long highestSince() {
    return reader.start(highestSince);
  }

  Level level() {
    Level known = level;
    Level read = known == null ? reader.level(history, start, current, buckets) : known;
    level = read;
    return read;
  }

  private Tail tail() {
    Tail known = tail;
    Tail read = known == null ? reader.tail(history, start, current) : known;
    tail = read;
    return read;
  }

  double expected() {
    return tail().expected();
  }

  double dispersion() {
    return tail().dispersion();
  }

  /** The lesser of the z-score and the percentile score, so that a fat tail alone is none. */
  double deviation(double value) {
    Level past = level();
    double z = (value - past.mean()) / (past.spread() + 1);
    double above = (value - past.usualHigh()) / (past.usualHigh() - past.usual() + 1);
    return Math.min(z, above);
  }

  /** The quotient to the median, which counts as 1 at least. */
  double ratio(double value) {
    return value / Math.max(1, level().usual());
  }

  /** The quotient to the highest value of the past, which counts as 1 at least. */
  double peak(double value) {
    return value / Math.max(1, highest);
  }

  /** How probable so high a value is. */
  double tail(double value) {
    return CountTail.atLeast(value, expected(), dispersion());
  }
}

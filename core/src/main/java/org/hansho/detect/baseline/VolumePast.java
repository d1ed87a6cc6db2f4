package org.hansho.detect.baseline;

/**
 * What the past buckets of a key say, empty ones counted as 0.
 *
 * @param since when the first of them begins
 * @param buckets how many the current one is compared with
 * @param highest the most of any bucket since {@code highestSince}
 * @param expected the robust mean of those alike in rhythm
 * @param dispersion of the negative binomial distribution; the less, the wider
 */
record VolumePast(
    long since,
    long buckets,
    Level level,
    double highest,
    long highestSince,
    double expected,
    double dispersion) {
  /** Median, 99th percentile, mean and standard deviation of the buckets that are compared. */
  record Level(double usual, double usualHigh, double mean, double spread) {}

  /** The lesser of the z-score and the percentile score, so that a fat tail alone is none. */
  double deviation(double value) {
    double z = (value - level.mean()) / (level.spread() + 1);
    double above = (value - level.usualHigh()) / (level.usualHigh() - level.usual() + 1);
    return Math.min(z, above);
  }

  /** The quotient to the median, which counts as 1 at least. */
  double ratio(double value) {
    return value / Math.max(1, level.usual());
  }

  /** The quotient to the highest value of the past, which counts as 1 at least. */
  double peak(double value) {
    return value / Math.max(1, highest);
  }

  /** How probable so high a value is. */
  double tail(double value) {
    return CountTail.atLeast(value, expected, dispersion);
  }
}

package org.hansho.detect.baseline;

import java.time.Duration;
import org.hansho.sigma.Baseline;

/**
 * Where buckets lie in time, in UTC, and which of them are alike. Buckets are numbered from 1970.
 *
 * @param length nanoseconds
 * @param season which past buckets one is compared with
 */
record Buckets(long length, Baseline.Season season) {
  static final long HOUR = Duration.ofHours(1).toNanos();
  static final long DAY = 24 * HOUR;
  static final long WEEK = 7 * DAY;

  private static final long HOURS_OF_FOUR_WEEKS = 28 * 24;

  /** 1970 began on a Thursday. */
  private static final long MONDAY = 3 * DAY;

  /** The bucket of a time. */
  long of(long time) {
    return Math.floorDiv(time, length);
  }

  /** When a bucket begins. */
  long start(long bucket) {
    return bucket * length;
  }

  /** How many buckets a period holds, rounded up, as many as a history can reach. */
  int in(Duration period) {
    long buckets = (period.toNanos() + length - 1) / length;
    return (int) Math.min(BucketHistory.FARTHEST, Math.max(1, buckets));
  }

  /** Whether the bound of the season lets a bucket be compared with another. */
  boolean sameSeason(long bucket, long other) {
    return switch (season) {
      case NONE -> true;
      case DAY -> place(bucket, DAY) == place(other, DAY);
      case WEEK -> place(bucket, WEEK) == place(other, WEEK);
    };
  }

  /** The hour, or the bucket if it is longer, within a day or a week. */
  private long place(long bucket, long cycle) {
    return Math.floorMod(start(bucket), cycle) / Math.max(HOUR, length);
  }

  /**
   * Whether the rhythm of a week makes two buckets alike: for days weekdays and weekends, for hours
   * the hour of the week once four weeks are known; others all are.
   *
   * @param known how many buckets are known
   */
  boolean sameRhythm(long bucket, long other, long known) {
    if (season != Baseline.Season.NONE) {
      return sameSeason(bucket, other);
    }
    if (length == DAY) {
      return isWeekend(bucket) == isWeekend(other);
    }
    return length != HOUR
        || known < HOURS_OF_FOUR_WEEKS
        || place(bucket, WEEK) == place(other, WEEK);
  }

  private boolean isWeekend(long bucket) {
    return Math.floorMod(start(bucket) + MONDAY, WEEK) >= 5 * DAY;
  }
}

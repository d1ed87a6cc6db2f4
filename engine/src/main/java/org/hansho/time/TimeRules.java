package org.hansho.time;

import java.time.Duration;

/**
 * What is believed of the times that records claim.
 *
 * @param lateness how much older than the newest event of its source an event may be
 * @param ahead how far a record may be ahead of its arrival; clocks differ by that much
 * @param delay how long records may be under way; what is further behind for good has a slow clock
 */
public record TimeRules(Duration lateness, Duration ahead, Duration delay) {
  /** 60 s late, 5 s ahead, 10 min under way. */
  public static final TimeRules DEFAULT =
      new TimeRules(Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMinutes(10));

  /** No computer wrote logs in UTC before this: the first of January 1990. */
  public static final long EARLIEST = 631_152_000_000_000_000L;

  /** The first of January 2200; numbers of nanoseconds end in 2262. */
  public static final long LATEST = 7_258_118_400_000_000_000L;

  /** Whether a time may be one of a record at all. */
  public static boolean isPlausible(long time) {
    return time >= EARLIEST && time < LATEST;
  }
}

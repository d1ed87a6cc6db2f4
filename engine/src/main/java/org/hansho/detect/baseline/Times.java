package org.hansho.detect.baseline;

import java.time.Duration;
import java.time.Instant;

/**
 * Points in time as they are kept, in whole minutes since 1970, and as they are shown. Pure
 * functions; every time that fits into nanoseconds fits.
 */
public final class Times {
  /** Nanoseconds of a day. */
  static final long DAY = 86_400_000_000_000L;

  /** Minutes of a day. */
  static final int DAY_MINUTES = 1_440;

  private static final long MINUTE = 60_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private Times() {}

  /** The minute in which a time in nanoseconds lies. */
  static int minute(long nanos) {
    return (int) Math.floorDiv(nanos, MINUTE);
  }

  /** The beginning of a minute in nanoseconds. */
  static long nanos(int minute) {
    return minute * MINUTE;
  }

  /** A timespan in minutes, at least one. */
  static int minutes(Duration timespan) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE / 2, timespan.toMinutes()));
  }

  /** A time as text, in UTC. */
  public static String instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
        .toString();
  }

  /** The date of a time, in UTC. */
  public static String date(long nanos) {
    return instant(nanos).substring(0, "2026-01-01".length());
  }
}

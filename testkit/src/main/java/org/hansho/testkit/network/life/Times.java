package org.hansho.testkit.network.life;

/** Lengths of time in nanoseconds, and days of the week in UTC. */
final class Times {
  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  private Times() {}

  /** Whether people work on the day; 1970 began on a Thursday. */
  static boolean isWorkday(long midnight) {
    return Math.floorMod(midnight / DAY + 3, 7L) < 5;
  }
}

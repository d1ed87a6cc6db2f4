package org.hansho.server.health;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times and sizes as alerts about health say them. */
final class Times {
  private static final long SECOND = 1_000_000_000L;

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Times() {}

  /** A time in nanoseconds since 1970. */
  static String shown(long time) {
    return SHOWN.format(Instant.ofEpochSecond(Math.floorDiv(time, SECOND)));
  }

  /** A number of bytes, rounded down. */
  static String size(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    long number = bytes;
    while (number >= 10_240 && unit < units.length - 1) {
      number /= 1_024;
      unit++;
    }
    return number + " " + units[unit];
  }
}

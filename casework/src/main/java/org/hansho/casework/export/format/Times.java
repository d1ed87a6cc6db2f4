package org.hansho.casework.export.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the formats write them, from nanoseconds since 1970. */
final class Times {
  private static final long NANOS = 1_000_000_000L;
  private static final long NANOS_A_MILLI = 1_000_000L;
  private static final DateTimeFormatter SEVEN_DIGITS = digits("SSSSSSS");
  private static final DateTimeFormatter SIX_DIGITS = digits("SSSSSS");
  private static final DateTimeFormatter THREE_DIGITS = digits("SSS");

  private Times() {}

  private static DateTimeFormatter digits(String fraction) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + fraction + "'Z'", Locale.ROOT)
        .withZone(ZoneOffset.UTC);
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  /** With seven digits behind the second, as .NET writes them. */
  static String ticks(long nanos) {
    return SEVEN_DIGITS.format(instant(nanos));
  }

  /** RFC 3339 with microseconds, the finest that RFC 5424 permits. */
  static String micros(long nanos) {
    return SIX_DIGITS.format(instant(nanos));
  }

  /** RFC 3339 with milliseconds. */
  static String millis(long nanos) {
    return THREE_DIGITS.format(instant(nanos));
  }

  /** RFC 3339, as exact as it is. */
  static String exact(long nanos) {
    return instant(nanos).toString();
  }

  /** Milliseconds since 1970. */
  static long epochMillis(long nanos) {
    return Math.floorDiv(nanos, NANOS_A_MILLI);
  }
}

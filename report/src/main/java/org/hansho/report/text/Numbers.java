package org.hansho.report.text;

import java.time.Instant;
import java.util.Locale;
import org.hansho.event.Event;

/** Numbers and times as people and programs read them; the same in both languages. */
public final class Numbers {
  private static final long NANOS = 1_000_000_000L;

  private Numbers() {}

  /** {@code 1234567} as {@code 1,234,567}. */
  public static String grouped(long number) {
    String digits = Long.toString(number);
    StringBuilder text = new StringBuilder(digits);
    int first = number < 0 ? 1 : 0;
    for (int at = digits.length() - 3; at > first; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** Event time as RFC 3339 in UTC, with as many decimals as it has. */
  public static String rfc3339(long epochNanos) {
    return instant(epochNanos).toString();
  }

  /** Event time to the second, as {@code 2026-03-02 00:00:00}; a dash if there is none. */
  public static String clock(long epochNanos) {
    if (epochNanos == Event.NO_TIME) {
      return "–";
    }
    String text = instant(Math.floorDiv(epochNanos, NANOS) * NANOS).toString();
    return text.replace('T', ' ').replace("Z", "");
  }

  private static Instant instant(long epochNanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS));
  }

  /** Bytes in the largest binary unit that leaves a number above one. */
  public static String bytes(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
    double number = bytes;
    int unit = 0;
    while (number >= 1024 && unit < units.length - 1) {
      number /= 1024;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, number < 10 ? "%.1f %s" : "%.0f %s", number, units[unit]);
  }

  /** Seconds with one decimal. */
  public static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / 1e9);
  }
}

package org.hansho.scan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.hansho.event.Event;
import org.hansho.pipeline.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * The time range that the user has chosen.
 *
 * @param since where it begins; null is the beginning of everything
 * @param until where it ends, itself not included; null is the end of everything
 */
public record TimeBounds(@Nullable Bound since, @Nullable Bound until) {
  /** All time. */
  public static final TimeBounds ALL = new TimeBounds(null, null);

  /**
   * One end.
   *
   * @param nanos a point in time, since 1970, or a duration before the newest event
   * @param beforeNewest which of both
   */
  public record Bound(long nanos, boolean beforeNewest) {
    long at(long newest) {
      boolean none = newest == Event.NO_TIME;
      return beforeNewest ? (none ? newest : newest - nanos) : nanos;
    }

    /**
     * Reads an RFC 3339 time, a date, or a duration such as {@code 24h}, {@code 90m}, {@code 7d}.
     *
     * @return null if the text is neither
     */
    public static @Nullable Bound of(String text) {
      try {
        Long duration = duration(text);
        return duration != null ? new Bound(duration, true) : new Bound(time(text), false);
      } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
        return null;
      }
    }

    private static @Nullable Long duration(String text) {
      int last = text.length() - 1;
      if (last < 1 || !text.chars().limit(last).allMatch(c -> c >= '0' && c <= '9')) {
        return null;
      }
      long number = Long.parseLong(text.substring(0, last));
      Duration duration =
          switch (text.toLowerCase(Locale.ROOT).charAt(last)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            case 'w' -> Duration.ofDays(Math.multiplyExact(number, 7));
            default -> null;
          };
      return duration == null ? null : duration.toNanos();
    }

    private static long time(String text) {
      Instant instant =
          text.length() == "2026-03-02".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
  }

  /** Whether the newest event must be known before the first can be judged. */
  public boolean needNewest() {
    return (since != null && since.beforeNewest()) || (until != null && until.beforeNewest());
  }

  /** The range that these bounds mean once the time of the newest event is known. */
  TimeRange range(long newest) {
    return new TimeRange(
        since == null ? Long.MIN_VALUE : since.at(newest),
        until == null ? Long.MAX_VALUE : until.at(newest));
  }
}

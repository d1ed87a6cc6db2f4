package org.hansho.intelligence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hansho.event.Event;

/**
 * Reads the dates of lists: {@code 2026-03-02}, RFC 3339, {@code 2026-03-02 10:20:30} (UTC, with or
 * without the word), and seconds since 1970. Years 1970 to 2261, the range of nanoseconds in a
 * {@code long}.
 */
public final class DateText {
  private static final int LONGEST = 40;
  private static final int DATE_LENGTH = 10;
  private static final long NANOS = 1_000_000_000L;
  private static final long LATEST_SECOND =
      LocalDate.of(2262, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

  private DateText() {}

  /** Nanoseconds since 1970, or {@link Event#NO_TIME} where the text is no date. */
  public static long nanos(String given) {
    String text = given.strip();
    if (text.length() < DATE_LENGTH || text.length() > LONGEST) {
      return Event.NO_TIME;
    }
    try {
      return nanosOf(text);
    } catch (DateTimeException e) {
      return Event.NO_TIME;
    }
  }

  /** The same for an end: a day without a time counts whole. */
  public static long end(String given) {
    long nanos = nanos(given);
    boolean isDay = given.strip().length() == DATE_LENGTH && given.indexOf('-') > 0;
    return nanos == Event.NO_TIME || !isDay ? nanos : nanos + 86_400 * NANOS;
  }

  private static long nanosOf(String text) {
    if (text.matches("[0-9]{10}")) {
      return ofSeconds(Long.parseLong(text), 0);
    }
    if (text.length() == DATE_LENGTH) {
      return ofSeconds(LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC), 0);
    }
    String iso = text.replaceFirst(" UTC$", "Z").replaceFirst("^([0-9-]{10}) ", "$1T");
    boolean zoned = iso.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})$");
    Instant instant =
        zoned
            ? OffsetDateTime.parse(iso).toInstant()
            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    return ofSeconds(instant.getEpochSecond(), instant.getNano());
  }

  private static long ofSeconds(long seconds, int nanos) {
    return seconds < 0 || seconds >= LATEST_SECOND ? Event.NO_TIME : seconds * NANOS + nanos;
  }
}

package org.hansho.casework.export.queue;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When snapshots begin. Written as {@code sun 03:00 Asia/Tokyo} or {@code mon-fri 08:00}. */
public record SnapshotTimes(DayOfWeek first, DayOfWeek last, LocalTime at, ZoneId zone) {
  private static final Pattern TEXT =
      Pattern.compile("([a-z]{3})(?:-([a-z]{3}))? (\\d\\d:\\d\\d)(?: ([A-Za-z0-9_/+-]{1,64}))?");
  private static final int DAYS = 7;

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SnapshotTimes parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      DayOfWeek first = day(matcher.group(1));
      return new SnapshotTimes(
          first,
          matcher.group(2) == null ? first : day(matcher.group(2)),
          LocalTime.parse(matcher.group(3)),
          ZoneId.of(matcher.group(4) == null ? "UTC" : matcher.group(4)));
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  private static DayOfWeek day(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(word)) {
        return day;
      }
    }
    throw new IllegalArgumentException(word);
  }

  /** The last of them that is not later than a moment. */
  public Instant before(Instant moment) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    for (int ago = 0; ago <= DAYS; ago++) {
      LocalDate date = today.minusDays(ago);
      Instant begin = date.atTime(at).atZone(zone).toInstant();
      if (isDay(date.getDayOfWeek()) && !begin.isAfter(moment)) {
        return begin;
      }
    }
    throw new IllegalStateException("a week has every day");
  }

  private boolean isDay(DayOfWeek day) {
    return first.compareTo(last) <= 0
        ? day.compareTo(first) >= 0 && day.compareTo(last) <= 0
        : day.compareTo(first) >= 0 || day.compareTo(last) <= 0;
  }
}

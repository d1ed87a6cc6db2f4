package org.hansho.casework.export.queue;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a target may be sent to; outside of it messages wait. Written as {@code mon-fri 08:00-18:00
 * Asia/Tokyo}. Hours that end before they begin go on over midnight and belong to the day on which
 * they begin.
 */
public record SendingHours(
    DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime to, ZoneId zone) {
  /** At any time. */
  public static final SendingHours ALWAYS =
      new SendingHours(
          DayOfWeek.MONDAY,
          DayOfWeek.SUNDAY,
          LocalTime.MIDNIGHT,
          LocalTime.MIDNIGHT,
          ZoneId.of("UTC"));

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern TEXT =
      Pattern.compile(
          "([a-z]{3})(?:-([a-z]{3}))? (\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)(?:"
              + " ([A-Za-z0-9_/+-]{1,64}))?");

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SendingHours parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      DayOfWeek first = day(matcher.group(1));
      return new SendingHours(
          first,
          matcher.group(2) == null ? first : day(matcher.group(2)),
          LocalTime.parse(matcher.group(3)),
          LocalTime.parse(matcher.group(4)),
          ZoneId.of(matcher.group(5) == null ? "UTC" : matcher.group(5)));
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  private static DayOfWeek day(String word) {
    int at = DAYS.indexOf(word.toLowerCase(Locale.ROOT));
    if (at < 0) {
      throw new IllegalArgumentException(word);
    }
    return DayOfWeek.of(at + 1);
  }

  /** Whether a moment lies in them. */
  public boolean contain(Instant moment) {
    ZonedDateTime local = moment.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overnight = !to.isAfter(from);
    if (!overnight) {
      return isDay(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
    }
    return time.isBefore(to)
        ? isDay(local.getDayOfWeek().minus(1)) || (from.equals(to) && isDay(local.getDayOfWeek()))
        : !time.isBefore(from) && isDay(local.getDayOfWeek());
  }

  private boolean isDay(DayOfWeek day) {
    return first.compareTo(last) <= 0
        ? day.compareTo(first) >= 0 && day.compareTo(last) <= 0
        : day.compareTo(first) >= 0 || day.compareTo(last) <= 0;
  }
}

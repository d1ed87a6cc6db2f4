package org.hansho.testkit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.sigma.ValueTest.Part;
import org.jspecify.annotations.Nullable;

/** Points in time by way of {@code java.time}. */
final class TimeOracle {
  private static final Pattern CALENDAR =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)"
              + "(?:[Tt ](\\d\\d:\\d\\d)(?::(\\d\\d)(?:[.,]\\d+)?)?(Z|z|[-+]\\d\\d(?::?\\d\\d)?)?)?");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,19}");
  private static final int LONGEST = 40;

  private TimeOracle() {}

  /** The asked part in UTC, or null if the text is no point in time. */
  static @Nullable Long part(String text, Part part) {
    ZonedDateTime time = text.length() > LONGEST ? null : time(text);
    if (time == null) {
      return null;
    }
    return switch (part) {
      case MINUTE -> (long) time.getMinute();
      case HOUR -> (long) time.getHour();
      case DAY -> (long) time.getDayOfMonth();
      case WEEK -> (long) time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case MONTH -> (long) time.getMonthValue();
      case YEAR -> (long) time.getYear();
    };
  }

  private static @Nullable ZonedDateTime time(String text) {
    try {
      if (DIGITS.matcher(text).matches()) {
        return sinceEpoch(text);
      }
      Matcher matcher = CALENDAR.matcher(text);
      return matcher.matches() ? calendar(matcher) : null;
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static ZonedDateTime sinceEpoch(String digits) {
    long number = Long.parseLong(digits);
    int length = digits.length();
    long unit = length < 12 ? 1 : length < 15 ? 1_000 : length < 18 ? 1_000_000 : 1_000_000_000;
    return Instant.ofEpochSecond(number / unit).atZone(ZoneOffset.UTC);
  }

  private static ZonedDateTime calendar(Matcher matcher) {
    LocalDate date = LocalDate.parse(matcher.group(1));
    if (matcher.group(2) == null) {
      return date.atStartOfDay(ZoneOffset.UTC);
    }
    String seconds = matcher.group(3) == null ? "00" : matcher.group(3);
    boolean leap = seconds.equals("60");
    LocalDateTime clock =
        LocalDateTime.parse(date + "T" + matcher.group(2) + ":" + (leap ? "59" : seconds));
    LocalDateTime utc = clock.minusMinutes(minutesEast(matcher.group(4)));
    return (leap ? utc.plusSeconds(1) : utc).atZone(ZoneOffset.UTC);
  }

  private static long minutesEast(@Nullable String zone) {
    if (zone == null || zone.equalsIgnoreCase("Z")) {
      return 0;
    }
    String digits = zone.substring(1).replace(":", "");
    long hours = Long.parseLong(digits.substring(0, 2));
    long minutes = digits.length() == 4 ? Long.parseLong(digits.substring(2)) : 0;
    if (hours > 23 || minutes > 59) {
      throw new DateTimeException(zone);
    }
    return (zone.charAt(0) == '-' ? -1 : 1) * (hours * 60 + minutes);
  }
}

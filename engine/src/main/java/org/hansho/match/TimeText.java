package org.hansho.match;

import org.hansho.sigma.ValueTest.Part;

/**
 * A point in time as it stands in bytes: a date as ISO 8601 writes it with a time behind {@code T}
 * or a space, fraction and zone ({@code Z}, {@code +09:00}, none means UTC) optional; or whole
 * seconds, milliseconds (12 to 14 digits), microseconds (15 to 17) or nanoseconds (18 and 19) since
 * 1970.
 *
 * <p>Allocates nothing. Reused: {@link #parse} sets it to another text.
 */
final class TimeText {
  private static final int LONGEST = 40;
  private static final long DAY = 86_400;

  private byte[] buffer = {};
  private int end;
  private int at;
  private long seconds;

  /** Whether the text is a point in time. */
  boolean parse(byte[] bytes, int offset, int length) {
    if (length == 0 || length > LONGEST) {
      return false;
    }
    buffer = bytes;
    at = offset;
    end = offset + length;
    return (length < 20 && isDigits(offset, end)) ? sinceEpoch(length) : calendar();
  }

  private boolean isDigits(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] < '0' || buffer[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private boolean sinceEpoch(int digits) {
    long unit = digits < 12 ? 1 : digits < 15 ? 1_000 : digits < 18 ? 1_000_000 : 1_000_000_000;
    long value = 0;
    for (int i = at; i < end; i++) {
      if (value > (Long.MAX_VALUE - 9) / 10) {
        return false;
      }
      value = value * 10 + buffer[i] - '0';
    }
    seconds = value / unit;
    return true;
  }

  private boolean calendar() {
    int year = number(4);
    int month = next('-') ? number(2) : -1;
    int day = next('-') ? number(2) : -1;
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      return false;
    }
    seconds = daysSinceEpoch(year, month, day) * DAY;
    if (at == end) {
      return true;
    }
    return (next('T') || next('t') || next(' ')) && clock() && zone();
  }

  private boolean clock() {
    int hour = number(2);
    int minute = next(':') ? number(2) : -1;
    int second = 0;
    if (next(':')) {
      second = number(2);
      if (next('.') || next(',')) {
        int start = at;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
          at++;
        }
        second = at == start ? -1 : second;
      }
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return false;
    }
    seconds += hour * 3_600L + minute * 60L + second;
    return true;
  }

  private boolean zone() {
    if (at == end) {
      return true;
    }
    if (next('Z') || next('z')) {
      return at == end;
    }
    int sign = next('+') ? 1 : next('-') ? -1 : 0;
    int hours = number(2);
    boolean colon = next(':');
    int minutes = at == end && !colon ? 0 : number(2);
    if (sign == 0 || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || at != end) {
      return false;
    }
    seconds -= sign * (hours * 3_600L + minutes * 60L);
    return true;
  }

  private boolean next(char wanted) {
    if (at < end && buffer[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private int number(int digits) {
    if (at + digits > end || !isDigits(at, at + digits)) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * 10 + buffer[at++] - '0';
    }
    return value;
  }

  /** The asked part in UTC; a week is that of ISO 8601. */
  long part(Part part) {
    long day = Math.floorDiv(seconds, DAY);
    long secondOfDay = Math.floorMod(seconds, DAY);
    return switch (part) {
      case MINUTE -> secondOfDay / 60 % 60;
      case HOUR -> secondOfDay / 3_600;
      case DAY -> civil(day) & 31;
      case MONTH -> civil(day) >> 5 & 15;
      case YEAR -> civil(day) >> 9;
      case WEEK -> week(day);
    };
  }

  /** Week one holds the year's first Thursday; a day belongs to the year of its week's Thursday. */
  private static long week(long day) {
    long thursday = day - Math.floorMod(day + 3, 7) + 3;
    long newYear = daysSinceEpoch((int) (civil(thursday) >> 9), 1, 1);
    return (thursday - newYear) / 7 + 1;
  }

  private static int daysIn(int year, int month) {
    boolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2
        ? (leap ? 29 : 28)
        : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Days from 1970-01-01 in the proleptic Gregorian calendar, the year begun in March. */
  private static long daysSinceEpoch(int year, int month, int day) {
    long marchYear = month <= 2 ? year - 1 : year;
    long era = Math.floorDiv(marchYear, 400);
    long yearOfEra = marchYear - era * 400;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }

  /** Year, month and day of a count of days: {@code year << 9 | month << 5 | day}. */
  private static long civil(long days) {
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097);
    long dayOfEra = shifted - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long marchMonth = (5 * dayOfYear + 2) / 153;
    long day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    long month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return year << 9 | month << 5 | day;
  }
}

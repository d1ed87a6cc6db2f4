package org.hansho.detect.flood;

/** Points in time as flows write them (RFC 3339, also with an offset without colon). Pure. */
public final class TimeText {
  /** No time. */
  public static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000_000L;
  private static final int SHORTEST = "2026-01-02T03:04:05".length();

  private TimeText() {}

  /** Nanoseconds since 1970, or {@link #NONE} for what is no such time. */
  public static long nanos(byte[] text, int from, int length) {
    if (length < SHORTEST || text[from + 4] != '-' || text[from + 13] != ':') {
      return NONE;
    }
    int century = pair(text, from);
    int year = pair(text, from + 2);
    int month = pair(text, from + 5);
    int day = pair(text, from + 8);
    int hour = pair(text, from + 11);
    int minute = pair(text, from + 14);
    int second = pair(text, from + 17);
    if ((century | year | month | day | hour | minute | second) < 0) {
      return NONE;
    }
    long days = days(century * 100L + year, month, day);
    long seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
    int at = from + SHORTEST;
    int end = from + length;
    long fraction = 0;
    if (at < end && text[at] == '.') {
      long unit = SECOND;
      for (at++; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
        unit /= 10;
        fraction += (text[at] - '0') * unit;
      }
    }
    return (seconds - offset(text, at, end)) * SECOND + fraction;
  }

  /** The number of two digits, negative if they are none. */
  private static int pair(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return (tens | ones | 9 - tens | 9 - ones) < 0 ? -1 : tens * 10 + ones;
  }

  /** Seconds east of UTC. */
  private static long offset(byte[] text, int at, int end) {
    if (end - at < 5 || (text[at] != '+' && text[at] != '-')) {
      return 0;
    }
    long hours = digits(text, at + 1, 2);
    long minutes = digits(text, text[at + 3] == ':' ? at + 4 : at + 3, Math.min(2, end - at - 3));
    long seconds = hours < 0 || minutes < 0 ? 0 : (hours * 60 + minutes) * 60;
    return text[at] == '-' ? -seconds : seconds;
  }

  private static long digits(byte[] text, int from, int count) {
    long value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = i < text.length ? text[i] - '0' : -1;
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Days since 1970 of a date in the Gregorian calendar. */
  private static long days(long year, long month, long day) {
    long shifted = month <= 2 ? year - 1 : year;
    long monthFromMarch = (month + 9) % 12;
    long dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    return 365 * shifted
        + Math.floorDiv(shifted, 4L)
        - Math.floorDiv(shifted, 100L)
        + Math.floorDiv(shifted, 400L)
        + dayOfYear
        - 719_468;
  }
}

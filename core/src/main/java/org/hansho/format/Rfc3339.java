package org.hansho.format;

import org.hansho.event.Event;

/**
 * Reads times of the form {@code 2026-11-25T10:20:30.123456789Z} without allocating.
 *
 * <p>Wider than RFC 3339 where sources are: a space for the {@code T}, no zone (then UTC), a comma
 * before the fraction, digits beyond the ninth (dropped), {@code +0900} without a colon. Years 1970
 * to 2261, the range of nanoseconds in a {@code long}. Pure functions.
 */
public final class Rfc3339 {
  private static final long NANOS = 1_000_000_000L;
  private static final int SECONDS_END = 19;

  private Rfc3339() {}

  /** Nanoseconds since 1970-01-01T00:00:00Z, or {@link Event#NO_TIME} if this is no such time. */
  public static long nanos(byte[] text, int start, int length) {
    if (length < SECONDS_END || !hasShape(text, start)) {
      return Event.NO_TIME;
    }
    int year = digits(text, start, 4);
    int month = digits(text, start + 5, 2);
    int day = digits(text, start + 8, 2);
    int hour = digits(text, start + 11, 2);
    int minute = digits(text, start + 14, 2);
    int second = digits(text, start + 17, 2);
    if (year < 1970 || year > 2261 || month < 1 || month > 12 || day < 1 || day > 31) {
      return Event.NO_TIME;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return Event.NO_TIME;
    }
    long seconds = (daysSince1970(year, month, day) * 24 + hour) * 3600 + minute * 60L + second;
    return withFractionAndZone(seconds, text, start + SECONDS_END, start + length);
  }

  private static boolean hasShape(byte[] text, int start) {
    byte between = text[start + 10];
    return text[start + 4] == '-'
        && text[start + 7] == '-'
        && (between == 'T' || between == ' ' || between == 't')
        && text[start + 13] == ':'
        && text[start + 16] == ':';
  }

  private static long withFractionAndZone(long seconds, byte[] text, int from, int end) {
    int at = from;
    long fraction = 0;
    if (at < end && (text[at] == '.' || text[at] == ',')) {
      at++;
      long unit = NANOS / 10;
      while (at < end && text[at] >= '0' && text[at] <= '9') {
        fraction += unit * (text[at] - '0');
        unit /= 10;
        at++;
      }
    }
    int offset = zoneSeconds(text, at, end);
    return offset == Integer.MIN_VALUE ? Event.NO_TIME : (seconds - offset) * NANOS + fraction;
  }

  /** East of Greenwich in seconds; {@code Integer.MIN_VALUE} if it is no zone. */
  private static int zoneSeconds(byte[] text, int at, int end) {
    if (at == end || (at + 1 == end && (text[at] == 'Z' || text[at] == 'z'))) {
      return 0;
    }
    boolean colon = end - at == 6 && text[at + 3] == ':';
    if ((text[at] != '+' && text[at] != '-') || (end - at != 5 && !colon)) {
      return Integer.MIN_VALUE;
    }
    int hours = digits(text, at + 1, 2);
    int minutes = digits(text, end - 2, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int offset = hours * 3600 + minutes * 60;
    return text[at] == '-' ? -offset : offset;
  }

  private static int digits(byte[] text, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Days of the proleptic Gregorian calendar; years begin in March so that leap days come last. */
  public static long daysSince1970(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year;
    int marchMonth = month <= 2 ? month + 9 : month - 3;
    int era = marchYear / 400;
    int yearOfEra = marchYear % 400;
    int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}

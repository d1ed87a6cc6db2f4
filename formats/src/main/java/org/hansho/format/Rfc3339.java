package org.hansho.format;

import org.hansho.event.Event;

/**
 * Reads times of the form {@code 2026-11-25T10:20:30.123456789Z} without allocating.
 *
 * <p>Wider than RFC 3339 where sources are: a space for the {@code T}, no zone (then UTC), a comma
 * before the fraction, digits beyond the ninth (dropped), {@code +0900} without a colon, {@code
 * +09}, each of them and {@code UTC} also behind a space. Years 1970 to 2261, the range of
 * nanoseconds in a {@code long}. Pure functions.
 */
public final class Rfc3339 {
  private static final long NANOS = 1_000_000_000L;
  private static final int SECONDS_END = 19;
  private static final int NANO_DIGITS = 9;
  private static final int[] TENS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  private Rfc3339() {}

  /** Nanoseconds since 1970-01-01T00:00:00Z, or {@link Event#NO_TIME} if this is no such time. */
  public static long nanos(byte[] text, int start, int length) {
    if (length < SECONDS_END || !hasShape(text, start)) {
      return Event.NO_TIME;
    }
    int year = four(text, start);
    int month = two(text, start + 5);
    int day = two(text, start + 8);
    int hour = two(text, start + 11);
    int minute = two(text, start + 14);
    int second = two(text, start + 17);
    if (year < 1970 || year > 2261 || month < 1 || month > 12 || !isDay(year, month, day)) {
      return Event.NO_TIME;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return Event.NO_TIME;
    }
    long seconds = (daysSince1970(year, month, day) * 24 + hour) * 3600 + minute * 60L + second;
    return withFractionAndZone(seconds, text, start + SECONDS_END, start + length);
  }

  private static boolean isDay(int year, int month, int day) {
    boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int most = month == 2 ? (isLeap ? 29 : 28) : 30 + (month + month / 8) % 2;
    return day >= 1 && day <= most;
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
    int fraction = 0;
    if (at < end && (text[at] == '.' || text[at] == ',')) {
      int first = at + 1;
      at = first;
      while (at < end && text[at] >= '0' && text[at] <= '9') {
        fraction = at - first < NANO_DIGITS ? fraction * 10 + (text[at] - '0') : fraction;
        at++;
      }
      fraction *= TENS[Math.max(0, NANO_DIGITS - (at - first))];
    }
    int offset = zoneSeconds(text, at, end);
    return offset == Integer.MIN_VALUE ? Event.NO_TIME : (seconds - offset) * NANOS + fraction;
  }

  /** East of Greenwich in seconds; {@code Integer.MIN_VALUE} if it is no zone. */
  private static int zoneSeconds(byte[] text, int from, int end) {
    if (from == end) {
      return 0;
    }
    int at = text[from] == ' ' ? from + 1 : from;
    int length = end - at;
    if (isUtc(text, at, length)) {
      return 0;
    }
    boolean colon = length == 6 && text[at + 3] == ':';
    boolean whole = length == 5 || colon;
    if ((!whole && length != 3) || (text[at] != '+' && text[at] != '-')) {
      return Integer.MIN_VALUE;
    }
    int hours = two(text, at + 1);
    int minutes = whole ? two(text, end - 2) : 0;
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int offset = hours * 3600 + minutes * 60;
    return text[at] == '-' ? -offset : offset;
  }

  private static boolean isUtc(byte[] text, int at, int length) {
    if (length == 3) {
      return text[at] == 'U' && text[at + 1] == 'T' && text[at + 2] == 'C';
    }
    return length == 1 && (text[at] == 'Z' || text[at] == 'z');
  }

  /** Two digits as a number, -1 if they are none. */
  private static int two(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private static int four(byte[] text, int at) {
    int hundreds = two(text, at);
    int rest = two(text, at + 2);
    return hundreds < 0 || rest < 0 ? -1 : hundreds * 100 + rest;
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

package org.hansho.format.web;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.format.syslog.Bytes;

/**
 * Reads times such as {@code 25/Nov/2026:10:00:00 +0900}. Remembers the last one, since many lines
 * are of one second. Belongs to one thread.
 */
public final class AccessTime {
  private static final int LENGTH = 26;

  /** Bytes of a time in brackets. */
  public static final int BRACKETED = LENGTH + 2;

  private static final byte[] MONTHS = Bytes.of("JanFebMarAprMayJunJulAugSepOctNovDec");
  private static final long NANOS = 1_000_000_000L;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2261;

  private final byte[] last = new byte[LENGTH];
  private long lastNanos = Event.NO_TIME;

  /** Nanoseconds since 1970, or {@link Event#NO_TIME} if the slice is no such time. */
  public long nanos(byte[] text, int from, int to) {
    if (to - from != LENGTH) {
      return Event.NO_TIME;
    }
    if (!Arrays.equals(last, 0, LENGTH, text, from, to)) {
      System.arraycopy(text, from, last, 0, LENGTH);
      lastNanos = read(text, from);
    }
    return lastNanos;
  }

  /**
   * The first quote with a time in brackets before it, or -1. Whatever a client calls itself,
   * servers escape the quotes in it, so no name before a request holds this. Time is linear.
   */
  public int quoteBehind(byte[] text, int from, int to) {
    int quote = Bytes.indexOf(text, from, to, (byte) '"');
    while (quote >= 0 && !hasTimeBefore(text, from, quote)) {
      quote = Bytes.indexOf(text, quote + 1, to, (byte) '"');
    }
    return quote;
  }

  private boolean hasTimeBefore(byte[] text, int from, int quote) {
    int behind = Bytes.trimEnd(text, from, quote);
    int open = behind - BRACKETED;
    return open > from
        && text[open] == '['
        && text[behind - 1] == ']'
        && nanos(text, open + 1, behind - 1) != Event.NO_TIME;
  }

  private static long read(byte[] text, int from) {
    if (!hasShape(text, from)) {
      return Event.NO_TIME;
    }
    int day = Bytes.digits(text, from, 2);
    int month = month(text, from + 3);
    int year = Bytes.digits(text, from + 7, 4);
    int hour = Bytes.digits(text, from + 12, 2);
    int minute = Bytes.digits(text, from + 15, 2);
    int second = Bytes.digits(text, from + 18, 2);
    boolean date = day >= 1 && day <= 31 && month >= 1 && year >= FIRST_YEAR && year <= LAST_YEAR;
    boolean time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0;
    if (!date || !time || second > 60) {
      return Event.NO_TIME;
    }
    long seconds = (days(year, month, day) * 24 + hour) * 3600 + minute * 60L + second;
    return zone(text, from + 21, seconds);
  }

  private static boolean hasShape(byte[] text, int from) {
    return text[from + 2] == '/'
        && text[from + 6] == '/'
        && text[from + 11] == ':'
        && text[from + 14] == ':'
        && text[from + 17] == ':'
        && text[from + 20] == ' ';
  }

  private static long zone(byte[] text, int at, long seconds) {
    int hours = Bytes.digits(text, at + 1, 2);
    int minutes = Bytes.digits(text, at + 3, 2);
    boolean sign = text[at] == '+' || text[at] == '-';
    if (!sign || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Event.NO_TIME;
    }
    long offset = hours * 3600L + minutes * 60L;
    return (text[at] == '-' ? seconds + offset : seconds - offset) * NANOS;
  }

  private static int month(byte[] text, int at) {
    for (int month = 0; month < 12; month++) {
      if (Arrays.equals(text, at, at + 3, MONTHS, month * 3, month * 3 + 3)) {
        return month + 1;
      }
    }
    return 0;
  }

  /** Days since 1970 in the Gregorian calendar, counted from March so that leap days come last. */
  private static long days(int year, int month, int day) {
    int shifted = month > 2 ? year : year - 1;
    int monthFromMarch = month > 2 ? month - 3 : month + 9;
    int leaps = shifted / 4 - shifted / 100 + shifted / 400;
    return shifted * 365L + leaps + (monthFromMarch * 153L + 2) / 5 + day - 1 - 719_468;
  }
}

package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.format.Rfc3339;
import org.hansho.format.Values;

/**
 * Times as the portal's exports write them: {@code 8/12/2020, 6:03:14.532 PM}, month first, UTC.
 * Pure functions; allocate nothing.
 */
public final class PortalTime {
  private static final long NANOS = 1_000_000_000L;
  private static final int[] NUMBERS_END = {'/', '/', ',', ':', ':', ' '};

  private PortalTime() {}

  /** The time of the first of these fields that holds one, or {@link Event#NO_TIME}. */
  static long first(Event event, int[] fields) {
    for (int field : fields) {
      int slot = Values.scalar(event, field);
      if (slot != Event.NONE) {
        byte[] buffer = event.buffer(slot);
        long time = nanos(buffer, event.start(slot), event.length(slot));
        if (time != Event.NO_TIME) {
          return time;
        }
      }
    }
    return Event.NO_TIME;
  }

  /** Nanoseconds since 1970, or {@link Event#NO_TIME} if this is no such time. */
  public static long nanos(byte[] text, int start, int length) {
    int end = start + length;
    int at = start;
    long packed = 0;
    long fraction = 0;
    int year = 0;
    for (int i = 0; i < NUMBERS_END.length; i++) {
      int number = 0;
      int digits = 0;
      while (at < end && text[at] >= '0' && text[at] <= '9' && digits < 4) {
        number = number * 10 + text[at++] - '0';
        digits++;
      }
      if (i == 5 && at < end && text[at] == '.') {
        int from = ++at;
        while (at < end && text[at] >= '0' && text[at] <= '9' && at - from < 9) {
          fraction = fraction * 10 + text[at++] - '0';
        }
        for (int scale = at - from; scale < 9; scale++) {
          fraction *= 10;
        }
      }
      if (digits == 0 || at >= end || text[at++] != NUMBERS_END[i] || (i != 2 && number > 99)) {
        return Event.NO_TIME;
      }
      at += i == 2 && at < end && text[at] == ' ' ? 1 : 0;
      year = i == 2 ? number : year;
      packed = i == 2 ? packed : packed * 100 + number;
    }
    return time(packed, year, fraction, text, at, end);
  }

  /**
   * Puts the parts together.
   *
   * @param packed month, day, hour, minute and second, two digits each
   */
  private static long time(long packed, int year, long fraction, byte[] text, int at, int end) {
    int month = (int) (packed / 100_000_000);
    int day = (int) (packed / 1_000_000 % 100);
    int hour = (int) (packed / 10_000 % 100);
    int minute = (int) (packed / 100 % 100);
    int second = (int) (packed % 100);
    boolean half = at + 2 == end && Text.lower(text[at + 1]) == 'm';
    boolean afternoon = half && Text.lower(text[at]) == 'p';
    boolean morning = half && Text.lower(text[at]) == 'a';
    if (!(afternoon || morning) || hour < 1 || hour > 12 || minute > 59 || second > 60) {
      return Event.NO_TIME;
    }
    if (year < 1970 || year > 2261 || month < 1 || month > 12 || day < 1 || day > 31) {
      return Event.NO_TIME;
    }
    int ofDay = hour % 12 + (afternoon ? 12 : 0);
    long days = Rfc3339.daysSince1970(year, month, day);
    return ((days * 24 + ofDay) * 3600 + minute * 60L + second) * NANOS + fraction;
  }
}

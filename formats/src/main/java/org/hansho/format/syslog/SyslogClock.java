package org.hansho.format.syslog;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.format.Rfc3339;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Reads the time stamps of syslog lines, and finds the year where a stamp has none.
 *
 * <p>The first stamp takes the assumed year, or the one before it where it would lie too late; each
 * later one the year that brings it nearest to the stamp before, whether that stated its year or
 * not. So a file may run over New Year, and a line that comes a little late in January still
 * belongs to December. 29 February takes the nearest leap year. Belongs to one reader; it is all
 * that the reader remembers.
 */
final class SyslogClock {
  /** The bytes at the place are no time stamp. */
  static final int NO_STAMP = -1;

  private static final byte[] MONTHS = Bytes.of("JanFebMarAprMayJunJulAugSepOctNovDec");
  private static final long NANOS = 1_000_000_000L;
  private static final int MOST_YEARS_TO_LEAP_DAY = 8;
  private static final int ZONE_AT_LEAST = 19;
  private static final long SECONDS_OF_DAY = 86_400;
  private static final int NO_YEAR = 0;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2261;

  private final UnstatedTime assumed;
  private long lastSeconds;
  private int year;
  private boolean started;
  private boolean assuming = true;
  private boolean yearLeftOut;
  private long time = Event.NO_TIME;
  private int month;
  private int day;

  SyslogClock(UnstatedTime assumed) {
    this.assumed = assumed;
    this.year = assumed.year();
  }

  void save(StateWriter out) {
    out.number(lastSeconds);
    out.number(year);
    out.flag(started);
  }

  void restore(StateReader in) {
    lastSeconds = in.number();
    year = (int) in.number();
    started = in.flag();
    assuming = !started;
  }

  /** Whether a stamp left out its year where none before it had said one. */
  boolean yearLeftOut() {
    return yearLeftOut;
  }

  /** The time of the stamp read last, in nanoseconds since 1970. */
  long time() {
    return time;
  }

  /**
   * Reads the stamp that begins at {@code from}: {@code Jan 2 03:04:05}, perhaps with a fraction or
   * a year behind the day, or RFC 3339 with {@code T} or a space.
   *
   * @return the index behind the stamp, or {@link #NO_STAMP}
   */
  int read(byte[] buffer, int from, int to) {
    time = Event.NO_TIME;
    if (from >= to) {
      return NO_STAMP;
    }
    return Bytes.isDigit(buffer[from]) ? dated(buffer, from, to) : undated(buffer, from, to);
  }

  private int dated(byte[] buffer, int from, int to) {
    int search = from + 11;
    if (search > to) {
      return NO_STAMP;
    }
    int space = Bytes.indexOf(buffer, search, to, (byte) ' ');
    int end = space < 0 ? to : space;
    time = Rfc3339.nanos(buffer, from, end - from);
    if (time == Event.NO_TIME) {
      return NO_STAMP;
    }
    if (!hasZone(buffer, from + ZONE_AT_LEAST, end)) {
      time -= assumed.offsetSeconds() * NANOS;
    }
    remember(Math.floorDiv(time, NANOS) + assumed.offsetSeconds(), Bytes.digits(buffer, from, 4));
    return end;
  }

  private static boolean hasZone(byte[] buffer, int from, int end) {
    for (int i = from; i < end; i++) {
      byte b = buffer[i];
      if (b == 'Z' || b == 'z' || b == '+' || b == '-') {
        return true;
      }
    }
    return false;
  }

  private void remember(long seconds, int itsYear) {
    lastSeconds = seconds;
    year = itsYear;
    started = true;
    assuming = false;
  }

  private int undated(byte[] buffer, int from, int to) {
    month = month(buffer, from, to);
    if (month == 0) {
      return NO_STAMP;
    }
    int at = Bytes.skipSpaces(buffer, from + 4, Math.min(to, from + 6));
    int dayEnd = digitsEnd(buffer, at, Math.min(to, at + 2));
    if (dayEnd == at || dayEnd >= to || buffer[dayEnd] != ' ') {
      return NO_STAMP;
    }
    day = Bytes.digits(buffer, at, dayEnd - at);
    at = dayEnd + 1;
    int yearEnd = digitsEnd(buffer, at, Math.min(to, at + 4));
    if (yearEnd == at + 4 && yearEnd < to && buffer[yearEnd] == ' ') {
      remember(0, Bytes.digits(buffer, at, 4));
      started = false;
      at = yearEnd + 1;
    }
    return timeOfDay(buffer, at, to);
  }

  /** The month from 1 whose three letters and a space stand at the place, or 0. */
  private static int month(byte[] buffer, int from, int to) {
    if (from + 4 < to && buffer[from + 3] == ' ') {
      for (int i = 0; i < MONTHS.length; i += 3) {
        if (Arrays.equals(MONTHS, i, i + 3, buffer, from, from + 3)) {
          return i / 3 + 1;
        }
      }
    }
    return 0;
  }

  private static int digitsEnd(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && Bytes.isDigit(buffer[at])) {
      at++;
    }
    return at;
  }

  private int timeOfDay(byte[] buffer, int at, int to) {
    if (at + 8 > to || buffer[at + 2] != ':' || buffer[at + 5] != ':') {
      return NO_STAMP;
    }
    int hour = Bytes.digits(buffer, at, 2);
    int minute = Bytes.digits(buffer, at + 3, 2);
    int second = Bytes.digits(buffer, at + 6, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      return NO_STAMP;
    }
    int end = at + 8;
    long fraction = 0;
    if (end < to && buffer[end] == '.') {
      int fractionEnd = digitsEnd(buffer, end + 1, to);
      fraction = nanos(buffer, end + 1, fractionEnd);
      end = fractionEnd;
    }
    if (!findYear(hour * 3600 + minute * 60 + second)) {
      return NO_STAMP;
    }
    time = (lastSeconds - assumed.offsetSeconds()) * NANOS + fraction;
    return end;
  }

  private static long nanos(byte[] buffer, int from, int to) {
    long value = 0;
    long unit = NANOS / 10;
    for (int i = from; i < to; i++) {
      value += unit * (buffer[i] - '0');
      unit /= 10;
    }
    return value;
  }

  /** Chooses the year of the stamp's day and remembers the outcome; false if there is none. */
  private boolean findYear(int secondOfDay) {
    int base = assuming && seconds(year, secondOfDay) > assumed.latest() ? year - 1 : year;
    int best = exists(base) ? base : NO_YEAR;
    for (int step = 1; step == 1 || (best == NO_YEAR && step <= MOST_YEARS_TO_LEAP_DAY); step++) {
      best = nearer(best, base - step, secondOfDay);
      best = nearer(best, base + step, secondOfDay);
    }
    if (best != NO_YEAR) {
      yearLeftOut |= assuming;
      remember(seconds(best, secondOfDay), best);
    }
    return best != NO_YEAR;
  }

  /** Of two years the one that brings the stamp nearer to the one before; the first if equal. */
  private int nearer(int first, int second, int secondOfDay) {
    if (!exists(second)) {
      return first;
    }
    if (first == NO_YEAR) {
      return second;
    }
    if (!started) {
      return first;
    }
    long fromFirst = Math.abs(seconds(first, secondOfDay) - lastSeconds);
    long fromSecond = Math.abs(seconds(second, secondOfDay) - lastSeconds);
    return fromSecond < fromFirst ? second : first;
  }

  private long seconds(int ofYear, int secondOfDay) {
    return Rfc3339.daysSince1970(ofYear, month, day) * SECONDS_OF_DAY + secondOfDay;
  }

  private boolean exists(int candidate) {
    boolean leap = candidate % 4 == 0 && (candidate % 100 != 0 || candidate % 400 == 0);
    int days =
        switch (month) {
          case 2 -> leap ? 29 : 28;
          case 4, 6, 9, 11 -> 30;
          default -> 31;
        };
    return candidate >= FIRST_YEAR && candidate <= LAST_YEAR && day >= 1 && day <= days;
  }
}

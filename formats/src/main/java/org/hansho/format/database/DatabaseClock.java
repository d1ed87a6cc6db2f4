package org.hansho.format.database;

import org.hansho.event.Event;
import org.hansho.format.Rfc3339;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.UnstatedTime;

/**
 * Reads the time stamps that databases write: {@code 2026-11-25 10:20:30.123 UTC}, {@code
 * 2026-11-25T10:20:30.123456Z}, {@code 2026-11-25 9:20:30} with the hour padded by a space, {@code
 * 20261125 10:20:30} and {@code 261125 10:20:30}.
 *
 * <p>A zone that is an offset, {@code Z}, {@code UTC} or {@code GMT} is taken as it stands; any
 * other abbreviation, and none, as the assumed offset. Years of two digits lie in this century.
 * Belongs to one reader; remembers nothing but the stamp read last.
 */
final class DatabaseClock {
  /** The bytes at the place are no time stamp. */
  static final int NO_STAMP = -1;

  private static final long NANOS = 1_000_000_000L;
  private static final int LONGEST_FRACTION = 9;
  private static final int LONGEST_ZONE = 8;
  private static final byte[] UTC = Bytes.of("UTC");
  private static final byte[] GMT = Bytes.of("GMT");
  private static final byte[] SHAPE = Bytes.of("2000-01-01T00:00:00");
  private static final int YEAR_OF_CENTURY = 2;
  private static final int MONTH = 5;
  private static final int DAY = 8;
  private static final int HOUR = 11;
  private static final int SECONDS_END = 19;

  private final long offsetNanos;
  private final byte[] stamp = new byte[SECONDS_END + 1 + LONGEST_FRACTION + LONGEST_ZONE];
  private int length;
  private long time = Event.NO_TIME;
  private boolean isoForm;
  private boolean zoned;

  DatabaseClock(UnstatedTime assumed) {
    offsetNanos = assumed.offsetSeconds() * NANOS;
  }

  /** The time of the stamp read last, in nanoseconds since 1970. */
  long time() {
    return time;
  }

  /** Whether date and time of that stamp were parted by a {@code T}. */
  boolean isIsoForm() {
    return isoForm;
  }

  /** Whether that stamp named a zone that is known. */
  boolean isZoned() {
    return zoned;
  }

  /** Reads a stamp without a zone of its own, or with one that follows at once. */
  int read(byte[] buffer, int from, int to) {
    int at = secondsEnd(buffer, from, to);
    if (at < 0) {
      return NO_STAMP;
    }
    int zoneEnd = at;
    if (isoForm) {
      while (zoneEnd < to && zoneEnd - at < LONGEST_ZONE && isZoneByte(buffer[zoneEnd])) {
        zoneEnd++;
      }
    }
    return finish(buffer, at, zoneEnd) ? zoneEnd : NO_STAMP;
  }

  /** Reads a stamp with a zone behind a space. */
  int readWithZone(byte[] buffer, int from, int to) {
    int at = secondsEnd(buffer, from, to);
    if (at < 0 || at + 1 >= to || buffer[at] != ' ') {
      return NO_STAMP;
    }
    int zone = at + 1;
    int end = zone;
    while (end < to && end - zone < LONGEST_ZONE && isNameByte(buffer[end], end == zone)) {
      end++;
    }
    return end > zone && finish(buffer, zone, end) ? end : NO_STAMP;
  }

  private static boolean isZoneByte(byte b) {
    return Bytes.isDigit(b) || b == 'Z' || b == '+' || b == '-' || b == ':';
  }

  private static boolean isNameByte(byte b, boolean first) {
    boolean sign = first && (b == '+' || b == '-');
    return sign || Bytes.isDigit(b) || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z');
  }

  /** Brings date and time into one form; the index behind them, or {@link #NO_STAMP}. */
  private int secondsEnd(byte[] buffer, int from, int to) {
    System.arraycopy(SHAPE, 0, stamp, 0, SECONDS_END);
    int at = date(buffer, from, to);
    if (at < 0 || at + 9 > to || (buffer[at] != ' ' && buffer[at] != 'T')) {
      return NO_STAMP;
    }
    isoForm = buffer[at] == 'T';
    int time = at + 1;
    if (buffer[time + 2] != ':' || buffer[time + 5] != ':') {
      return NO_STAMP;
    }
    System.arraycopy(buffer, time, stamp, HOUR, 8);
    if (stamp[HOUR] == ' ') {
      stamp[HOUR] = '0';
    }
    return fraction(buffer, time + 8, to);
  }

  private int date(byte[] buffer, int from, int to) {
    int end = from;
    while (end < to && end < from + 9 && Bytes.isDigit(buffer[end])) {
      end++;
    }
    if (end - from == 4 && from + 10 < to && buffer[end] == '-') {
      System.arraycopy(buffer, from, stamp, 0, 10);
      return from + 10;
    }
    int yearDigits = end - from - 4;
    if (yearDigits != 2 && yearDigits != 4) {
      return NO_STAMP;
    }
    int yearPlace = yearDigits == 2 ? YEAR_OF_CENTURY : 0;
    System.arraycopy(buffer, from, stamp, yearPlace, yearDigits);
    System.arraycopy(buffer, end - 4, stamp, MONTH, 2);
    System.arraycopy(buffer, end - 2, stamp, DAY, 2);
    return end;
  }

  private int fraction(byte[] buffer, int from, int to) {
    length = SECONDS_END;
    if (from >= to || (buffer[from] != '.' && buffer[from] != ',')) {
      return from;
    }
    stamp[length++] = '.';
    int at = from + 1;
    while (at < to && at - from <= LONGEST_FRACTION && Bytes.isDigit(buffer[at])) {
      stamp[length++] = buffer[at++];
    }
    return at;
  }

  private boolean finish(byte[] buffer, int zone, int end) {
    long shift = 0;
    zoned = true;
    boolean stated = end > zone && (buffer[zone] == '+' || buffer[zone] == '-');
    if (stated) {
      System.arraycopy(buffer, zone, stamp, length, end - zone);
      length += end - zone;
      if (end - zone == 3) {
        stamp[length++] = '0';
        stamp[length++] = '0';
      }
    } else if (!isUtc(buffer, zone, end)) {
      shift = offsetNanos;
      zoned = false;
    }
    time = Rfc3339.nanos(stamp, 0, length);
    if (time == Event.NO_TIME) {
      return false;
    }
    time -= shift;
    return true;
  }

  private static boolean isUtc(byte[] buffer, int from, int to) {
    boolean named =
        Bytes.startsWith(buffer, from, to, UTC) || Bytes.startsWith(buffer, from, to, GMT);
    return (to - from == 1 && buffer[from] == 'Z') || (to - from == 3 && named);
  }
}

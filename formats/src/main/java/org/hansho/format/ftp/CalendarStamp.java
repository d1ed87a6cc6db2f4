package org.hansho.format.ftp;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.format.Rfc3339;
import org.hansho.format.syslog.Bytes;

/**
 * The time stamp of C's {@code ctime}: {@code Wed Nov 25 01:00:00 2026}, in local time. Belongs to
 * one reader; remembers nothing.
 */
final class CalendarStamp {
  /** Bytes of a stamp. */
  static final int LENGTH = 24;

  private static final int MONTH = 4;
  private static final int DAY = 8;
  private static final int CLOCK = 11;
  private static final int YEAR = 20;
  private static final byte[] MONTHS = Bytes.of("JanFebMarAprMayJunJulAugSepOctNovDec");
  private static final long NANOS = 1_000_000_000L;

  private final long offsetNanos;
  private final byte[] stamp = Bytes.of("2000-01-01T00:00:00");

  /** Local time is that many seconds before UTC. */
  CalendarStamp(int offsetSeconds) {
    offsetNanos = offsetSeconds * NANOS;
  }

  /** Nanoseconds since 1970, or {@link Event#NO_TIME} where no stamp stands. */
  long read(byte[] text, int from, int to) {
    if (to - from < LENGTH || text[from + 3] != ' ' || text[from + 7] != ' ') {
      return Event.NO_TIME;
    }
    int month = month(text, from + MONTH);
    if (month == 0) {
      return Event.NO_TIME;
    }
    System.arraycopy(text, from + YEAR, stamp, 0, 4);
    stamp[5] = (byte) ('0' + month / 10);
    stamp[6] = (byte) ('0' + month % 10);
    byte tens = text[from + DAY];
    stamp[8] = tens == ' ' ? (byte) '0' : tens;
    stamp[9] = text[from + DAY + 1];
    System.arraycopy(text, from + CLOCK, stamp, CLOCK, 8);
    long time = Rfc3339.nanos(stamp, 0, stamp.length);
    return time == Event.NO_TIME ? time : time - offsetNanos;
  }

  private static int month(byte[] text, int at) {
    for (int i = 0; i < MONTHS.length; i += 3) {
      if (Arrays.equals(MONTHS, i, i + 3, text, at, at + 3)) {
        return i / 3 + 1;
      }
    }
    return 0;
  }
}

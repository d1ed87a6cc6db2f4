package org.hansho.format.web;

import org.hansho.event.Event;
import org.hansho.format.Rfc3339;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One line of HAProxy in its HTTP or HTTPS log format, behind a header of syslog or none:
 *
 * <pre>{@code
 * client:port [date] frontend backend/server timers status bytes cookie cookie state connections
 * queues [{request headers}] [{response headers}] "request"
 * }</pre>
 *
 * <p>The date has no zone. Where the header of syslog has one, as in RFC 5424, that is taken, else
 * the date counts as UTC. Which headers are captured the line does not say, so they are told apart
 * by their shape: the first name of a host, the first address with a scheme, the first other text.
 */
final class HaproxyLine extends ProxyLine {
  private static final byte[] SCHEME = Bytes.of("http");
  private static final byte[] BAD_REQUEST = Bytes.of("<BADREQ>");
  private static final int LONGEST_FRONT = 1024;

  /** Of {@code 25/Nov/2026:09:00:00.123}. */
  private static final int DATE = 24;

  private static final int SECONDS = 20;

  /** Columns from the frontend to the queues. */
  private static final int COLUMNS = 10;

  private static final int BACKEND = 1;
  private static final int TIMERS = 2;
  private static final int STATUS = 3;
  private static final int BYTES = 4;
  private static final int CONNECTIONS = 8;
  private static final int SLASHES = 4;

  private static final long MILLI = 1_000_000L;
  private static final long QUARTER_HOUR = 900_000_000_000L;

  private final AccessTime times = new AccessTime();
  private final byte[] zoned = Bytes.of("00/Xxx/0000:00:00:00 +0000");
  private final int[] starts = new int[COLUMNS];
  private final int[] ends = new int[COLUMNS];

  @Override
  @Nullable Fault read(byte[] block, int from, int to) {
    clear();
    int open = date(block, from, Math.min(to, from + LONGEST_FRONT), to);
    if (open < 0) {
      return WebFaults.HAPROXY;
    }
    int client = open - 1;
    while (client > from && block[client - 1] != ' ') {
      client--;
    }
    set(Part.CLIENT, client, withoutPort(block, client, open - 1));
    inUtc(block, from, client);
    int at = columns(block, open + DATE + 3, to);
    if (at < 0 || !fits(block)) {
      return WebFaults.HAPROXY;
    }
    set(Part.STATUS, starts[STATUS], ends[STATUS]);
    set(Part.SENT, starts[BYTES], ends[BYTES]);
    return request(block, at, to);
  }

  /** The bracket before a date, whose time is noted; -1 if there is none. */
  private int date(byte[] block, int from, int limit, int to) {
    int open = Bytes.indexOf(block, from, limit, (byte) '[');
    while (open >= 0) {
      int close = open + DATE + 1;
      if (open > from + 1
          && close + 1 < to
          && block[close] == ']'
          && block[close + 1] == ' '
          && block[open - 1] == ' '
          && block[open + SECONDS + 1] == '.') {
        System.arraycopy(block, open + 1, zoned, 0, SECONDS);
        long whole = times.nanos(zoned, 0, zoned.length);
        int millis = Bytes.digits(block, open + SECONDS + 2, 3);
        if (whole != Event.NO_TIME && millis >= 0) {
          time = whole + millis * MILLI;
          return open;
        }
      }
      open = Bytes.indexOf(block, open + 1, limit, (byte) '[');
    }
    return -1;
  }

  /** Takes the zone from the time of a header, which is not far from that of the request. */
  private void inUtc(byte[] block, int from, int to) {
    int at = from;
    while (at < to) {
      int end = Bytes.indexOf(block, at, to, (byte) ' ');
      int wordTo = end < 0 ? to : end;
      long header = Rfc3339.nanos(block, at, wordTo - at);
      if (header != Event.NO_TIME) {
        time -= Math.round((double) (time - header) / QUARTER_HOUR) * QUARTER_HOUR;
        return;
      }
      at = wordTo + 1;
    }
  }

  /** Finds the columns and gives the place behind the last one; -1 if there are fewer. */
  private int columns(byte[] block, int from, int to) {
    int at = from;
    for (int column = 0; column < COLUMNS; column++) {
      starts[column] = at;
      int stop = Bytes.indexOf(block, at, to, (byte) ' ');
      if (stop <= at) {
        return -1;
      }
      ends[column] = stop;
      at = stop + 1;
    }
    return at;
  }

  private boolean fits(byte[] block) {
    boolean status =
        ends[STATUS] - starts[STATUS] == 3
            ? Bytes.digits(block, starts[STATUS], 3) >= 0
            : ends[STATUS] - starts[STATUS] == 2 && block[starts[STATUS]] == '-';
    return status
        && slashes(block, BACKEND) > 0
        && slashes(block, TIMERS) == SLASHES
        && slashes(block, CONNECTIONS) == SLASHES;
  }

  private int slashes(byte[] block, int column) {
    int count = 0;
    for (int i = starts[column]; i < ends[column]; i++) {
      count += block[i] == '/' ? 1 : 0;
    }
    return count;
  }

  /** Captured headers and the request, which has the last quotes but for what HTTPS adds. */
  private @Nullable Fault request(byte[] block, int from, int to) {
    int quote = Bytes.indexOf(block, from, to, (byte) '"');
    if (quote < 0) {
      return WebFaults.OPEN_REQUEST;
    }
    if (block[from] == '{') {
      headers(block, from, quote);
    }
    int close = Bytes.indexOf(block, quote + 1, to, (byte) '"');
    if (close < 0) {
      return WebFaults.OPEN_REQUEST;
    }
    if (!Bytes.startsWith(block, quote + 1, close, BAD_REQUEST)) {
      set(Part.REQUEST, quote + 1, close);
    }
    return null;
  }

  /** The headers of the request, in the first braces. */
  private void headers(byte[] block, int from, int limit) {
    int close = Bytes.indexOf(block, from, limit, (byte) '}');
    int at = from + 1;
    while (close >= 0 && at < close) {
      int bar = Bytes.indexOf(block, at, close, (byte) '|');
      int end = bar < 0 ? close : bar;
      if (end > at) {
        Part part = part(block, at, end);
        if (to(part) == 0) {
          set(part, at, end);
        }
      }
      at = end + 1;
    }
  }

  private static Part part(byte[] block, int from, int to) {
    if (Bytes.startsWith(block, from, to, SCHEME)) {
      return Part.REFERRER;
    }
    for (int i = from; i < to; i++) {
      byte b = block[i];
      boolean ofHost =
          Character.isLetterOrDigit(b) || b == '.' || b == '-' || b == ':' || b == '[' || b == ']';
      if (!ofHost) {
        return Part.AGENT;
      }
    }
    return Bytes.indexOf(block, from, to, (byte) '.') < 0 ? Part.AGENT : Part.HOST;
  }

  @Override
  boolean isEscaped(byte[] block, int from, int to) {
    return Bytes.indexOf(block, from, to, (byte) '#') >= 0;
  }

  /** HAProxy writes bytes that would break a line as a number sign and two hexadecimal digits. */
  @Override
  int undo(byte[] block, int from, int to, byte[] target, int at) {
    int length = at;
    int place = from;
    while (place < to) {
      int high = block[place] == '#' && place + 2 < to ? digit(block[place + 1]) : -1;
      int low = high < 0 ? -1 : digit(block[place + 2]);
      target[length++] = low < 0 ? block[place] : (byte) (high << 4 | low);
      place += low < 0 ? 1 : 3;
    }
    return length - at;
  }

  private static int digit(byte b) {
    return b >= 'a' ? -1 : Character.digit(b, 16);
  }
}

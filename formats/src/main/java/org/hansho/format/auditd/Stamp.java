package org.hansho.format.auditd;

/**
 * Reads {@code SECONDS.FRACTION:SERIAL}, which names a kernel event. A reusable view, for one
 * thread.
 */
final class Stamp {
  private static final long LATEST_SECOND = 9_000_000_000L;
  private static final long NANOS = 1_000_000_000L;

  /** Nanoseconds since 1970. */
  long time;

  long serial;

  /** Returns the index behind the serial number, or -1 if no stamp begins at {@code from}. */
  int read(byte[] buffer, int from, int to) {
    int at = from;
    long seconds = 0;
    while (at < to && isDigit(buffer[at]) && seconds <= LATEST_SECOND) {
      seconds = seconds * 10 + (buffer[at++] - '0');
    }
    if (at == from || seconds > LATEST_SECOND) {
      return -1;
    }
    long unit = NANOS;
    long fraction = 0;
    if (at < to && buffer[at] == '.') {
      at++;
      while (at < to && isDigit(buffer[at]) && unit > 1) {
        unit /= 10;
        fraction += (buffer[at++] - '0') * unit;
      }
    }
    if (at >= to || buffer[at] != ':') {
      return -1;
    }
    time = seconds * NANOS + fraction;
    return serial(buffer, at + 1, to);
  }

  private int serial(byte[] buffer, int from, int to) {
    int at = from;
    long number = 0;
    while (at < to && isDigit(buffer[at])) {
      number = number * 10 + (buffer[at++] - '0');
    }
    serial = number;
    return at == from ? -1 : at;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}

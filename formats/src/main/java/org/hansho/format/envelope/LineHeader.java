package org.hansho.format.envelope;

import org.hansho.event.Event;
import org.hansho.format.Rfc3339Text;

/**
 * The header of a line of syslog where an envelope has its parts apart: host, program and number of
 * the process. Without a program there is none.
 */
final class LineHeader {
  private static final int MOST_BYTES = 255;

  private final Part host = new Part();
  private final Part program = new Part();
  private final Part process = new Part();

  private static final class Part {
    private final byte[] bytes = new byte[MOST_BYTES];
    private int length;

    int write(byte[] into, int at) {
      System.arraycopy(bytes, 0, into, at, length);
      return at + length;
    }

    /** Takes a word; what a header cannot hold becomes an underscore. */
    void set(byte[] buffer, int from, int size) {
      length = Math.min(size, MOST_BYTES);
      System.arraycopy(buffer, from, bytes, 0, length);
      for (int i = 0; i < length; i++) {
        byte b = bytes[i];
        if ((b >= 0 && b <= ' ') || (b == ':' && i + 1 == length) || b == '[' || b == ']') {
          bytes[i] = '_';
        }
      }
    }
  }

  void clear() {
    host.length = 0;
    program.length = 0;
    process.length = 0;
  }

  void host(byte[] buffer, int from, int length) {
    host.set(buffer, from, length);
  }

  void program(byte[] buffer, int from, int length) {
    program.set(buffer, from, length);
  }

  void process(byte[] buffer, int from, int length) {
    process.set(buffer, from, length);
  }

  boolean isKnown() {
    return program.length > 0;
  }

  /** Most bytes that {@link #write} writes. */
  static int most() {
    return Rfc3339Text.LONGEST + 3 * (MOST_BYTES + 4);
  }

  /**
   * Writes the header as rsyslog and {@code journalctl} do, up to the message.
   *
   * @return the index behind it
   */
  int write(long time, byte[] into, int at) {
    int end = at;
    end += Rfc3339Text.write(time == Event.NO_TIME ? 0 : time, into, end);
    into[end++] = ' ';
    if (host.length == 0) {
      into[end++] = '-';
    } else {
      end = host.write(into, end);
    }
    into[end++] = ' ';
    end = program.write(into, end);
    if (process.length > 0) {
      into[end++] = '[';
      end = process.write(into, end);
      into[end++] = ']';
    }
    into[end++] = ':';
    into[end++] = ' ';
    return end;
  }
}

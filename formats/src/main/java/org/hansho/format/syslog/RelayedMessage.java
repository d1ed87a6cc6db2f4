package org.hansho.format.syslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.event.Utf8;
import org.hansho.format.Rfc3339Text;
import org.hansho.record.UnstatedTime;

/**
 * Makes a line of syslog of a message that came over the network, as a relay does (RFC 3164,
 * section 4.3): what is there stays as it is, and what the header lacks is added.
 *
 * <ul>
 *   <li>A message without a host gets the address it came from.
 *   <li>A message without a time stamp gets the time of its arrival and that address; one without a
 *       priority too gets {@code <13>}.
 *   <li>Line ends and zeros at the end and a byte order mark in front go; those inside become
 *       blanks, since a line is a record.
 * </ul>
 *
 * <p>One object is filled again for each message. Linear in the message; belongs to one thread.
 */
public final class RelayedMessage {
  private static final byte[] PRIORITY = Bytes.of("<13>");
  private static final int LONGEST_ADDRESS = 64;
  private static final int ADDED = Rfc3339Text.LONGEST + LONGEST_ADDRESS + 16;

  private final SyslogHeader header = new SyslogHeader(new SyslogClock(UnstatedTime.UNKNOWN));
  private byte[] line = new byte[2048];
  private int length;

  /**
   * Reads a message.
   *
   * @param sender the address it came from, as text
   * @param arrival nanoseconds since 1970
   * @return false if there is nothing in it
   */
  public boolean read(byte[] message, int start, int end, String sender, long arrival) {
    int from = Utf8.behindMark(message, start, end);
    int to = end;
    while (to > from && isBreak(message[to - 1])) {
      to--;
    }
    length = 0;
    if (Bytes.skipSpaces(message, from, to) == to) {
      return false;
    }
    if (line.length < to - from + ADDED) {
      line = new byte[Math.max(to - from + ADDED, 2 * line.length)];
    }
    byte[] address = sender.getBytes(StandardCharsets.UTF_8);
    complete(message, from, to, Arrays.copyOf(address, Math.min(address.length, 64)), arrival);
    for (int i = 0; i < length; i++) {
      if (isBreak(line[i])) {
        line[i] = ' ';
      }
    }
    line[length++] = '\n';
    return true;
  }

  private void complete(byte[] message, int from, int to, byte[] address, long arrival) {
    boolean known = header.read(message, from, to);
    if (header.isModern()) {
      boolean nil = header.hostEnd() == header.hostStart();
      add(message, from, header.hostStart());
      if (nil) {
        add(address, 0, address.length);
      }
      add(message, nil ? header.hostStart() + 1 : header.hostStart(), to);
    } else if (header.isStamped()) {
      int host = header.hostEnd() > header.hostStart() ? to : tagStart();
      add(message, from, host);
      if (host < to) {
        add(address, 0, address.length);
        line[length++] = ' ';
      }
      add(message, host, to);
    } else {
      int text = known ? priorityEnd(message, from) : from;
      add(known ? message : PRIORITY, known ? from : 0, known ? text : PRIORITY.length);
      length = Rfc3339Text.write(arrival, line, length);
      line[length++] = ' ';
      add(address, 0, address.length);
      line[length++] = ' ';
      add(message, Bytes.skipSpaces(message, text, to), to);
    }
  }

  private int tagStart() {
    return header.hasProgram() ? header.programStart() : header.messageStart();
  }

  private static int priorityEnd(byte[] message, int from) {
    int at = from;
    while (message[at] != '>') {
      at++;
    }
    return at + 1;
  }

  private void add(byte[] bytes, int from, int to) {
    System.arraycopy(bytes, from, line, length, to - from);
    length += to - from;
  }

  private static boolean isBreak(byte b) {
    return b == '\n' || b == '\r' || b == 0;
  }

  /** The line with its line end, from 0 to {@link #length}; the same array for each message. */
  public byte[] line() {
    return line;
  }

  /** Bytes of the line. */
  public int length() {
    return length;
  }
}

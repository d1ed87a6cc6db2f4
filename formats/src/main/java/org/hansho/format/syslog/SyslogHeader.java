package org.hansho.format.syslog;

import org.hansho.event.Event;
import org.hansho.event.Utf8;

/**
 * The part of a line before its message: priority, time, host, program, process id.
 *
 * <p>Reads RFC 5424, RFC 3164 and what daemons really write: no priority in files, RFC 3339 stamps,
 * a missing host or program. One object is filled again for each line; places are indices into the
 * buffer, and equal places mean "absent". Linear in the line; belongs to one reader.
 */
final class SyslogHeader {
  private static final int LONGEST_PROGRAM = 128;
  private static final int HIGHEST_PRIORITY = 191;

  private final SyslogClock clock;

  private byte[] buffer = {};
  private int to;
  private long time;
  private int priority;
  private int hostStart;
  private int hostEnd;
  private int programStart;
  private int programEnd;
  private int processStart;
  private int processEnd;
  private int messageIdStart;
  private int messageIdEnd;
  private int dataStart;
  private int dataEnd;
  private int messageStart;
  private boolean modern;
  private boolean stamped;

  SyslogHeader(SyslogClock clock) {
    this.clock = clock;
  }

  long time() {
    return time;
  }

  /** Facility times eight plus severity, or -1. */
  int priority() {
    return priority;
  }

  int hostStart() {
    return hostStart;
  }

  int hostEnd() {
    return hostEnd;
  }

  int programStart() {
    return programStart;
  }

  int programEnd() {
    return programEnd;
  }

  /** Whether the line follows RFC 5424. */
  boolean isModern() {
    return modern;
  }

  /** Whether a time stamp stands where it belongs, whatever it says. */
  boolean isStamped() {
    return stamped;
  }

  boolean hasProgram() {
    return programEnd > programStart;
  }

  int processStart() {
    return processStart;
  }

  int processEnd() {
    return processEnd;
  }

  int messageIdStart() {
    return messageIdStart;
  }

  int messageIdEnd() {
    return messageIdEnd;
  }

  /** The structured data with its brackets. */
  int dataStart() {
    return dataStart;
  }

  int dataEnd() {
    return dataEnd;
  }

  int messageStart() {
    return messageStart;
  }

  /** Reads the header of a line; false if the line has neither a priority nor a time stamp. */
  boolean read(byte[] line, int from, int end) {
    buffer = line;
    to = end;
    time = Event.NO_TIME;
    hostStart = hostEnd = programStart = programEnd = from;
    processStart = processEnd = messageIdStart = messageIdEnd = dataStart = dataEnd = from;
    modern = false;
    stamped = false;
    int at = readPriority(from);
    if (priority >= 0) {
      int version = versionEnd(at);
      modern = version > 0 && readModern(version);
    }
    return modern || readTraditional(at);
  }

  private int readPriority(int from) {
    priority = -1;
    if (from >= to || buffer[from] != '<') {
      return from;
    }
    int value = 0;
    int at = from + 1;
    while (at < to && at < from + 4 && Bytes.isDigit(buffer[at])) {
      value = value * 10 + (buffer[at] - '0');
      at++;
    }
    if (at == from + 1 || at >= to || buffer[at] != '>' || value > HIGHEST_PRIORITY) {
      return from;
    }
    priority = value;
    return at + 1;
  }

  /** The index behind a version number and its space, or -1. */
  private int versionEnd(int from) {
    int at = from;
    while (at < to && at < from + 3 && Bytes.isDigit(buffer[at])) {
      at++;
    }
    return at > from && buffer[from] != '0' && at < to && buffer[at] == ' ' ? at + 1 : -1;
  }

  // -- RFC 5424 --------------------------------------------------------------------------------

  private boolean readModern(int from) {
    int at = from;
    if (isNil(at)) {
      at++;
    } else {
      at = clock.read(buffer, at, to);
      if (at < 0) {
        return false;
      }
      time = clock.time();
    }
    hostStart = at + 1;
    hostEnd = wordEnd(hostStart);
    programStart = hostEnd + 1;
    programEnd = wordEnd(programStart);
    processStart = programEnd + 1;
    processEnd = wordEnd(processStart);
    messageIdStart = processEnd + 1;
    messageIdEnd = wordEnd(messageIdStart);
    if (at >= to || buffer[at] != ' ' || messageIdEnd >= to) {
      return forgetWords(from);
    }
    at = messageIdEnd + 1;
    dropNils();
    dataStart = dataEnd = at;
    if (isNil(at)) {
      at++;
    } else {
      dataEnd = StructuredData.end(buffer, at, to);
      at = dataEnd;
    }
    messageStart = Utf8.behindMark(buffer, at < to && buffer[at] == ' ' ? at + 1 : at, to);
    return true;
  }

  /** Takes back what a line that is not of RFC 5424 after all left behind. */
  private boolean forgetWords(int from) {
    hostStart = hostEnd = programStart = programEnd = from;
    processStart = processEnd = messageIdStart = messageIdEnd = from;
    time = Event.NO_TIME;
    return false;
  }

  private void dropNils() {
    hostEnd = isNil(hostStart) ? hostStart : hostEnd;
    programEnd = isNil(programStart) ? programStart : programEnd;
    processEnd = isNil(processStart) ? processStart : processEnd;
    messageIdEnd = isNil(messageIdStart) ? messageIdStart : messageIdEnd;
  }

  private boolean isNil(int at) {
    return at < to && buffer[at] == '-' && (at + 1 == to || buffer[at + 1] == ' ');
  }

  private int wordEnd(int from) {
    int space = from < to ? Bytes.indexOf(buffer, from, to, (byte) ' ') : -1;
    return space < 0 ? to : space;
  }

  // -- RFC 3164 --------------------------------------------------------------------------------

  private boolean readTraditional(int from) {
    int stampEnd = clock.read(buffer, from, to);
    if (stampEnd < 0) {
      messageStart = from;
      if (priority < 0) {
        return false;
      }
      readTag(from);
      return true;
    }
    stamped = true;
    time = clock.time();
    int at = stampEnd < to && buffer[stampEnd] == ':' ? stampEnd + 1 : stampEnd;
    at = Bytes.skipSpaces(buffer, at, to);
    messageStart = at;
    if (readTag(at)) {
      return true;
    }
    hostStart = at;
    hostEnd = wordEnd(at);
    messageStart = Bytes.skipSpaces(buffer, hostEnd, to);
    readTag(messageStart);
    return true;
  }

  /** Reads {@code program[id]: } or {@code program: }, if it stands at the place. */
  private boolean readTag(int from) {
    int limit = Math.min(to, from + LONGEST_PROGRAM);
    int at = from;
    while (at < limit && buffer[at] > ' ' && buffer[at] != '[' && !endsTag(at)) {
      at++;
    }
    if (at == from || at >= limit) {
      return false;
    }
    int nameEnd = at;
    int idEnd = at;
    if (buffer[at] == '[') {
      idEnd = Bytes.indexOf(buffer, at, limit, (byte) ']');
      if (idEnd < 0) {
        return false;
      }
      at = idEnd + 1;
      if (at < to && buffer[at] != ':' && buffer[at] != ' ') {
        return false;
      }
    } else if (!endsTag(at)) {
      return false;
    }
    programStart = from;
    programEnd = nameEnd;
    processStart = idEnd > nameEnd ? nameEnd + 1 : nameEnd;
    processEnd = idEnd;
    at = at < to && buffer[at] == ':' ? at + 1 : at;
    messageStart = at < to && buffer[at] == ' ' ? at + 1 : at;
    return true;
  }

  /**
   * Whether a colon ends the name here; those inside an IPv6 address or a URL do not. Some relays
   * leave out the blank behind it: then the name must be that of a program whose messages are
   * known.
   */
  private boolean endsTag(int at) {
    return buffer[at] == ':'
        && (at + 1 >= to
            || buffer[at + 1] == ' '
            || (hostEnd > hostStart && Program.find(buffer, messageStart, at) != Program.UNKNOWN));
  }
}

package org.hansho.format.database;

import org.hansho.format.syslog.Bytes;
import org.hansho.record.UnstatedTime;

/**
 * Reads what stands before the message of a line of PostgreSQL's plain log: a time and a process,
 * and who is served, in the usual values of {@code log_line_prefix}.
 *
 * <p>Known are {@code %m [%p] } with {@code %q%u@%d } or {@code [%l-1]
 * user=%u,db=%d,app=%a,client=%h } behind it, in any order of these, with {@code %t} in place of
 * {@code %m}, {@code %u@%d} or {@code %u %d} with the client ({@code %r} or {@code %h}) before or
 * behind it, and {@code %t:%r:%u@%d:[%p]:} and {@code %t-%c-} of hosted servers; the process may be
 * missing, and so may all behind the time. Names stand in the line as the client chose them, and
 * may look like anything: where that matters, {@code csvlog} and {@code jsonlog} are to be
 * preferred. Belongs to one reader.
 */
final class PostgresqlPrefix {
  private static final int LONGEST = 512;
  private static final byte[] MARK = Bytes.of(":  ");
  private static final byte[] BLANK = Bytes.of(" ");
  private static final byte[] LOCAL = Bytes.of("[local]");
  private static final int DOTS = 3;
  private static final byte[] UNKNOWN = Bytes.of("[unknown]");
  private static final byte[] USER = Bytes.of("user=");
  private static final byte[] DATABASE = Bytes.of("db=");
  private static final byte[] APPLICATION = Bytes.of("app=");
  private static final byte[] CLIENT = Bytes.of("client=");
  private static final byte[] HOST = Bytes.of("host=");
  private static final byte[][] KEYS = {USER, DATABASE, APPLICATION, CLIENT, HOST};

  /** Hexadecimal digits of the halves of a session. */
  private static final int LONGEST_NUMBER = 8;

  /** A part of the line; nothing where both ends are equal. */
  static final class Part {
    int from;
    int to;

    void set(int begin, int end) {
      from = begin;
      to = end;
    }
  }

  final Part process = new Part();
  final Part session = new Part();
  final Part user = new Part();
  final Part database = new Part();
  final Part application = new Part();
  final Part host = new Part();
  final Part port = new Part();
  final Part severity = new Part();

  private final DatabaseClock clock;

  PostgresqlPrefix(UnstatedTime assumed) {
    clock = new DatabaseClock(assumed);
  }

  /** The time of the line read last, in nanoseconds since 1970. */
  long time() {
    return clock.time();
  }

  /** Where the message begins, or -1 if the line has no prefix that is known. */
  int read(byte[] line, int from, int to) {
    int at = clock.readWithZone(line, from, to);
    if (at < 0) {
      return -1;
    }
    int limit = Math.min(to, at + LONGEST);
    int mark = Bytes.indexOf(line, at, limit, MARK);
    while (mark >= 0 && !isSeverity(line, at, mark)) {
      mark = Bytes.indexOf(line, mark + 1, limit, MARK);
    }
    if (mark < 0) {
      return -1;
    }
    clear(from);
    int prefixEnd = severity.from;
    if (line[at] == ':') {
      hosted(line, at + 1, prefixEnd);
    } else if (line[at] == '-') {
      session(line, at + 1, prefixEnd);
    } else {
      usual(line, at, prefixEnd);
    }
    boolean known = process.to > process.from || session.to > session.from || user.to > user.from;
    return known || Bytes.skipSpaces(line, at, prefixEnd) == prefixEnd ? mark + MARK.length : -1;
  }

  private boolean isSeverity(byte[] line, int from, int mark) {
    int start = mark;
    while (start > from && (Bytes.isDigit(line[start - 1]) || isCapital(line[start - 1]))) {
      start--;
    }
    severity.set(start, mark);
    return PostgresqlSeverity.isMain(line, start, mark)
        || PostgresqlSeverity.isDetail(line, start, mark);
  }

  private static boolean isCapital(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private void clear(int at) {
    process.set(at, at);
    session.set(at, at);
    user.set(at, at);
    database.set(at, at);
    application.set(at, at);
    host.set(at, at);
    port.set(at, at);
  }

  /** {@code [811] } or {@code [811-1] } if it is there, perhaps a colon, and what comes behind. */
  private void usual(byte[] line, int from, int to) {
    int open = Bytes.skipSpaces(line, from, to);
    int close = processEnd(line, open, to);
    int at = close < 0 ? open : close + 1;
    while (at < to && (line[at] == ':' || line[at] == ' ')) {
      at++;
    }
    if (at < to && line[at] == '[' && Bytes.isDigit(line[Math.min(at + 1, to - 1)])) {
      int end = Bytes.indexOf(line, at, to, (byte) ']');
      at = end < 0 ? at : Bytes.skipSpaces(line, end + 1, to);
    }
    int end = Bytes.trimEnd(line, at, to);
    if (isKey(line, at, end)) {
      named(line, at, end);
    } else {
      served(line, at, end);
    }
  }

  /** {@code app@shop 192.0.2.1(53412)}, or the client first; also without a client. */
  private void served(byte[] line, int from, int to) {
    int first = Bytes.indexOf(line, from, to, (byte) ' ');
    int last = Bytes.lastIndexOf(line, from, to, BLANK);
    if (last >= 0 && isClient(line, last + 1, to)) {
      client(line, last + 1, to);
      names(line, from, Bytes.trimEnd(line, from, last));
    } else if (isClient(line, from, first < 0 ? to : first)) {
      client(line, from, first < 0 ? to : first);
      names(line, first < 0 ? to : Bytes.skipSpaces(line, first, to), to);
    } else {
      userAtDatabase(line, from, to);
    }
  }

  /** {@code app@shop} or {@code app shop}, where the client stands beside it. */
  private void names(byte[] line, int from, int to) {
    userAtDatabase(line, from, to);
    int blank = Bytes.lastIndexOf(line, from, to, BLANK);
    if (user.to == user.from && blank > from) {
      known(user, line, from, Bytes.trimEnd(line, from, blank));
      known(database, line, blank + 1, to);
    }
  }

  /** An address, perhaps with the port in parentheses, or {@code [local]}. */
  private static boolean isClient(byte[] line, int from, int to) {
    if (Bytes.startsWith(line, from, to, LOCAL)) {
      return from + LOCAL.length == to;
    }
    int open = Bytes.indexOf(line, from, to, (byte) '(');
    int end = open < 0 ? to : open;
    int parts = 0;
    for (int at = from; at < end; at++) {
      boolean sign = line[at] == '.' || line[at] == ':';
      if (!sign && Character.digit(line[at], 16) < 0) {
        return false;
      }
      parts += sign ? 1 : 0;
    }
    boolean closed = open < 0 || (line[to - 1] == ')' && to - open > 2);
    return closed
        && (parts == DOTS || (parts > 1 && Bytes.indexOf(line, from, end, (byte) ':') >= 0));
  }

  private static boolean isKey(byte[] line, int from, int to) {
    for (byte[] key : KEYS) {
      if (Bytes.startsWith(line, from, to, key)) {
        return true;
      }
    }
    return false;
  }

  /** {@code -6925c9b1.1092-}: the start of the process and its number, in hexadecimal digits. */
  private void session(byte[] line, int from, int to) {
    int point = hexadecimalEnd(line, from, to);
    if (point == from || point >= to || line[point] != '.') {
      return;
    }
    int end = hexadecimalEnd(line, point + 1, to);
    if (end > point + 1 && end < to && line[end] == '-') {
      session.set(from, end);
    }
  }

  private static int hexadecimalEnd(byte[] line, int from, int to) {
    int at = from;
    while (at < to && at - from < LONGEST_NUMBER && Character.digit(line[at], 16) >= 0) {
      at++;
    }
    return at;
  }

  /** The number by which a process is remembered, or -1; the session where there is none. */
  long number(byte[] line) {
    if (session.to == session.from) {
      return Sessions.number(line, process.from, process.to);
    }
    long number = 0;
    for (int at = session.from; at < session.to; at++) {
      int digit = Character.digit(line[at], 16);
      number = digit < 0 ? number : number << 4 | digit;
    }
    return number & Long.MAX_VALUE;
  }

  private int processEnd(byte[] line, int open, int to) {
    if (open >= to || line[open] != '[') {
      return -1;
    }
    int end = open + 1;
    while (end < to && Bytes.isDigit(line[end])) {
      end++;
    }
    process.set(open + 1, end);
    return Bytes.indexOf(line, end, to, (byte) ']');
  }

  private void userAtDatabase(byte[] line, int from, int to) {
    int sign = to - 1;
    while (sign > from && line[sign] != '@') {
      sign--;
    }
    if (sign > from) {
      known(user, line, from, sign);
      known(database, line, sign + 1, to);
    }
  }

  private static void known(Part part, byte[] line, int from, int to) {
    if (!Bytes.startsWith(line, from, to, UNKNOWN)) {
      part.set(from, to);
    }
  }

  /** {@code user=…,db=…,app=…,client=…}, parted by commas or spaces. */
  private void named(byte[] line, int from, int to) {
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && line[end] != ',') {
        end++;
      }
      pair(line, at, end);
      at = Bytes.skipSpaces(line, Math.min(to, end + 1), to);
    }
  }

  private void pair(byte[] line, int from, int to) {
    if (Bytes.startsWith(line, from, to, USER)) {
      known(user, line, from + USER.length, to);
    } else if (Bytes.startsWith(line, from, to, DATABASE)) {
      known(database, line, from + DATABASE.length, to);
    } else if (Bytes.startsWith(line, from, to, APPLICATION)) {
      known(application, line, from + APPLICATION.length, to);
    } else if (Bytes.startsWith(line, from, to, CLIENT)) {
      client(line, from + CLIENT.length, to);
    } else if (Bytes.startsWith(line, from, to, HOST)) {
      client(line, from + HOST.length, to);
    }
  }

  /** An address or host, perhaps with the port in parentheses; not {@code [local]}. */
  private void client(byte[] line, int from, int to) {
    int open = Bytes.indexOf(line, from, to, (byte) '(');
    int end = open < 0 ? to : open;
    if (end > from && line[from] != '[') {
      host.set(from, end);
      if (open >= 0 && to - 1 > open) {
        port.set(open + 1, to - 1);
      }
    }
  }

  /** {@code 192.0.2.1(53412):app@shop:[811]:}. */
  private void hosted(byte[] line, int from, int to) {
    int end = to;
    while (end > from && line[end - 1] != '[') {
      end--;
    }
    int processStart = end - 1;
    if (processStart <= from || processEnd(line, processStart, to) < 0) {
      return;
    }
    int hostEnd = Bytes.indexOf(line, from, processStart, (byte) ')');
    hostEnd = hostEnd < 0 ? Bytes.indexOf(line, from, processStart, (byte) ':') : hostEnd + 1;
    if (hostEnd >= 0 && hostEnd < processStart) {
      client(line, from, hostEnd);
      userAtDatabase(line, hostEnd + 1, processStart - 1);
    }
  }
}

package org.hansho.format.database;

import org.hansho.format.syslog.Bytes;

/**
 * The three lines with which the server opens a general or slow query log, also in the middle of a
 * file: its program and version, its port and socket or pipe, and the titles of the columns.
 *
 * <p>A statement may hold anything. So a banner is known only at the very end of an entry, only if
 * all three lines are whole, and only if they have no quote and no sign of a comment: whatever else
 * a client writes stays with its statement. Source: {@code sql/log.cc} of MySQL and MariaDB. Pure
 * functions; an entry that does not end with the titles costs one comparison.
 */
final class MysqlBanner {
  private static final byte[] VERSION = Bytes.of(", Version: ");
  private static final byte[] STARTED = Bytes.of("). started with:");
  private static final byte[][] TITLES = {
    Bytes.of("Time"), Bytes.of("Id"), Bytes.of("Command"), Bytes.of("Argument")
  };
  private static final byte[] LAST_TITLE = TITLES[TITLES.length - 1];
  private static final byte[] PORT = Bytes.of("Tcp port: ");
  private static final byte[] SOCKET = Bytes.of("  Unix socket: ");
  private static final byte[] WINDOWS_PORT = Bytes.of("TCP Port: ");
  private static final byte[] PIPE = Bytes.of(", Named Pipe: ");
  private static final byte[] PROGRAM_OF_WINDOWS = Bytes.of(".exe");

  private MysqlBanner() {}

  /** Where the banners at the end of an entry begin; {@code to} if there is none. */
  static int start(byte[] block, int from, int to) {
    int end = to;
    int banner = last(block, from, end);
    while (banner >= 0) {
      end = lineEnd(block, from, banner);
      banner = last(block, from, end);
    }
    return end;
  }

  private static int last(byte[] block, int from, int to) {
    int word = to - LAST_TITLE.length;
    if (word < from || !Bytes.startsWith(block, word, to, LAST_TITLE)) {
      return -1;
    }
    int titles = lineStart(block, from, to);
    int port = lineStart(block, from, titles - 1);
    int program = lineStart(block, from, port - 1);
    boolean whole =
        program < port
            && isTitles(block, titles, to)
            && isPort(block, port, lineEnd(block, port, titles))
            && isProgram(block, program, lineEnd(block, program, port));
    return whole ? program : -1;
  }

  private static int lineStart(byte[] block, int from, int to) {
    int at = Math.max(from, to);
    while (at > from && block[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /** The end of the line in front of the one that begins at {@code next}. */
  private static int lineEnd(byte[] block, int from, int next) {
    int end = next;
    while (end > from && (block[end - 1] == '\n' || block[end - 1] == '\r')) {
      end--;
    }
    return end;
  }

  private static boolean isTitles(byte[] block, int from, int to) {
    int at = from;
    for (byte[] title : TITLES) {
      if (!Bytes.startsWith(block, at, to, title)) {
        return false;
      }
      at = Bytes.skipSpaces(block, at + title.length, to);
    }
    return at == to;
  }

  private static boolean isPort(byte[] block, int from, int to) {
    return isPort(block, from, to, PORT, SOCKET) || isPort(block, from, to, WINDOWS_PORT, PIPE);
  }

  private static boolean isPort(byte[] block, int from, int to, byte[] port, byte[] place) {
    if (!Bytes.startsWith(block, from, to, port)) {
      return false;
    }
    int at = from + port.length;
    while (at < to && Bytes.isDigit(block[at])) {
      at++;
    }
    return at > from + port.length
        && Bytes.startsWith(block, at, to, place)
        && isPlain(block, at + place.length, to);
  }

  /** {@code /usr/sbin/mysqld, Version: 8.0.36 (MySQL Community Server - GPL). started with:}. */
  private static boolean isProgram(byte[] block, int from, int to) {
    int name = Bytes.indexOf(block, from, to, VERSION);
    int comment = name < 0 ? -1 : Bytes.indexOf(block, name + VERSION.length, to, (byte) ' ');
    return comment >= 0
        && (isWord(block, from, name) || isWindowsProgram(block, from, name))
        && isPlain(block, from, to)
        && comment + 1 < to
        && block[comment + 1] == '('
        && Bytes.startsWith(block, Math.max(comment, to - STARTED.length), to, STARTED);
  }

  private static boolean isWord(byte[] block, int from, int to) {
    return to > from && Bytes.indexOf(block, from, to, (byte) ' ') < 0;
  }

  private static boolean isWindowsProgram(byte[] block, int from, int to) {
    int end = to - PROGRAM_OF_WINDOWS.length;
    return end > from + 2
        && block[from + 1] == ':'
        && block[from + 2] == '\\'
        && Bytes.startsWith(block, end, to, PROGRAM_OF_WINDOWS);
  }

  /** Whether there is nothing that begins or ends text, a comment or a statement. */
  private static boolean isPlain(byte[] block, int from, int to) {
    for (int at = from; at < to; at++) {
      byte b = block[at];
      boolean sign = b == '\'' || b == '"' || b == '`' || b == ';' || b == '*' || b == '#';
      if (sign || (b >= 0 && b < ' ') || (b == '-' && at > from && block[at - 1] == '-')) {
        return false;
      }
    }
    return true;
  }
}

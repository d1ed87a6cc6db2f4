package org.hansho.format.database;

import java.util.List;
import org.hansho.format.syslog.Bytes;

/** The words before a message of PostgreSQL. Pure functions. */
final class PostgresqlSeverity {
  private static final List<byte[]> MAIN =
      List.of(
          Bytes.of("LOG"),
          Bytes.of("ERROR"),
          Bytes.of("FATAL"),
          Bytes.of("WARNING"),
          Bytes.of("NOTICE"),
          Bytes.of("INFO"),
          Bytes.of("PANIC"),
          Bytes.of("DEBUG1"),
          Bytes.of("DEBUG2"),
          Bytes.of("DEBUG3"),
          Bytes.of("DEBUG4"),
          Bytes.of("DEBUG5"),
          Bytes.of("DEBUG"));

  /** What a record goes on with, on lines of their own. */
  private static final List<byte[]> DETAILS =
      List.of(
          Bytes.of("STATEMENT"),
          Bytes.of("DETAIL"),
          Bytes.of("HINT"),
          Bytes.of("CONTEXT"),
          Bytes.of("QUERY"),
          Bytes.of("LOCATION"),
          Bytes.of("BACKTRACE"));

  private PostgresqlSeverity() {}

  /** Whether this is the severity of a record. */
  static boolean isMain(byte[] buffer, int from, int to) {
    return isOneOf(MAIN, buffer, from, to);
  }

  /** Whether this names a further part of the record before. */
  static boolean isDetail(byte[] buffer, int from, int to) {
    return isOneOf(DETAILS, buffer, from, to);
  }

  private static boolean isOneOf(List<byte[]> words, byte[] buffer, int from, int to) {
    for (int i = 0; i < words.size(); i++) {
      byte[] word = words.get(i);
      if (to - from == word.length && Bytes.startsWith(buffer, from, to, word)) {
        return true;
      }
    }
    return false;
  }
}

package org.hansho.sql;

/** A first look at a value: which marks of SQL it has at all. Most values have none. */
final class SqlMarks {
  static final int SINGLE_QUOTE = 1;
  static final int DOUBLE_QUOTE = 2;

  /** Something that MySQL reads in its own way. */
  static final int MYSQL = 4;

  /** Two words or more, or a sign. */
  static final int ANY = 8;

  /** Comments inside comments. */
  static final int NESTED = 16;

  private SqlMarks() {}

  static int of(byte[] text, int from, int to) {
    int marks = 0;
    int comments = 0;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      if (!SqlBytes.isWordPart(b)) {
        marks |= (b == '-' && (at + 1 >= to || text[at + 1] != '-')) || b == '.' ? 0 : ANY;
        marks |= mark(b, at + 1 < to ? text[at + 1] : 0);
        comments += b == '/' && at + 1 < to && text[at + 1] == '*' ? 1 : 0;
      } else if (b < 0 && SqlBytes.wideBlank(text, at, to) > 0) {
        marks |= ANY;
      }
    }
    return comments > 1 ? marks | NESTED : marks;
  }

  private static int mark(byte b, byte next) {
    return switch (b) {
      case '\'' -> SINGLE_QUOTE;
      case '"' -> DOUBLE_QUOTE;
      case '#', '\\' -> MYSQL;
      case '-' -> next == '-' ? MYSQL : 0;
      case '/' -> next == '*' ? MYSQL : 0;
      default -> 0;
    };
  }
}

package org.hansho.web;

/**
 * The texts inside a value that is JSON, one after the other: an application reads each of them as
 * a value of its own. What is not closed ends the walk; at most {@link #MOST} are given. Reused.
 */
final class JsonTexts {
  /** Texts of a value that are looked at; further ones are left out. */
  private static final int MOST = 64;

  private byte[] text = {};
  private int to;
  private int at;
  private int from;
  private int end;
  private int count;

  /** Whether a value begins as an object or a list of JSON does. */
  static boolean areIn(byte[] value, int from, int to) {
    return to - from > 4 && (value[from] == '{' || value[from] == '[') && isNear(value, from, to);
  }

  /** A quote, bracket or brace behind blanks: braces of templates and lists of names have none. */
  private static boolean isNear(byte[] value, int from, int to) {
    int next = Ascii.skipBlanks(value, from + 1, to);
    return next < to && (value[next] == '"' || value[next] == '{' || value[next] == '[');
  }

  void begin(byte[] value, int valueFrom, int valueTo) {
    text = value;
    at = valueFrom;
    to = valueTo;
    count = 0;
  }

  /** Moves to the next text; false behind the last. */
  boolean next() {
    while (at < to && text[at] != '"') {
      at++;
    }
    from = at + 1;
    int place = from;
    while (place < to && text[place] != '"') {
      place += text[place] == '\\' ? 2 : 1;
    }
    end = place;
    at = place + 1;
    return place < to && ++count <= MOST;
  }

  /** Where the text begins, behind its quote. */
  int from() {
    return from;
  }

  /** Where the quote that ends it stands. */
  int end() {
    return end;
  }
}

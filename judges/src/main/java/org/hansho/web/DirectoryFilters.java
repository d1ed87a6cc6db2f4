package org.hansho.web;

/**
 * Judges whether a value closes the filter of a directory search that a program puts it into, and
 * goes on with a filter of its own. Source: RFC 4515, "String Representation of Search Filters".
 *
 * <p>A value closes what it has not opened: a parenthesis behind which another filter begins, or
 * behind which a zero byte cuts off the rest. Balanced parentheses are those of ordinary text. Pure
 * functions, linear.
 */
final class DirectoryFilters {
  private DirectoryFilters() {}

  /** Where the filter of the value begins, or -1. */
  static int judge(byte[] text, int from, int to) {
    int depth = 0;
    for (int at = from; at < to; at++) {
      if (text[at] == '(') {
        if (at > from && text[at - 1] == '*' && depth == 0 && isJoined(text, at, to)) {
          return at;
        }
        depth++;
      } else if (text[at] == ')') {
        if (depth == 0 && (isFilter(text, at + 1, to) || isCutOff(text, at + 1, to))) {
          return at;
        }
        depth = Math.max(0, depth - 1);
      }
    }
    return -1;
  }

  /** Whether a filter begins, perhaps behind further parentheses that are closed. */
  private static boolean isFilter(byte[] text, int from, int to) {
    int at = Ascii.skipBlanks(text, from, to);
    while (at < to && text[at] == ')') {
      at = Ascii.skipBlanks(text, at + 1, to);
    }
    return at < to && text[at] == '(' && (isJoined(text, at, to) || isCompared(text, at + 1, to));
  }

  /** {@code (&}, {@code (|} or {@code (!} before a parenthesis. */
  private static boolean isJoined(byte[] text, int open, int to) {
    int sign = open + 1;
    if (sign + 1 >= to || (text[sign] != '&' && text[sign] != '|' && text[sign] != '!')) {
      return false;
    }
    int next = Ascii.skipBlanks(text, sign + 1, to);
    return next < to && (text[next] == '(' || text[next] == ')');
  }

  /** The name of an attribute, and a comparison. */
  private static boolean isCompared(byte[] text, int from, int to) {
    int at = from;
    while (at < to && (Ascii.isWordPart(text[at]) || text[at] == '-' || text[at] == '.')) {
      at++;
    }
    boolean named = at > from && Ascii.isLetter(text[from]);
    while (at < to && (text[at] == '~' || text[at] == '<' || text[at] == '>' || text[at] == ':')) {
      at++;
    }
    return named && at < to && text[at] == '=';
  }

  private static boolean isCutOff(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] == ')') {
      at++;
    }
    return at > from && at < to && text[at] == 0;
  }
}

package org.hansho.web;

/** Signs in paths that names of pages seldom have. Pure functions. */
final class PathSigns {
  private PathSigns() {}

  /**
   * Blanks and backticks, and parentheses behind a dollar sign: names of pages have few of them.
   */
  static boolean isSpoken(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      boolean nested = text[at] == '(' && at > from && text[at - 1] == '$';
      if (text[at] == '`' || text[at] == ' ' || nested) {
        return true;
      }
    }
    return false;
  }

  static boolean isOfComment(byte[] text, int slash, int from, int to) {
    return (slash + 1 < to && text[slash + 1] == '*') || (slash > from && text[slash - 1] == '*');
  }

  static boolean isSuspicious(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == '\'' || text[at] == '"' || text[at] == ' ' || text[at] == '(') {
        return true;
      }
    }
    return false;
  }
}

package org.hansho.yaml;

import java.util.List;

/** Finds a character of a scalar's value in the text it was read from. */
final class InsideScalar {
  private final List<String> lines;
  private final Place start;
  private int line;
  private int column;

  /** A scalar that begins at a place of these lines. */
  InsideScalar(List<String> lines, Place start) {
    this.lines = lines;
    this.start = start;
    this.line = start.line() - 1;
    this.column = start.column() - 1;
  }

  /**
   * The place of the character at {@code offset}, or of the scalar where it cannot be determined.
   */
  Place find(String value, int offset) {
    skipIndicator();
    for (int i = 0; i < offset; i++) {
      char wanted = value.charAt(i);
      if (!isSpace(wanted) && (!toNextInk() || !take(wanted))) {
        return start;
      }
    }
    if (offset < value.length() && !isSpace(value.charAt(offset)) && !toNextInk()) {
      return start;
    }
    return new Place(start.file(), line + 1, column + 1);
  }

  private void skipIndicator() {
    String first = lines.get(line);
    if (column >= first.length()) {
      return;
    }
    char indicator = first.charAt(column);
    if (indicator == '"' || indicator == '\'') {
      column++;
    } else if ((indicator == '|' || indicator == '>') && line + 1 < lines.size()) {
      line++;
      column = 0;
    }
  }

  private boolean toNextInk() {
    while (line < lines.size()) {
      String text = lines.get(line);
      while (column < text.length() && isSpace(text.charAt(column))) {
        column++;
      }
      if (column < text.length()) {
        return true;
      }
      line++;
      column = 0;
    }
    return false;
  }

  private boolean take(char wanted) {
    if (lines.get(line).charAt(column) != wanted) {
      return false;
    }
    boolean doubledQuote = wanted == '\'' && lines.get(line).startsWith("''", column);
    column += doubledQuote ? 2 : 1;
    return true;
  }

  private static boolean isSpace(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }
}

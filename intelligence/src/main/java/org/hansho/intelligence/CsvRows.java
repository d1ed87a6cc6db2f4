package org.hansho.intelligence;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts CSV text into rows of fields: quoted fields may hold separators, line ends and doubled
 * quotes. Every text is some rows; a quote that never closes ends with the text. Linear. Source:
 * RFC 4180.
 */
final class CsvRows {
  private static final int MOST_FIELDS = 256;
  private static final int LONGEST_FIELD = 8192;

  private final String text;
  private final char separator;
  private int at;
  private int line = 1;
  private int rowLine = 1;
  private boolean comment;

  CsvRows(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  boolean hasNext() {
    return at < text.length();
  }

  /** The line on which the last row began, from 1. */
  int rowLine() {
    return rowLine;
  }

  /** Whether the last row began with {@code #}, which is then cut off. */
  boolean isComment() {
    return comment;
  }

  /** The next row; fields beyond the 256th and characters beyond the 8,192nd are dropped. */
  List<String> next() {
    rowLine = line;
    skipSpace();
    comment = at < text.length() && text.charAt(at) == '#';
    if (comment) {
      at++;
      skipSpace();
    }
    List<String> row = new ArrayList<>();
    boolean more = true;
    while (more) {
      String field = field().strip();
      if (row.size() < MOST_FIELDS) {
        row.add(field);
      }
      more = at < text.length() && text.charAt(at) == separator;
      at++;
    }
    line++;
    return row;
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  /** Reads up to a separator or a line end, on which it stops. */
  private String field() {
    skipSpace();
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int from = at;
    skipToEnd();
    return text.substring(from, Math.min(at, from + LONGEST_FIELD));
  }

  private void skipToEnd() {
    while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
      at++;
    }
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      boolean lineEnd = c == '\n';
      if (lineEnd && comment) {
        at--;
        break;
      }
      line += lineEnd ? 1 : 0;
      if (c == '"') {
        if (at >= text.length() || text.charAt(at) != '"') {
          break;
        }
        at++;
      }
      if (field.length() < LONGEST_FIELD) {
        field.append(c);
      }
    }
    skipToEnd();
    return field.toString();
  }
}

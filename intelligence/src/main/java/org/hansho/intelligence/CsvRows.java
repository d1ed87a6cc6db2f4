package org.hansho.intelligence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.csv.CsvRow;

/**
 * The rows of a list as texts, with their lines. A row that begins with {@code #} is a comment and
 * ends with its line. A quote that never closes ends with the list. Linear.
 */
final class CsvRows {
  private static final int MOST_FIELDS = 256;
  private static final int LONGEST_FIELD = 8192;

  private final byte[] bytes;
  private final CsvRow row;
  private int at;
  private int line = 1;
  private int rowLine = 1;
  private boolean comment;

  CsvRows(String text, char separator) {
    bytes = text.getBytes(StandardCharsets.UTF_8);
    row = CsvRow.trimming(separator, MOST_FIELDS);
  }

  boolean hasNext() {
    return at < bytes.length;
  }

  /** The line on which the last row began, from 1. */
  int rowLine() {
    return rowLine;
  }

  /** Whether the last row is a comment; its {@code #} is not part of it. */
  boolean isComment() {
    return comment;
  }

  /** The next row; fields beyond the 256th and characters beyond the 8,192nd are dropped. */
  List<String> next() {
    rowLine = line;
    int begin = skipBlanks(at);
    comment = begin < bytes.length && bytes[begin] == '#';
    begin += comment ? 1 : 0;
    int limit = comment ? lineEnd(begin) : bytes.length;
    int end = row.read(bytes, begin, limit, true);
    end = end < 0 ? limit : end;
    for (int i = at; i < end; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    at = end;
    return fields();
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < Math.min(row.columns(), MOST_FIELDS); i++) {
      String field = row.text(bytes, i);
      fields.add(field.substring(0, Math.min(field.length(), LONGEST_FIELD)).strip());
    }
    return fields;
  }

  private int skipBlanks(int from) {
    int next = from;
    while (next < bytes.length && bytes[next] == ' ') {
      next++;
    }
    return next;
  }

  /** Behind the line feed of a line. */
  private int lineEnd(int from) {
    int next = from;
    while (next < bytes.length && bytes[next] != '\n') {
      next++;
    }
    return Math.min(bytes.length, next + 1);
  }
}

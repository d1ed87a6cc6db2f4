package org.hansho.casework.export.format;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads comma-separated values after the grammar of RFC 4180, one line in memory at a time. */
final class CsvTable {
  private final Reader in;
  private int next;

  private CsvTable(Reader in) throws IOException {
    this.in = in;
    this.next = in.read();
  }

  static List<List<String>> read(String text) {
    List<List<String>> lines = new ArrayList<>();
    try {
      each(new StringReader(text), lines::add);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return lines;
  }

  /**
   * Hands each line on as its cells.
   *
   * @throws IllegalArgumentException if the grammar does not hold
   */
  static void each(Reader in, Consumer<List<String>> taker) throws IOException {
    CsvTable table = new CsvTable(in);
    while (table.next >= 0) {
      taker.accept(table.line());
    }
  }

  private List<String> line() throws IOException {
    List<String> line = new ArrayList<>();
    line.add(cell());
    while (next == ',') {
      take(',');
      line.add(cell());
    }
    take('\r');
    take('\n');
    return line;
  }

  private String cell() throws IOException {
    StringBuilder cell = new StringBuilder();
    if (next != '"') {
      while (next >= 0 && ",\r\n\"".indexOf(next) < 0) {
        cell.append(take((char) next));
      }
      return cell.toString();
    }
    take('"');
    while (true) {
      if (next == '"') {
        take('"');
        if (next != '"') {
          return cell.toString();
        }
      }
      cell.append(take((char) next));
    }
  }

  private char take(char wanted) throws IOException {
    if (next != wanted || next < 0) {
      throw new IllegalArgumentException("in place of " + (int) wanted + " stands " + next);
    }
    next = in.read();
    return wanted;
  }
}

package org.hansho.cli;

import java.io.PrintStream;
import java.util.List;
import org.hansho.cli.terminal.Width;
import org.hansho.files.output.Printable;

/** A table of plain columns, each as wide as its widest cell. */
final class Columns {
  private static final int SECONDS = 19;
  private static final int GAP = 2;

  private final PrintStream out;
  private final List<String> head;
  private final List<List<String>> rows;

  private Columns(PrintStream out, List<String> head, List<List<String>> rows) {
    this.out = out;
    this.head = head;
    this.rows = rows;
  }

  /** Prints a table; every row has as many cells as the head. */
  static void print(PrintStream out, List<String> head, List<List<String>> rows) {
    List<List<String>> cells =
        rows.stream().map(row -> row.stream().map(Columns::cell).toList()).toList();
    Columns table = new Columns(out, head, cells);
    table.line(head);
    cells.forEach(table::line);
  }

  /**
   * The same where it fits; on a narrower screen a block of lines for each row, its first cell at
   * the beginning and the others below it.
   */
  static void print(PrintStream out, List<String> head, List<List<String>> rows, int screen) {
    List<List<String>> cells =
        rows.stream().map(row -> row.stream().map(Columns::cell).toList()).toList();
    Columns table = new Columns(out, head, cells);
    int width = 0;
    for (int column = 0; column < head.size(); column++) {
      width += table.width(column);
    }
    if (width - GAP <= screen) {
      table.line(head);
      cells.forEach(table::line);
    } else {
      cells.forEach(table::block);
    }
  }

  private void block(List<String> row) {
    out.println(row.get(0));
    int widest = head.stream().mapToInt(Width::of).max().orElse(0) + GAP;
    for (int column = 1; column < row.size(); column++) {
      out.println("  " + Width.left(head.get(column), widest) + row.get(column));
    }
  }

  private int width(int column) {
    int most = rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0);
    return Math.max(most, Width.of(head.get(column))) + GAP;
  }

  private static String cell(String value) {
    return value.isEmpty() ? "-" : Printable.line(value);
  }

  /** A time as RFC 3339 has it, to the second. */
  static String time(String value) {
    return value.substring(0, Math.min(SECONDS, value.length())).replace('T', ' ');
  }

  private void line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      line.append(Width.left(row.get(column), width(column)));
    }
    out.println(line.toString().stripTrailing());
  }
}

package org.hansho.cli;

import java.io.PrintStream;
import java.util.List;
import org.hansho.cli.terminal.Width;
import org.hansho.files.output.Printable;

/** A table of plain columns, each as wide as its widest cell. */
final class Columns {
  private static final int SECONDS = 19;

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
      int at = column;
      int most = rows.stream().mapToInt(each -> Width.of(each.get(at))).max().orElse(0);
      int width = Math.max(most, Width.of(head.get(column))) + 2;
      line.append(Width.left(row.get(column), width));
    }
    out.println(line.toString().stripTrailing());
  }
}

package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values after the grammar of RFC 4180. */
final class CsvTable {
  private CsvTable() {}

  static List<List<String>> read(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      StringBuilder cell = new StringBuilder();
      if (text.charAt(at) == '"') {
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
          at += text.charAt(at) == '"' ? 1 : 0;
          cell.append(text.charAt(at++));
        }
        at++;
      } else {
        while (text.charAt(at) != ',' && text.charAt(at) != '\r') {
          if (text.charAt(at) == '"' || text.charAt(at) == '\n') {
            throw new IllegalArgumentException("a quote or line end in " + cell);
          }
          cell.append(text.charAt(at++));
        }
      }
      line.add(cell.toString());
      if (text.startsWith("\r\n", at)) {
        lines.add(line);
        line = new ArrayList<>();
        at += 2;
      } else if (text.charAt(at) == ',') {
        at++;
      } else {
        throw new IllegalArgumentException("neither comma nor line end at " + at);
      }
    }
    return lines;
  }
}

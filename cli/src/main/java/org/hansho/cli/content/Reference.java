package org.hansho.cli.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The list of alerts that Hansho sets out to raise, built or not. */
public final class Reference {
  private static final String FILE = "hansho/reference.tsv";

  private Reference() {}

  /**
   * One alert of the list.
   *
   * @param number from 1, in the order of the reference document
   * @param detection id of the detection that raises it
   * @param intents as the reference document gives them; may be empty
   */
  public record Row(int number, String detection, List<String> intents) {
    /** The section, which is the folder of the detection. */
    public String section() {
      return detection.substring(0, detection.indexOf('/'));
    }
  }

  /** All rows in order. */
  public static List<Row> rows() throws IOException {
    try (InputStream in = Reference.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("no " + FILE);
      }
      List<Row> rows = new ArrayList<>();
      for (String line : TextFiles.decoded(in).lines().toList()) {
        if (!line.startsWith("#")) {
          rows.add(row(line.split("\t", -1)));
        }
      }
      return List.copyOf(rows);
    }
  }

  private static Row row(String[] cells) {
    List<String> intents = cells[2].isEmpty() ? List.of() : List.of(cells[2].split(" "));
    return new Row(Integer.parseInt(cells[0]), cells[1], intents);
  }
}

package org.hansho.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.report.text.Texts;

/** The numbers that recompute an alert of a detector, each with its name in words. */
public final class LearnedTable {
  private static final String KNOWN_OF = "known_";

  private LearnedTable() {}

  /** The name of a number in words; a number without words keeps its own name. */
  public static String name(String number, Texts texts) {
    if (texts.has("number." + number)) {
      return texts.get("number." + number);
    }
    return number.startsWith(KNOWN_OF)
        ? texts.get("number.known-of", number.substring(KNOWN_OF.length()))
        : number;
  }

  /** Writes the table, or nothing for an alert of single events. */
  static void write(Alert alert, Texts texts, Writer out) throws IOException {
    if (alert.numbers().isEmpty()) {
      return;
    }
    out.write("<table class=\"learned\">\n<caption>");
    out.write(HtmlText.line(texts.get("report.learned")) + "</caption>\n<tbody>\n");
    for (Map.Entry<String, String> number : alert.numbers().entrySet()) {
      out.write(
          "<tr><th scope=\"row\">"
              + HtmlText.line(name(number.getKey(), texts))
              + "</th><td>"
              + HtmlText.line(number.getValue().isEmpty() ? "–" : number.getValue())
              + "</td></tr>\n");
    }
    out.write("</tbody>\n</table>\n");
  }
}

package org.hansho.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.hansho.report.Overview;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;

/** The part of the HTML report that says whom and what the alerts name. */
final class EntitiesSection {
  private static final int FIRST = 15;
  private static final int MOST = 500;

  private final AlertList alerts;
  private final Texts texts;
  private final Writer out;

  private EntitiesSection(AlertList alerts, Texts texts, Writer out) {
    this.alerts = alerts;
    this.texts = texts;
    this.out = out;
  }

  static void write(List<Overview.Named> all, AlertList alerts, Texts texts, Writer out)
      throws IOException {
    if (!all.isEmpty()) {
      new EntitiesSection(alerts, texts, out).section(all);
    }
  }

  private void section(List<Overview.Named> all) throws IOException {
    out.write("<section>\n<h2>" + text("report.by-entity") + "</h2>\n");
    int first = Math.min(FIRST, all.size());
    int shown = Math.min(MOST, all.size());
    table(all.subList(0, first));
    if (first < all.size()) {
      String more = Numbers.grouped(all.size() - first);
      out.write("<details><summary>" + text("summary.more", more) + "</summary>\n");
      table(all.subList(first, shown));
      if (shown < all.size()) {
        String left = Numbers.grouped(all.size() - shown);
        out.write("<p class=\"note\">" + text("report.entities-cut", left) + "</p>\n");
      }
      out.write("</details>\n");
    }
    out.write("</section>\n");
  }

  private void table(List<Overview.Named> entities) throws IOException {
    out.write("<table>\n");
    out.write(HtmlText.tableHead(texts, "report.worst", "report.entity", "report.number#"));
    for (Overview.Named entity : entities) {
      out.write(
          "<tr><td>"
              + Pill.of(entity.worst(), texts)
              + "</td><td class=\"name\">"
              + alerts.link(entity.first(), HtmlText.name(entity.label()))
              + " <span class=\"key\">"
              + HtmlText.line(AlertSection.entityType(texts, entity.type()))
              + "</span></td><td class=\"number\">"
              + Numbers.grouped(entity.alerts())
              + "</td></tr>\n");
    }
    out.write("</tbody>\n</table>\n");
  }

  private String text(String key, Object... values) {
    return HtmlText.line(texts.get(key, values));
  }
}

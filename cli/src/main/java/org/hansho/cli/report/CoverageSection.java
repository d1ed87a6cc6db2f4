package org.hansho.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.hansho.cli.scan.Coverage;
import org.hansho.cli.scan.ScanResult;
import org.hansho.cli.text.Numbers;
import org.hansho.cli.text.Texts;

/** The part of the HTML report that says how many detections looked at what was read. */
final class CoverageSection {
  private final Texts texts;
  private final Writer out;

  private CoverageSection(Texts texts, Writer out) {
    this.texts = texts;
    this.out = out;
  }

  static void write(ScanResult result, Texts texts, Writer out) throws IOException {
    if (!result.coverage().rows().isEmpty()) {
      new CoverageSection(texts, out).coverage(result.coverage());
    }
  }

  private void coverage(Coverage coverage) throws IOException {
    out.write("<section>\n<h2>" + text("coverage.title") + "</h2>\n");
    out.write("<p class=\"note\">" + text("coverage.note") + "</p>\n");
    out.write("<div class=\"scroll\"><table>\n");
    out.write(
        HtmlText.tableHead(
            texts,
            "coverage.log-source",
            "report.format",
            "report.sources#",
            "report.events#",
            "coverage.detections#"));
    for (Coverage.Row row : coverage.rows()) {
      row(row);
    }
    out.write("</tbody>\n</table></div>\n");
    unwatched(coverage);
    out.write("</section>\n");
  }

  private void row(Coverage.Row row) throws IOException {
    CoverageWords words = new CoverageWords(row, texts);
    String remedy = words.remedy();
    out.write(
        "<tr"
            + (remedy.isEmpty() ? "" : " class=\"unwatched\"")
            + "><td>"
            + HtmlText.line(words.logSource())
            + (remedy.isEmpty() ? "" : "<br><span class=\"note\">" + line(remedy) + "</span>")
            + "</td><td>"
            + HtmlText.line(row.format())
            + "</td><td class=\"number\">"
            + Numbers.grouped(row.sources())
            + "</td><td class=\"number\">"
            + words.events()
            + "</td><td class=\"number\">"
            + HtmlText.line(words.detections())
            + "</td></tr>\n");
  }

  private void unwatched(Coverage coverage) throws IOException {
    List<Coverage.Source> sources = coverage.unwatched();
    if (sources.isEmpty()) {
      return;
    }
    out.write(
        "<details open><summary>"
            + text("coverage.sources.title")
            + ": "
            + Numbers.grouped(coverage.unwatchedSources())
            + "</summary>\n<table>\n");
    out.write(HtmlText.tableHead(texts, "report.source", "report.format", "report.events#"));
    for (Coverage.Source source : sources) {
      out.write(
          "<tr><td class=\"name\">"
              + HtmlText.line(source.name())
              + "</td><td>"
              + HtmlText.line(source.format())
              + "</td><td class=\"number\">"
              + Numbers.grouped(source.events())
              + "</td></tr>\n");
    }
    out.write("</tbody>\n</table>\n");
    long more = coverage.unwatchedSources() - sources.size();
    if (more > 0) {
      out.write("<p class=\"note\">" + line(texts.get("summary.more", Numbers.grouped(more))));
      out.write("</p>\n");
    }
    out.write("</details>\n");
  }

  private String line(String text) {
    return HtmlText.line(text);
  }

  private String text(String key) {
    return HtmlText.line(texts.get(key));
  }
}

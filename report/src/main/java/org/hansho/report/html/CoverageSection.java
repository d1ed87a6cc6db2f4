package org.hansho.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.hansho.report.CoverageWords;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.Coverage;
import org.hansho.scan.ScanResult;

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
    out.write("<section id=\"coverage\">\n<h2>" + text("coverage.title") + "</h2>\n");
    out.write("<p class=\"note\">" + text("coverage.note") + "</p>\n");
    List<CoverageWords> words =
        coverage.rows().stream().map(row -> new CoverageWords(row, texts)).toList();
    for (String remedy : CoverageWords.remedies(words, texts)) {
      out.write("<p class=\"warning\">" + HtmlText.name(remedy) + "</p>\n");
    }
    out.write("<table class=\"cards\">\n");
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
    out.write("</tbody>\n</table>\n");
    unwatched(coverage);
    out.write("</section>\n");
  }

  private void row(Coverage.Row row) throws IOException {
    CoverageWords words = new CoverageWords(row, texts);
    out.write(
        "<tr"
            + (row.watch().isNone() ? " class=\"unwatched\"" : "")
            + "><td class=\"wide-cell\">"
            + HtmlText.name(words.logSource())
            + "</td>"
            + cell("report.format", row.format(), "")
            + cell("report.sources", Numbers.grouped(row.sources()), "number")
            + cell("report.events", words.events(), "number")
            + cell("coverage.detections", words.detections(), "number")
            + "</tr>\n");
  }

  /** A cell with its label, which narrow screens show in place of the head of the table. */
  private String cell(String key, String text, String style) {
    return "<td class=\""
        + style
        + "\" data-label=\""
        + text(key)
        + "\">"
        + HtmlText.line(text)
        + "</td>";
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

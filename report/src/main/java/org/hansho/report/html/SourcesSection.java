package org.hansho.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.hansho.files.source.Unreadable;
import org.hansho.match.CostlyRule;
import org.hansho.report.CostlyLine;
import org.hansho.report.EngineWords;
import org.hansho.report.FaultWords;
import org.hansho.report.MemoryLine;
import org.hansho.report.NoteWords;
import org.hansho.report.Years;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.FaultCount;
import org.hansho.scan.ScanResult;
import org.hansho.scan.SourceNote;

/** The part of the HTML report that says what was read, and what could not be. */
final class SourcesSection {
  private final Texts texts;
  private final Writer out;

  private SourcesSection(Texts texts, Writer out) {
    this.texts = texts;
    this.out = out;
  }

  static void write(ScanResult result, Texts texts, Writer out) throws IOException {
    new SourcesSection(texts, out).sources(result);
  }

  private void sources(ScanResult result) throws IOException {
    out.write("<section id=\"read\">\n<h2>" + text("report.read") + "</h2>\n");
    if (!result.formats().isEmpty()) {
      out.write("<table>\n");
      out.write(HtmlText.tableHead(texts, "report.format", "report.sources#", "report.events#"));
      for (ScanResult.FormatCount format : result.formats()) {
        out.write(
            "<tr><td>"
                + HtmlText.line(format.format())
                + "</td><td class=\"number\">"
                + Numbers.grouped(format.sources())
                + "</td><td class=\"number\">"
                + Numbers.grouped(format.events())
                + "</td></tr>\n");
      }
      out.write("</tbody>\n</table>\n");
    }
    out.write(
        "<p class=\"note\">"
            + text("report.malformed")
            + ": "
            + Numbers.grouped(result.tally().malformed())
            + " · "
            + text("report.late")
            + ": "
            + Numbers.grouped(result.tally().late())
            + "</p>\n");
    if (result.tally().factsWithoutTime() > 0) {
      String facts = Numbers.grouped(result.tally().factsWithoutTime());
      out.write("<p class=\"note\">" + text("report.timeless") + ": " + facts + "</p>\n");
    }
    if (result.tally().apart() > 0) {
      String apart = Numbers.grouped(result.tally().apart());
      out.write("<p class=\"note\">" + text("report.apart") + ": " + apart + "</p>\n");
    }
    for (String line : Years.lines(result.tally(), texts)) {
      out.write("<p class=\"note\">" + HtmlText.line(line) + "</p>\n");
    }
    if (!result.memory().evicted().isEmpty()) {
      String remembered = HtmlText.line(MemoryLine.of(result.memory(), texts));
      out.write("<p class=\"note\">" + text("summary.memory") + ": " + remembered + "</p>\n");
    }
    faults(result.faults());
    unreadable(result.unreadable(), result.unread());
    notes(result.notes());
    for (CostlyRule rule : result.costly()) {
      out.write("<p class=\"note\">" + HtmlText.line(CostlyLine.of(rule, texts)) + "</p>\n");
    }
    out.write("</section>\n");
  }

  private void faults(List<FaultCount> faults) throws IOException {
    if (faults.isEmpty()) {
      return;
    }
    out.write("<table class=\"cards\">\n");
    out.write(
        HtmlText.tableHead(
            texts, "report.fault", "report.records#", "report.first-place", "report.found"));
    for (FaultCount count : faults) {
      FaultWords fault = new FaultWords(count, texts);
      out.write(
          "<tr><td class=\"wide-cell\">"
              + HtmlText.line(fault.reason())
              + "<br><span class=\"remedy\">"
              + HtmlText.line(fault.remedy())
              + "</span></td><td class=\"number\" data-label=\""
              + text("report.records")
              + "\">"
              + fault.records()
              + "</td><td class=\"name\">"
              + HtmlText.line(fault.place())
              + "<br>"
              + HtmlText.line(fault.field())
              + "</td><td class=\"name\">"
              + HtmlText.line(fault.found())
              + "</td></tr>\n");
    }
    out.write("</tbody>\n</table>\n");
  }

  private void unreadable(List<Unreadable> unreadable, long all) throws IOException {
    if (unreadable.isEmpty()) {
      return;
    }
    out.write(
        "<details><summary>"
            + text("report.not-read")
            + ": "
            + Numbers.grouped(all)
            + "</summary>\n<table>\n");
    out.write(HtmlText.tableHead(texts, "report.source", "report.why-not"));
    for (Unreadable one : unreadable) {
      String why = EngineWords.of(one.detail(), texts.language());
      String detail = why.isEmpty() ? "" : " (" + HtmlText.line(why) + ")";
      out.write(
          "<tr><td class=\"name\">"
              + HtmlText.line(one.source())
              + "</td><td>"
              + text("trouble." + one.trouble().name())
              + detail
              + "</td></tr>\n");
    }
    out.write("</tbody>\n</table>\n</details>\n");
  }

  private void notes(List<SourceNote> notes) throws IOException {
    if (notes.isEmpty()) {
      return;
    }
    out.write("<table>\n" + HtmlText.tableHead(texts, "report.source", "report.note"));
    for (SourceNote note : notes) {
      out.write(
          "<tr><td class=\"name\">"
              + HtmlText.line(note.source())
              + "</td><td>"
              + HtmlText.line(NoteWords.of(note, texts))
              + "</td></tr>\n");
    }
    out.write("</tbody>\n</table>\n");
  }

  private String text(String key) {
    return HtmlText.line(texts.get(key));
  }
}

package org.hansho.report.html;

import java.io.IOException;
import java.io.Writer;
import org.hansho.event.Event;
import org.hansho.report.Overview;
import org.hansho.report.Verdict;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.ScanResult;

/** The head of the HTML report: what may be said of the whole, and what stands against it. */
final class VerdictSection {
  private final ScanResult result;
  private final Texts texts;
  private final Writer out;

  private VerdictSection(ScanResult result, Texts texts, Writer out) {
    this.result = result;
    this.texts = texts;
    this.out = out;
  }

  static void write(ScanResult result, Overview overview, AlertList alerts, Texts texts, Writer out)
      throws IOException {
    VerdictSection section = new VerdictSection(result, texts, out);
    out.write("<header>\n<p class=\"kicker\">" + section.text("report.title") + "</p>\n");
    if (result.alerts().isEmpty()) {
      section.nothing();
    } else {
      section.alerts(overview, alerts);
    }
    section.warnings();
    out.write("</header>\n");
  }

  private void nothing() throws IOException {
    Verdict verdict = Verdict.of(result);
    String lead = verdict == Verdict.CLEAR ? "lead" : "lead warning";
    out.write("<h1>" + HtmlText.line(verdict.headline(texts)) + "</h1>\n");
    String sentences = HtmlText.line(verdict.sentences(result, texts));
    out.write("<p class=\"" + lead + "\">" + sentences + "</p>\n");
    range();
  }

  private void alerts(Overview overview, AlertList alerts) throws IOException {
    int number = result.alerts().size();
    out.write("<h1>" + HtmlText.line(texts.count("alerts", number)) + "</h1>\n");
    Overview.Group worst = overview.groups().get(0);
    String link = alerts.link(worst.first(), HtmlText.line(worst.title()));
    out.write("<p class=\"lead\">" + text("report.verdict.worst") + " ");
    out.write(Pill.of(worst.severity(), texts) + " " + link + "</p>\n");
    range();
    if (result.unread() > 0 || result.tally().malformed() > 0) {
      String missing =
          texts.get(
              "verdict.missing",
              Numbers.grouped(result.tally().malformed()),
              texts.count("files", result.unread()));
      warning(HtmlText.line(missing), "#read");
    }
    if (result.coverage().unwatchedEvents() > 0) {
      String unwatched = texts.count("events", result.coverage().unwatchedEvents());
      warning(text("report.unwatched", unwatched), "#coverage");
    }
  }

  private void range() throws IOException {
    if (result.tally().lastTime() != Event.NO_TIME) {
      String first = Numbers.clock(result.tally().firstTime());
      String last = Numbers.clock(result.tally().lastTime());
      out.write("<p class=\"note\">" + text("report.range", first, last) + "</p>\n");
    }
  }

  private void warnings() throws IOException {
    if (result.leftOut() > 0) {
      warning(text("summary.left-out", Numbers.grouped(result.leftOut())), "");
    }
    if (result.memory().allEvicted() > 0) {
      String states = texts.count("states", result.memory().allEvicted());
      warning(text("summary.evicted.meaning", states), "");
    }
    if (result.memory().allValues() > 0) {
      warning(text("summary.values-evicted.meaning"), "");
    }
    if (result.stopped()) {
      warning(text("report.stopped"), "");
    }
  }

  /** A warning in safe text, with a link to the part of the page that says more. */
  private void warning(String text, String where) throws IOException {
    String link =
        where.isEmpty() ? "" : " <a href=\"" + where + "\">" + text("report.see") + "</a>";
    out.write("<p class=\"warning\">" + text + link + "</p>\n");
  }

  private String text(String key, Object... values) {
    return HtmlText.line(texts.get(key, values));
  }
}

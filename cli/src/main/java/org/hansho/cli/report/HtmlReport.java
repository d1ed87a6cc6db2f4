package org.hansho.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.cli.scan.ScanResult;
import org.hansho.cli.text.Numbers;
import org.hansho.cli.text.Texts;
import org.hansho.event.Event;

/**
 * The report as one HTML file: no scripts, nothing fetched, both themes, fit for paper.
 *
 * <p>The verdict first, then the kill chain, alerts over time, who is concerned, and every alert
 * with its evidence. Written as it is made, so memory does not grow with the number of alerts.
 */
public final class HtmlReport {
  private static final int FIRST_ENTITIES = 15;

  private final Texts texts;
  private final Background background;
  private final Writer out;

  private HtmlReport(Texts texts, Background background, Writer out) {
    this.texts = texts;
    this.background = background;
    this.out = out;
  }

  /** Writes the report; the writer stays open. */
  public static void write(ScanResult result, Texts texts, Background background, Writer out)
      throws IOException {
    new HtmlReport(texts, background, out).page(result);
  }

  private void page(ScanResult result) throws IOException {
    Overview overview = Overview.of(result.alerts());
    head();
    verdict(result, overview);
    strip(overview);
    if (!result.alerts().isEmpty()) {
      timeline(result);
      groups(overview);
      entities(overview);
    }
    CoverageSection.write(result, texts, out);
    SourcesSection.write(result, texts, out);
    if (!result.alerts().isEmpty()) {
      alerts(result.alerts());
    }
    out.write("</main>\n</body>\n</html>\n");
  }

  private void head() throws IOException {
    out.write("<!DOCTYPE html>\n<html lang=\"" + texts.language().code() + "\">\n<head>\n");
    out.write("<meta charset=\"utf-8\">\n");
    out.write(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " style-src 'unsafe-inline'\">\n");
    out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.write("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.write("<title>" + text("report.title") + "</title>\n");
    out.write("<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("no report.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void verdict(ScanResult result, Overview overview) throws IOException {
    out.write("<header>\n<p class=\"kicker\">" + text("report.title") + "</p>\n");
    if (result.alerts().isEmpty()) {
      Verdict verdict = Verdict.of(result);
      String lead = verdict == Verdict.CLEAR ? "lead" : "lead warning";
      out.write("<h1>" + HtmlText.line(verdict.headline(texts)) + "</h1>\n");
      String sentences = HtmlText.line(verdict.sentences(result, texts));
      out.write("<p class=\"" + lead + "\">" + sentences + "</p>\n");
    } else {
      int alerts = result.alerts().size();
      out.write("<h1>" + HtmlText.line(texts.count("alerts", alerts)) + "</h1>\n");
      out.write("<p class=\"counts\">");
      for (Map.Entry<Severity, Integer> count : overview.bySeverity().entrySet()) {
        out.write(pill(count.getKey(), " " + Numbers.grouped(count.getValue())) + " ");
      }
      out.write("</p>\n");
      Overview.Group worst = overview.groups().get(0);
      String severity = texts.severity(worst.severity());
      out.write(
          "<p class=\"lead\">"
              + HtmlText.line(texts.get("report.verdict.worst", severity, worst.title()))
              + "</p>\n");
    }
    if (result.tally().lastTime() != Event.NO_TIME) {
      String first = Numbers.clock(result.tally().firstTime());
      String last = Numbers.clock(result.tally().lastTime());
      out.write("<p class=\"note\">" + text("report.range", first, last) + "</p>\n");
    }
    if (result.leftOut() > 0) {
      String leftOut = Numbers.grouped(result.leftOut());
      out.write("<p class=\"warning\">" + text("summary.left-out", leftOut) + "</p>\n");
    }
    if (!result.alerts().isEmpty() && result.coverage().unwatchedEvents() > 0) {
      String unwatched = texts.count("events", result.coverage().unwatchedEvents());
      out.write("<p class=\"warning\">" + text("report.unwatched", unwatched) + "</p>\n");
    }
    if (result.memory().allEvicted() > 0) {
      String states = texts.count("states", result.memory().allEvicted());
      out.write("<p class=\"warning\">" + text("summary.evicted.meaning", states) + "</p>\n");
    }
    if (result.memory().allValues() > 0) {
      out.write("<p class=\"warning\">" + text("summary.values-evicted.meaning") + "</p>\n");
    }
    if (result.stopped()) {
      out.write("<p class=\"warning\">" + text("report.stopped") + "</p>\n");
    }
    out.write("</header>\n");
  }

  private String pill(Severity severity, String more) {
    return "<span class=\"pill is-"
        + severity.key()
        + "\"><span aria-hidden=\"true\">"
        + Shape.of(severity)
        + "</span> "
        + HtmlText.line(texts.severity(severity))
        + more
        + "</span>";
  }

  private void strip(Overview overview) throws IOException {
    int most = overview.byStage().values().stream().mapToInt(Integer::intValue).max().orElse(0);
    heading("report.chain", "report.chain.note");
    out.write("<ol class=\"strip\">\n");
    for (Map.Entry<Intent, Integer> stage : overview.byStage().entrySet()) {
      stage(texts.stage(stage.getKey()), stage.getValue(), most);
    }
    if (overview.withoutStage() > 0) {
      stage(texts.get("stage.none"), overview.withoutStage(), 0);
    }
    out.write("</ol>\n</section>\n");
  }

  private void stage(String name, int count, int most) throws IOException {
    int height = most == 0 ? 0 : Math.max(count == 0 ? 0 : 8, count * 100 / most);
    out.write(
        "<li class=\""
            + (count == 0 ? "empty" : "hit")
            + "\"><span class=\"bar\"><span style=\"height:"
            + height
            + "%\"></span></span><b>"
            + Numbers.grouped(count)
            + "</b> <span class=\"stage\">"
            + HtmlText.line(name)
            + "</span></li>\n");
  }

  private void timeline(ScanResult result) throws IOException {
    TimelineChart chart = TimelineChart.of(result.alerts(), texts);
    out.write("<section>\n<h2>" + text("report.over-time") + "</h2>\n");
    String svg = chart.svg();
    if (!svg.isEmpty()) {
      out.write("<div class=\"scroll\">" + svg + "</div>\n");
      out.write("<p class=\"note\">" + text("report.over-time.note", chart.spanText()) + "</p>\n");
    }
    if (chart.untimed() > 0) {
      String untimed = Numbers.grouped(chart.untimed());
      out.write("<p class=\"note\">" + text("report.no-time", untimed) + "</p>\n");
    }
    out.write("</section>\n");
  }

  private void groups(Overview overview) throws IOException {
    out.write("<section>\n<h2>" + text("report.what-fired") + "</h2>\n<table>\n");
    out.write(
        HtmlText.tableHead(
            texts, "report.severity", "report.alert", "report.entity", "report.number#"));
    for (Overview.Group group : overview.groups()) {
      String more =
          group.otherEntities() == 0
              ? ""
              : " <span class=\"note\">" + text("summary.more", group.otherEntities()) + "</span>";
      out.write(
          "<tr><td>"
              + pill(group.severity(), "")
              + "</td><td>"
              + HtmlText.line(group.title())
              + "</td><td class=\"name\">"
              + HtmlText.line(group.topEntity())
              + more
              + "</td><td class=\"number\">"
              + Numbers.grouped(group.alerts())
              + "</td></tr>\n");
    }
    out.write("</tbody>\n</table>\n</section>\n");
  }

  private void entities(Overview overview) throws IOException {
    List<Overview.Named> all = overview.entities();
    if (all.isEmpty()) {
      return;
    }
    out.write("<section>\n<h2>" + text("report.by-entity") + "</h2>\n");
    int shown = Math.min(FIRST_ENTITIES, all.size());
    entityTable(all.subList(0, shown));
    if (shown < all.size()) {
      out.write("<details><summary>" + text("summary.more", all.size() - shown) + "</summary>\n");
      entityTable(all.subList(shown, all.size()));
      out.write("</details>\n");
    }
    out.write("</section>\n");
  }

  private void entityTable(List<Overview.Named> entities) throws IOException {
    out.write("<table>\n");
    out.write(
        HtmlText.tableHead(
            texts, "report.worst", "report.entity", "report.kind", "report.number#"));
    for (Overview.Named entity : entities) {
      out.write(
          "<tr><td>"
              + pill(entity.worst(), "")
              + "</td><td class=\"name\">"
              + HtmlText.line(entity.label())
              + "</td><td>"
              + HtmlText.line(AlertSection.entityType(texts, entity.type()))
              + "</td><td class=\"number\">"
              + Numbers.grouped(entity.alerts())
              + "</td></tr>\n");
    }
    out.write("</tbody>\n</table>\n");
  }

  private void alerts(List<Alert> alerts) throws IOException {
    List<Alert> sorted = new ArrayList<>(alerts);
    sorted.sort(Comparator.comparing(Alert::severity).reversed());
    out.write("<section>\n<h2>" + text("report.alerts") + "</h2>\n");
    AlertSection section = new AlertSection(texts, background, out);
    for (Alert alert : sorted) {
      section.write(alert, pill(alert.severity(), ""));
    }
    out.write("</section>\n");
  }

  private void heading(String key, String noteKey) throws IOException {
    out.write("<section>\n<h2>" + text(key) + "</h2>\n");
    out.write("<p class=\"note\">" + text(noteKey) + "</p>\n");
  }

  private String text(String key, Object... values) {
    return HtmlText.line(texts.get(key, values));
  }
}

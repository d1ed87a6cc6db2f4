package org.hansho.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Intent;
import org.hansho.report.Background;
import org.hansho.report.Overview;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.ScanResult;

/**
 * The report as one HTML file: no scripts, nothing fetched, both themes, fit for paper.
 *
 * <p>The verdict first and what fired, then the kill chain, alerts over time, who is concerned,
 * what was read and looked at, and every alert with its evidence. Its size is bounded: see {@link
 * AlertList}. Its controls work by style rules: see {@link FilterBar}.
 */
public final class HtmlReport {
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
    Overview overview = Overview.of(result.alerts(), texts.language());
    List<Alert> sorted = Overview.sorted(result.alerts(), overview.groups());
    AlertList alerts = AlertList.of(sorted, texts, background);
    head(overview);
    VerdictSection.write(result, overview, alerts, texts, out);
    if (!result.alerts().isEmpty()) {
      FiredSection.write(overview, alerts, texts, out);
      strip(overview);
      timeline(result);
      EntitiesSection.write(overview.entities(), alerts, texts, out);
    }
    CoverageSection.write(result, texts, out);
    SourcesSection.write(result, texts, out);
    if (!result.alerts().isEmpty()) {
      alerts.write(out);
    }
    out.write("</main>\n</body>\n</html>\n");
  }

  private void head(Overview overview) throws IOException {
    out.write("<!DOCTYPE html>\n<html lang=\"" + texts.language().code() + "\">\n<head>\n");
    out.write("<meta charset=\"utf-8\">\n");
    out.write(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " style-src 'unsafe-inline'\">\n");
    out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.write("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.write("<title>" + text("report.title") + "</title>\n");
    out.write(
        "<style>\n" + style() + FilterBar.style(overview) + "</style>\n</head>\n<body>\n<main>\n");
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
      out.write(svg);
      out.write("<p class=\"note\">" + text("report.over-time.note", chart.spanText()) + "</p>\n");
    }
    if (chart.untimed() > 0) {
      String untimed = Numbers.grouped(chart.untimed());
      out.write("<p class=\"note\">" + text("report.no-time", untimed) + "</p>\n");
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

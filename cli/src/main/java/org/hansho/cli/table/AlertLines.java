package org.hansho.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.cli.terminal.LineBreaks;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.SeverityStyle;
import org.hansho.cli.terminal.Width;
import org.hansho.event.Event;
import org.hansho.files.output.Printable;
import org.hansho.report.Abridged;
import org.hansho.report.Overview;
import org.hansho.report.Shape;
import org.hansho.report.TimingWords;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What was found, for a terminal of a given width: the sum, each kind of alert with its time and
 * its sentence, and the stages. Used once.
 */
final class AlertLines {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int MINUTES = 16;

  private final Texts texts;
  private final Paint paint;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  AlertLines(Texts texts, Paint paint, int columns) {
    this.texts = texts;
    this.paint = paint;
    this.columns = columns;
  }

  List<String> of(Overview overview, int alerts) {
    lines.add("  " + sum(overview, alerts));
    int severityWidth = 0;
    for (Overview.Group group : overview.groups()) {
      severityWidth = Math.max(severityWidth, Width.of(word(group.severity())) + 2);
    }
    for (Overview.Group group : overview.groups()) {
      group(group, severityWidth);
    }
    lines.add("");
    stages(overview);
    return List.copyOf(lines);
  }

  private String sum(Overview overview, int alerts) {
    return paint.paint(Style.BOLD, texts.count("alerts", alerts))
        + "   "
        + SeverityCounts.line(overview.bySeverity(), texts, paint);
  }

  private void group(Overview.Group group, int severityWidth) {
    String severity = Shape.of(group.severity()) + " " + word(group.severity());
    int indent = severityWidth + 4;
    String head =
        "  "
            + paint.paint(SeverityStyle.of(group.severity()), Width.left(severity, severityWidth))
            + "  ";
    String number =
        group.alerts() == 1
            ? ""
            : " " + texts.get("summary.times", texts.count("alerts", group.alerts()));
    lines.add("");
    long first = group.first().time();
    String time = first == Event.NO_TIME ? "" : Numbers.clock(first).substring(0, MINUTES) + "  ";
    paragraph(
        head + time, indent + time.length(), Printable.line(group.title()) + number, Style.BOLD);
    String rest = " ".repeat(indent);
    String reason = Printable.line(group.reason(texts.language()));
    String sentence =
        reason.isEmpty()
            ? group.first().summary(texts.language())
            : Abridged.withoutReason(group.first(), texts.language());
    paragraph(rest, indent, Abridged.sentence(Printable.line(sentence)), null);
    paragraph(rest, indent, reason, Style.DIM);
    paragraph(rest, indent, TimingWords.of(group.timings(), texts), Style.DIM);
  }

  /** Text in as many lines as it needs, each no wider than the terminal. */
  private void paragraph(String head, int indent, String text, @Nullable Style style) {
    if (text.isEmpty()) {
      return;
    }
    int room = Math.max(10, columns - indent);
    String lead = head;
    for (String line : LineBreaks.lines(text, room)) {
      lines.add(lead + (style == null ? line : paint.paint(style, line)));
      lead = " ".repeat(indent);
    }
  }

  private String word(Severity severity) {
    return texts.severity(severity).toUpperCase(Locale.ROOT);
  }

  /** Stages that alerts are at with a bar each; the others only by name. */
  private void stages(Overview overview) {
    int most = overview.byStage().values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> at = new ArrayList<>();
    List<String> none = new ArrayList<>();
    for (Map.Entry<Intent, Integer> stage : overview.byStage().entrySet()) {
      String name = texts.shortStage(stage.getKey());
      int count = stage.getValue();
      if (count == 0) {
        none.add(name);
      } else {
        char bar = BARS.charAt((int) ((long) count * (BARS.length() - 1) / most));
        at.add(name + "\u00a0" + bar + "\u00a0" + Numbers.grouped(count));
      }
    }
    if (overview.withoutStage() > 0) {
      at.add(texts.get("summary.no-stage", Numbers.grouped(overview.withoutStage())));
    }
    stageLine(String.join("  ", at), Style.CYAN);
    stageLine(texts.get("summary.stages-none", String.join(", ", none)), Style.DIM);
  }

  private void stageLine(String text, Style style) {
    for (String line : LineBreaks.lines(text, columns - 2)) {
      lines.add("  " + paint.paint(style, line.replace('\u00a0', ' ')));
    }
  }
}

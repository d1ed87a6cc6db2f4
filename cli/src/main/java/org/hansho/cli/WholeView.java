package org.hansho.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Severity;
import org.hansho.cli.terminal.LineBreaks;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.SeverityStyle;
import org.hansho.files.output.Printable;
import org.hansho.report.Shape;
import org.hansho.report.text.Texts;

/** Writes one alert or incident on a terminal, part by part, in lines that fit. */
final class WholeView {
  private static final int LEAST = 40;
  private static final int MINUTES = 16;

  private final PrintStream out;
  private final Texts texts;
  private final Paint paint;
  private final int columns;

  WholeView(Environment environment, Texts texts, Paint paint) {
    this.out = environment.out();
    this.texts = texts;
    this.paint = paint;
    this.columns = Math.max(LEAST, environment.screen().columns() - 1);
  }

  /** Severity and title, then where it stands. */
  void head(Map<String, String> whole, String... further) {
    String key = whole.getOrDefault("severity", "low");
    Severity severity = Severity.valueOf(key.toUpperCase(Locale.ROOT));
    String mark = paint.paint(SeverityStyle.of(severity), mark(severity));
    String title = Printable.line(whole.getOrDefault("title", ""));
    out.println(mark + "  " + paint.paint(Style.BOLD, title));
    String assignee = whole.getOrDefault("assignee", "");
    String state = texts.get("status." + whole.getOrDefault("status", "active"));
    String who = assignee.isEmpty() ? texts.get("show.unassigned") : assignee;
    String rest = further.length == 0 ? "" : "  " + String.join("  ", further);
    soft("  ", whole.getOrDefault("id", "") + "  " + state + "  " + who + rest);
    String from = minute(whole.getOrDefault("time", ""));
    String until = minute(whole.getOrDefault("last_time", ""));
    soft("  ", from.equals(until) ? from + " UTC" : from + " – " + until + " UTC");
  }

  private String mark(Severity severity) {
    return Shape.of(severity) + " " + texts.severity(severity);
  }

  /** A time of RFC 3339 down to its minutes, for people. */
  static String minute(String time) {
    return time.substring(0, Math.min(time.length(), MINUTES)).replace('T', ' ');
  }

  /** The heading of a part. */
  void part(String key) {
    out.println();
    out.println(paint.paint(Style.BOLD, texts.get(key)));
  }

  /** A text in lines; nothing of an empty one. */
  void text(String indent, String text) {
    lines(indent, text).forEach(out::println);
  }

  /** The same, less prominent. */
  void soft(String indent, String text) {
    lines(indent, text).forEach(line -> out.println(paint.paint(Style.DIM, line)));
  }

  private List<String> lines(String indent, String text) {
    String printable = Printable.line(text);
    return LineBreaks.lines(printable, columns - indent.length()).stream()
        .map(line -> indent + line)
        .toList();
  }

  /** What happened at a time: a step of an incident. */
  void step(Map<String, String> step) {
    String key = step.getOrDefault("severity", "low").toUpperCase(Locale.ROOT);
    Severity severity = Severity.valueOf(key);
    String mark = paint.paint(SeverityStyle.of(severity), Shape.of(severity));
    String title = Printable.line(step.getOrDefault("title", ""));
    out.println("  " + minute(step.getOrDefault("time", "")) + "  " + mark + " " + title);
    text("      ", step.getOrDefault("summary", ""));
    soft("      ", step.getOrDefault("reason", ""));
    soft("      ", step.getOrDefault("alert", ""));
  }

  /** Whom or what it names. */
  void entity(String type, String value, String further) {
    String name = texts.has("entity." + type) ? texts.get("entity." + type) : type;
    text("  ", name + ": " + value + (further.isEmpty() ? "" : "  " + further));
  }
}

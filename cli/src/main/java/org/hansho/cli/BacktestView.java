package org.hansho.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.cli.table.SeverityCounts;
import org.hansho.cli.terminal.Paint;
import org.hansho.cli.terminal.Paint.Style;
import org.hansho.cli.terminal.Width;
import org.hansho.event.Event;
import org.hansho.files.output.JsonLines;
import org.hansho.files.output.Printable;
import org.hansho.files.output.Secrets;
import org.hansho.report.text.Numbers;
import org.hansho.report.text.Texts;
import org.hansho.scan.Backtest;

/** Writes what a change of rules changes, for people or as JSON. */
final class BacktestView {
  private static final int SHOWN = 5;
  private static final int LABEL = 36;
  private static final int NUMBER = 16;
  private static final double SECOND = 1e9;

  private final PrintStream out;
  private final Texts texts;
  private final int columns;
  private final Backtest backtest;

  BacktestView(Environment environment, Texts texts, Backtest backtest) {
    this.out = environment.out();
    this.texts = texts;
    this.columns = environment.screen().columns();
    this.backtest = backtest;
  }

  // -- for people ---------------------------------------------------------------------------------

  void table(List<String> versions, List<String> replaced, Paint paint) {
    String against =
        replaced.isEmpty()
            ? texts.get("backtest.new-rule")
            : texts.get("backtest.against", String.join(", ", replaced));
    String names = Printable.line(String.join(", ", versions));
    out.println(paint.paint(Style.BOLD, names) + "  " + Printable.line(against));
    out.println();
    row("", texts.get("backtest.before"), texts.get("backtest.after"), paint);
    row("backtest.alerts", side -> side.result().alerts().size(), paint);
    row("backtest.would", Backtest.Side::wouldHaveFired, paint);
    row("backtest.rules", Backtest.Side::rules, paint);
    row("backtest.records", side -> side.result().tally().events(), paint);
    row("backtest.facts", side -> side.memory().facts(), paint);
    row("backtest.keys", side -> side.memory().keys(), paint);
    row(texts.get("backtest.cpu"), cpu(backtest.before()), cpu(backtest.after()), paint);
    out.println();
    alerts("backtest.added", "+", Style.GREEN, backtest.difference().added(), paint);
    alerts("backtest.gone", "-", Style.RED, backtest.difference().gone(), paint);
    alerts("backtest.changed", "~", Style.YELLOW, backtest.difference().changed(), paint);
    out.println(
        "  " + texts.get("backtest.same", texts.count("alerts", backtest.difference().same())));
  }

  /** A number of one of the runs. */
  private interface Measured {
    long of(Backtest.Side side);
  }

  private void row(String key, Measured measured, Paint paint) {
    String before = Numbers.grouped(measured.of(backtest.before()));
    row(texts.get(key), before, Numbers.grouped(measured.of(backtest.after())), paint);
  }

  private void row(String label, String before, String after, Paint paint) {
    String name = paint.paint(Style.DIM, Width.left(label, LABEL));
    out.println("  " + name + Width.right(before, NUMBER) + Width.right(after, NUMBER));
  }

  private static String cpu(Backtest.Side side) {
    return side.cpuNanos() < 0 ? "–" : String.format(Locale.ROOT, "%.2f", side.cpuNanos() / SECOND);
  }

  private void alerts(String key, String mark, Style style, List<Alert> alerts, Paint paint) {
    if (alerts.isEmpty()) {
      return;
    }
    String counts = SeverityCounts.line(bySeverity(alerts), texts, paint);
    String head = texts.get(key, texts.count("alerts", alerts.size()));
    out.println("  " + paint.paint(Style.BOLD, head) + "   " + counts);
    for (Alert alert : alerts.subList(0, Math.min(SHOWN, alerts.size()))) {
      String line =
          time(alert) + "  " + Printable.line(Secrets.masked(alert.summary(texts.language())));
      out.println("    " + paint.paint(style, mark) + " " + Width.cut(line, columns - 6));
      if (!alert.reason(texts.language()).isEmpty()) {
        String reason =
            Width.cut(Printable.line(Secrets.masked(alert.reason(texts.language()))), columns - 6);
        out.println("      " + paint.paint(Style.DIM, reason));
      }
    }
    if (alerts.size() > SHOWN) {
      out.println("    " + texts.get("backtest.more", Numbers.grouped(alerts.size() - SHOWN)));
    }
  }

  private static String time(Alert alert) {
    return alert.time() == Event.NO_TIME ? "–" : Numbers.clock(alert.time());
  }

  private static Map<Severity, Integer> bySeverity(List<Alert> alerts) {
    Map<Severity, Integer> counts = new TreeMap<>(Comparator.reverseOrder());
    alerts.forEach(alert -> counts.merge(alert.severity(), 1, Integer::sum));
    return counts;
  }

  // -- as JSON ------------------------------------------------------------------------------------

  void json(List<String> versions, List<String> replaced) throws IOException {
    try (JsonGenerator json = JsonLines.generator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      names("detections", versions, json);
      names("replaced", replaced, json);
      side("before", backtest.before(), json);
      side("after", backtest.after(), json);
      alerts("new", backtest.difference().added(), json);
      alerts("gone", backtest.difference().gone(), json);
      alerts("changed", backtest.difference().changed(), json);
      json.writeNumberField("same", backtest.difference().same());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void names(String key, List<String> names, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(key);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private static void side(String key, Backtest.Side side, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeNumberField("alerts", side.result().alerts().size());
    json.writeObjectFieldStart("by_severity");
    for (Map.Entry<Severity, Integer> one : bySeverity(side.result().alerts()).entrySet()) {
      json.writeNumberField(one.getKey().key(), one.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("would_have_fired", side.wouldHaveFired());
    json.writeNumberField("rules", side.rules());
    json.writeNumberField("records", side.result().tally().events());
    json.writeNumberField("facts", side.memory().facts());
    json.writeNumberField("keys", side.memory().keys());
    json.writeNumberField("evicted", side.memory().allEvicted());
    if (side.cpuNanos() >= 0) {
      json.writeNumberField("cpu_seconds", side.cpuNanos() / SECOND);
    }
    json.writeEndObject();
  }

  private void alerts(String key, List<Alert> alerts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(key);
    for (Alert alert : alerts) {
      json.writeStartObject();
      json.writeStringField("id", alert.id());
      json.writeStringField("detection", alert.detection());
      json.writeStringField("severity", alert.severity().key());
      if (alert.time() == Event.NO_TIME) {
        json.writeNullField("time");
      } else {
        json.writeStringField("time", Numbers.rfc3339(alert.time()));
      }
      json.writeStringField("summary", Secrets.masked(alert.summary(texts.language())));
      json.writeStringField("reason", Secrets.masked(alert.reason(texts.language())));
      json.writeNumberField("count", alert.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

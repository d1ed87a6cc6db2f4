package org.hansho.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.Intent;
import org.hansho.alert.Language;
import org.hansho.alert.SeenValues;
import org.hansho.event.Event;
import org.hansho.event.Timing;
import org.hansho.files.output.Printable;
import org.hansho.report.text.Numbers;

/**
 * Alerts as comma-separated values: one a line, names in the first line, CRLF between lines.
 *
 * <p>A cell is one line, made safe as {@link Printable#cell} says. Source: RFC 4180; OWASP, "CSV
 * injection".
 */
public final class CsvWriter {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "time",
          "last_time",
          "severity",
          "confidence",
          "detection",
          "rule_id",
          "title",
          "summary",
          "reason",
          "intents",
          "tactics",
          "entities",
          "seen",
          "count",
          "timing",
          "tenant",
          "file",
          "position",
          "record");

  private CsvWriter() {}

  /** Writes the line of names and all alerts; the writer stays open. */
  public static void write(List<Alert> alerts, Language language, Writer out) throws IOException {
    line(COLUMNS, out);
    for (Alert alert : alerts) {
      line(cells(alert, language), out);
    }
  }

  private static List<String> cells(Alert alert, Language language) {
    Evidence first = alert.evidence().isEmpty() ? null : alert.evidence().get(0);
    return List.of(
        alert.id(),
        time(alert.time()),
        time(alert.lastTime()),
        alert.severity().key(),
        alert.confidence().key(),
        alert.detection(),
        alert.ruleId(),
        alert.title(language),
        alert.summary(language),
        alert.reason(language),
        String.join(" ", alert.intents().stream().map(Intent::key).toList()),
        String.join(" ", alert.tactics()),
        entities(alert.entities()),
        seen(alert.seen()),
        Long.toString(alert.count()),
        String.join(" ", alert.timings().stream().map(Timing::key).toList()),
        alert.tenant(),
        first == null ? "" : first.source(),
        first == null ? "" : Long.toString(first.position()),
        first == null ? "" : first.record());
  }

  private static String entities(List<Entity> entities) {
    StringJoiner joined = new StringJoiner("; ");
    for (Entity entity : entities) {
      StringJoiner attributes = new StringJoiner(" ");
      for (Map.Entry<String, String> attribute : entity.attributes().entrySet()) {
        attributes.add(attribute.getKey() + "=" + attribute.getValue());
      }
      joined.add(entity.type() + " " + attributes);
    }
    return joined.toString();
  }

  private static String seen(List<SeenValues> all) {
    StringJoiner joined = new StringJoiner("; ");
    for (SeenValues seen : all) {
      String about = seen.exact() ? "" : "~";
      joined.add(
          seen.field() + " " + about + seen.distinct() + ": " + String.join(" | ", seen.values()));
    }
    return joined.toString();
  }

  private static String time(long epochNanos) {
    return epochNanos == Event.NO_TIME ? "" : Numbers.rfc3339(epochNanos);
  }

  private static void line(List<String> cells, Writer out) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      out.write(i == 0 ? "" : ",");
      out.write(quoted(Printable.cell(cells.get(i))));
    }
    out.write("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = true;
    for (int i = 0; i < cell.length() && plain; i++) {
      char c = cell.charAt(i);
      plain = c != '"' && c != ',' && c != ';';
    }
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}

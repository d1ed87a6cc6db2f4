package org.hansho.casework.export.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.event.Event;
import org.hansho.files.output.Printable;

/**
 * Comma-separated values (RFC 4180): names in the first line, CRLF behind each. A cell is one line
 * in which nothing begins a formula, as {@link Printable#cell} says.
 */
final class CsvFormat implements AlertFormat {
  /** The columns, in their order. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "version",
          "tenant",
          "status",
          "reason",
          "assignee",
          "severity",
          "confidence",
          "detection",
          "title",
          "summary",
          "why",
          "intents",
          "tactics",
          "time",
          "last_time",
          "count",
          "entities",
          "link");

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String mediaType() {
    return "text/csv; charset=utf-8";
  }

  @Override
  public String ending() {
    return "csv";
  }

  @Override
  public String begin(Presentation presentation) {
    return line(COLUMNS) + behind();
  }

  @Override
  public String behind() {
    return "\r\n";
  }

  @Override
  public byte[] message(Outgoing out, Presentation presentation) {
    String whole = begin(presentation) + alert(out, presentation) + behind();
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    return line(
        List.of(
            alert.id(),
            String.valueOf(out.version()),
            alert.tenant(),
            out.triage().status().key(),
            out.triage().reason(),
            out.triage().assignee(),
            alert.severity().key(),
            alert.confidence().key(),
            alert.detection(),
            alert.title(presentation.language()),
            alert.summary(presentation.language()),
            alert.reason(presentation.language()),
            alert.intents().stream().map(Intent::key).collect(Collectors.joining(" ")),
            String.join(" ", alert.tactics()),
            time(alert.time()),
            time(alert.lastTime()),
            String.valueOf(alert.count()),
            entities(alert),
            presentation.link(out)));
  }

  private static String time(long nanos) {
    return nanos == Event.NO_TIME ? "" : Times.exact(nanos);
  }

  private static String entities(Alert alert) {
    List<String> all = new ArrayList<>();
    for (Entity entity : alert.entities()) {
      List<String> attributes = new ArrayList<>();
      entity.attributes().forEach((name, value) -> attributes.add(name + "=" + value));
      all.add(entity.type() + " " + String.join(" ", attributes));
    }
    return String.join("; ", all);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CsvFormat::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    String cell = Printable.cell(text);
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == ';');
    return plain && cell.strip().length() == cell.length()
        ? cell
        : '"' + cell.replace("\"", "\"\"") + '"';
  }
}

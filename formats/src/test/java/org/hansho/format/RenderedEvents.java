package org.hansho.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.event.Event;
import org.hansho.event.ValueKind;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;

/** A sink that keeps each event as one line of JSON, fields in the order of their names. */
public final class RenderedEvents implements EventSink {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void event(Event event) {
    lines.add(render(event));
  }

  @Override
  public void malformed(Malformed record) {
    lines.add(
        "{\"malformed\":"
            + quoted(record.reason())
            + ",\"field\":"
            + quoted(record.fault().english().field())
            + ",\"remedy\":"
            + quoted(record.fault().english().remedy())
            + ",\"position\":"
            + record.position()
            + ",\"length\":"
            + record.length()
            + "}");
  }

  /** What was received so far. */
  public List<String> lines() {
    return lines;
  }

  /** One event as a line of JSON. */
  public static String render(Event event) {
    StringBuilder line = new StringBuilder("{\"class\":").append(quoted(event.eventClass().name()));
    if (event.time() != Event.NO_TIME) {
      line.append(",\"time\":").append(quoted(time(event.time())));
    }
    line.append(",\"position\":").append(event.position());
    line.append(",\"record\":").append(event.recordLength()).append(",\"fields\":{");
    String between = "";
    for (Map.Entry<String, List<String>> field : values(event).entrySet()) {
      List<String> values = field.getValue();
      line.append(between).append(quoted(field.getKey())).append(':');
      line.append(values.size() == 1 ? values.get(0) : "[" + String.join(",", values) + "]");
      between = ",";
    }
    return line.append("}}").toString();
  }

  /** The values of an event by field, each as JSON. */
  public static Map<String, List<String>> values(Event event) {
    Map<String, List<String>> values = new TreeMap<>();
    for (int slot = 0; slot < event.slots(); slot++) {
      String name = event.fields().name(event.field(slot));
      values.computeIfAbsent(name, key -> new ArrayList<>()).add(value(event, slot));
    }
    return values;
  }

  private static String value(Event event, int slot) {
    if (event.kind(slot) == ValueKind.NULL) {
      return "null";
    }
    return event.kind(slot) == ValueKind.STRING ? quoted(event.text(slot)) : event.text(slot);
  }

  private static String time(long epochNanos) {
    long seconds = Math.floorDiv(epochNanos, 1_000_000_000L);
    return Instant.ofEpochSecond(seconds, Math.floorMod(epochNanos, 1_000_000_000L)).toString();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** The lines as a file. */
  public byte[] bytes() {
    return (String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}

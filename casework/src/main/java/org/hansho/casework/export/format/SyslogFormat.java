package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.files.output.Printable;

/**
 * A message of syslog after RFC 5424: what programs read stands in structured data, the sentence in
 * the message. One line; values are made safe for it first.
 */
final class SyslogFormat implements AlertFormat {
  /** Facility 13, "log audit". */
  private static final int FACILITY = 13;

  /** The number of examples in documentation (RFC 5612). */
  private static final String ENTERPRISE = "32473";

  private static final int HOST_CHARACTERS = 255;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  @Override
  public String name() {
    return "syslog";
  }

  @Override
  public String mediaType() {
    return "text/plain; charset=utf-8";
  }

  @Override
  public String ending() {
    return "log";
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    StringBuilder line = new StringBuilder(1024);
    line.append('<').append(FACILITY * 8 + severity(alert)).append(">1 ");
    line.append(Times.micros(out.last())).append(' ').append(host(alert));
    line.append(" hansho - alert [alert@").append(ENTERPRISE);
    fields(out, presentation).forEach((name, value) -> parameter(line, name, value));
    line.append(']');
    entities(alert, line);
    return line.append(' ')
        .append(BYTE_ORDER_MARK)
        .append(Printable.line(alert.summary(presentation.language())))
        .toString();
  }

  private static Map<String, String> fields(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", alert.id());
    fields.put("version", String.valueOf(out.version()));
    fields.put("tenant", alert.tenant());
    fields.put("detection", alert.detection());
    fields.put("severity", alert.severity().key());
    fields.put("status", out.triage().status().key());
    fields.put("intent", alert.intents().stream().findFirst().map(Intent::key).orElse(""));
    fields.put("count", String.valueOf(alert.count()));
    fields.put("start", Times.exact(out.first()));
    fields.put("end", Times.exact(out.last()));
    fields.put("title", alert.title(presentation.language()));
    return fields;
  }

  /** An element an entity; a name may come once only, so they are numbered. */
  private static void entities(Alert alert, StringBuilder line) {
    int number = 1;
    for (Entity entity : alert.entities()) {
      line.append("[entity").append(number++).append('@').append(ENTERPRISE);
      parameter(line, "type", entity.type());
      entity.attributes().forEach((name, value) -> parameter(line, name, value));
      line.append(']');
    }
  }

  private static void parameter(StringBuilder line, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    String one = Printable.line(value);
    line.append(' ').append(name(name)).append("=\"");
    for (int i = 0; i < one.length(); i++) {
      char c = one.charAt(i);
      if (c == '"' || c == '\\' || c == ']') {
        line.append('\\');
      }
      line.append(c);
    }
    line.append('"');
  }

  /** A name of a parameter: at most 32 printable characters without those that end it. */
  private static String name(String name) {
    String plain = name.replaceAll("[^!#-<>-\\\\^-~]", "_");
    return plain.length() > 32 ? plain.substring(0, 32) : plain;
  }

  private static String host(Alert alert) {
    List<String> names = new ArrayList<>();
    for (Entity entity : alert.entities()) {
      if (entity.type().equals("host")) {
        names.add(entity.label());
      }
    }
    String name = names.isEmpty() ? "" : names.get(0).replaceAll("[^!-~]", "_");
    return name.isEmpty() ? "-" : name.substring(0, Math.min(name.length(), HOST_CHARACTERS));
  }

  private static int severity(Alert alert) {
    return switch (alert.severity()) {
      case INFORMATIONAL -> 6;
      case LOW -> 5;
      case MEDIUM -> 4;
      case HIGH -> 3;
      case CRITICAL -> 2;
    };
  }
}

package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;
import org.hansho.files.output.Printable;

/**
 * ArcSight's Common Event Format, version 0: one line an alert. Values are made safe for a line
 * first, then escaped as the format requires: {@code |} and {@code \} in the head, {@code =} and
 * {@code \} in the extension.
 */
final class CefFormat implements AlertFormat {
  private static final int LONGEST = 1023;

  @Override
  public String name() {
    return "cef";
  }

  @Override
  public String mediaType() {
    return "text/plain; charset=utf-8";
  }

  @Override
  public String ending() {
    return "cef";
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    StringBuilder line = new StringBuilder(1024).append("CEF:0");
    for (String part :
        List.of(
            presentation.vendor(),
            presentation.product(),
            "1",
            StageWords.alertType(alert, presentation),
            alert.title(presentation.language()),
            String.valueOf(severity(alert)))) {
      line.append('|').append(head(part));
    }
    line.append('|');
    List<String> extension = new ArrayList<>();
    add(extension, "externalId", alert.id());
    add(extension, "rt", String.valueOf(Times.epochMillis(out.handled())));
    add(extension, "start", String.valueOf(Times.epochMillis(out.first())));
    add(extension, "end", String.valueOf(Times.epochMillis(out.last())));
    add(extension, "cnt", String.valueOf(Math.min(alert.count(), Integer.MAX_VALUE)));
    add(extension, "cat", alert.intents().stream().findFirst().map(Intent::key).orElse("unknown"));
    add(extension, "outcome", out.triage().status().key());
    add(extension, "msg", alert.summary(presentation.language()));
    entities(alert, extension);
    add(extension, "cs1Label", "detection");
    add(extension, "cs1", alert.detection());
    add(extension, "cs2Label", "tenant");
    add(extension, "cs2", alert.tenant());
    add(extension, "cn1Label", "version");
    add(extension, "cn1", String.valueOf(out.version()));
    add(extension, "request", presentation.link(out));
    return line.append(String.join(" ", extension)).toString();
  }

  private static int severity(Alert alert) {
    return switch (alert.severity()) {
      case INFORMATIONAL -> 1;
      case LOW -> 3;
      case MEDIUM -> 6;
      case HIGH -> 8;
      case CRITICAL -> 10;
    };
  }

  /** The first entity of each kind that the format has a key for. */
  private static void entities(Alert alert, List<String> extension) {
    List<String> written = new ArrayList<>();
    for (Entity entity : alert.entities()) {
      if (written.contains(entity.type())) {
        continue;
      }
      written.add(entity.type());
      Map<String, String> of = entity.attributes();
      switch (entity.type()) {
        case "host" -> add(extension, "dhost", of.getOrDefault("name", ""));
        case "account" -> {
          add(extension, "suser", of.getOrDefault("name", ""));
          add(extension, "suid", of.getOrDefault("id", ""));
        }
        case "ip" -> address(extension, of.getOrDefault("address", ""));
        case "process" -> {
          add(extension, "sproc", of.getOrDefault("executable", ""));
          String id = of.getOrDefault("id", "");
          add(extension, "spid", id.matches("[0-9]{1,9}") ? id : "");
        }
        case "file" -> {
          add(extension, "filePath", of.getOrDefault("path", ""));
          add(extension, "fileHash", of.getOrDefault("md5", ""));
        }
        default -> {
          // The sentence names it.
        }
      }
    }
  }

  private static void address(List<String> extension, String address) {
    if (address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      add(extension, "src", address);
    } else {
      add(extension, "c6a2Label", address.isEmpty() ? "" : "Source IPv6 Address");
      add(extension, "c6a2", address);
    }
  }

  private static void add(List<String> extension, String key, String value) {
    if (!value.isEmpty()) {
      String line = Printable.line(value);
      String cut = line.length() > LONGEST ? cut(line) : line;
      extension.add(key + "=" + cut.replace("\\", "\\\\").replace("=", "\\="));
    }
  }

  private static String cut(String line) {
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return line.substring(0, end) + "…";
  }

  private static String head(String part) {
    return Printable.line(part).replace("\\", "\\\\").replace("|", "\\|");
  }
}

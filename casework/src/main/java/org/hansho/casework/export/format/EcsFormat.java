package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.Intent;

/** An event of the Elastic Common Schema with {@code event.kind: alert}. */
final class EcsFormat extends JsonLinesFormat {
  private static final String SCHEMA = "8.17.0";

  EcsFormat() {
    super("ecs");
  }

  @Override
  public String alert(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    Tree tree =
        new Tree()
            .put("@timestamp", Times.millis(out.last()))
            .put("ecs", new Tree().put("version", SCHEMA))
            .put("message", alert.summary(presentation.language()))
            .put("event", event(out, presentation))
            .put("rule", rule(alert, presentation))
            .some("threat", threat(alert))
            .put("observer", observer(presentation))
            .put("organization", new Tree().put("id", alert.tenant()))
            .put("labels", labels(out));
    entities(alert, tree);
    return tree.text();
  }

  private static Tree event(Outgoing out, Presentation presentation) {
    Alert alert = out.alert();
    return new Tree()
        .put("kind", "alert")
        .put("category", List.of("intrusion_detection"))
        .put("type", List.of("info"))
        .put("module", "hansho")
        .put("dataset", "hansho.alert")
        .put("provider", presentation.product())
        .put("id", alert.id())
        .put("code", StageWords.alertType(alert, presentation))
        .put("severity", severity(alert))
        .put("sequence", out.version())
        .put("created", Times.millis(out.handled()))
        .put("start", Times.millis(out.first()))
        .put("end", Times.millis(out.last()))
        .some("reason", alert.reason(presentation.language()))
        .some("url", presentation.link(out));
  }

  /** As Elastic's own rules number severities. */
  private static int severity(Alert alert) {
    return switch (alert.severity()) {
      case INFORMATIONAL -> 1;
      case LOW -> 21;
      case MEDIUM -> 47;
      case HIGH -> 73;
      case CRITICAL -> 99;
    };
  }

  private static Tree rule(Alert alert, Presentation presentation) {
    return new Tree()
        .put("id", alert.detection())
        .put("name", alert.title(presentation.language()))
        .some("uuid", alert.ruleId())
        .some("description", alert.wording().in(presentation.language()).description());
  }

  private static Tree threat(Alert alert) {
    List<String> ids = alert.intents().stream().map(Intent::tacticId).toList();
    List<String> names = alert.intents().stream().map(Intent::tactic).toList();
    List<String> techniques =
        alert.tactics().stream()
            .filter(tag -> tag.matches("t[0-9]{4}"))
            .map(tag -> tag.toUpperCase(Locale.ROOT))
            .toList();
    Tree technique = new Tree().some("id", techniques);
    Tree threat =
        new Tree()
            .some("tactic", new Tree().some("id", ids).some("name", names))
            .some("technique", technique);
    return threat.isEmpty() ? threat : threat.put("framework", "MITRE ATT&CK");
  }

  private static Tree observer(Presentation presentation) {
    return new Tree().put("vendor", presentation.vendor()).put("product", presentation.product());
  }

  private static Tree labels(Outgoing out) {
    Tree labels =
        new Tree()
            .put("status", out.triage().status().key())
            .some("reason", out.triage().reason())
            .some("assignee", out.triage().assignee())
            .put("severity", out.alert().severity().key())
            .put("count", String.valueOf(out.alert().count()));
    out.alert().numbers().forEach((name, value) -> labels.put(name.replace('.', '_'), value));
    return labels;
  }

  private static void entities(Alert alert, Tree tree) {
    Map<String, Set<String>> related = new LinkedHashMap<>();
    List<String> types = new ArrayList<>();
    for (Entity entity : alert.entities()) {
      boolean first = !types.contains(entity.type());
      types.add(entity.type());
      Tree object = object(entity, related);
      if (first && !object.isEmpty()) {
        tree.put(field(entity.type()), object);
      }
    }
    Tree all = new Tree();
    related.forEach((name, values) -> all.put(name, List.copyOf(values)));
    tree.some("related", all);
  }

  private static String field(String type) {
    return switch (type) {
      case "account" -> "user";
      case "ip" -> "source";
      case "kubernetes-cluster", "kubernetes-resource" -> "orchestrator";
      case "cloud-resource", "storage-account", "database-server", "cosmos-db-account" -> "cloud";
      default -> type;
    };
  }

  private static Tree object(Entity entity, Map<String, Set<String>> related) {
    Map<String, String> of = entity.attributes();
    String label = entity.label();
    return switch (entity.type()) {
      case "host" -> {
        relate(related, "hosts", label);
        yield new Tree().put("name", label).some("id", of.get("id"));
      }
      case "account" -> {
        relate(related, "user", label);
        yield new Tree().put("name", label).some("id", of.get("id"));
      }
      case "ip" -> source(related, label);
      case "process" -> process(of);
      case "file" -> file(related, of, label);
      case "url" -> new Tree().put("original", label);
      case "container" -> new Tree().some("name", of.get("name")).some("id", of.get("id"));
      case "kubernetes-cluster" -> new Tree().put("cluster", new Tree().put("name", label));
      case "kubernetes-resource" -> resource(of).some("namespace", of.get("namespace"));
      case "cloud-resource", "storage-account", "database-server", "cosmos-db-account" ->
          resource(of);
      default -> new Tree();
    };
  }

  private static Tree source(Map<String, Set<String>> related, String label) {
    Tree source = new Tree().put("address", label);
    if (Addresses.isOne(label)) {
      relate(related, "ip", label);
      source.put("ip", label);
    }
    return source;
  }

  private static Tree process(Map<String, String> of) {
    String id = of.getOrDefault("id", "");
    return new Tree()
        .some("executable", of.get("executable"))
        .some("command_line", of.get("command-line"))
        .some("pid", id.matches("[0-9]{1,9}") ? Integer.valueOf(id) : null);
  }

  private static Tree file(Map<String, Set<String>> related, Map<String, String> of, String label) {
    String md5 = of.getOrDefault("md5", "");
    if (!md5.isEmpty()) {
      relate(related, "hash", md5);
    }
    return new Tree()
        .put("path", of.getOrDefault("path", label))
        .some("hash", new Tree().some("md5", md5));
  }

  private static Tree resource(Map<String, String> of) {
    Tree resource =
        new Tree()
            .some("name", of.get("name"))
            .some("id", of.get("id"))
            .some("type", of.get("kind"));
    return new Tree().some("resource", resource);
  }

  private static void relate(Map<String, Set<String>> related, String name, String value) {
    related.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
  }
}

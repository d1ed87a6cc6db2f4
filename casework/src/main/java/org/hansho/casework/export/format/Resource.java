package org.hansho.casework.export.format;

import java.util.List;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;

/** What an alert is about, in one name. */
final class Resource {
  /** Kinds of entities that can be attacked, the likeliest first. */
  private static final List<String> ATTACKED =
      List.of(
          "host",
          "cloud-resource",
          "storage-account",
          "database-server",
          "cosmos-db-account",
          "kubernetes-cluster",
          "website",
          "site",
          "subscription");

  private Resource() {}

  /** The name of the attacked thing; of the first entity if none is known as such. */
  static String name(Alert alert) {
    for (String type : ATTACKED) {
      for (Entity entity : alert.entities()) {
        if (entity.type().equals(type)) {
          return entity.label();
        }
      }
    }
    return alert.entities().isEmpty() ? "" : alert.entities().get(0).label();
  }

  /** The path of the cloud's resource; empty if none is known. */
  static String cloudId(Alert alert) {
    for (Entity entity : alert.entities()) {
      String id = entity.attributes().getOrDefault("id", "");
      if (id.startsWith("/")) {
        return id;
      }
    }
    return "";
  }

  /** The type of the attacked thing. */
  static String type(Alert alert) {
    for (String type : ATTACKED) {
      for (Entity entity : alert.entities()) {
        if (entity.type().equals(type)) {
          return entity.attributes().getOrDefault("kind", type);
        }
      }
    }
    return "";
  }
}

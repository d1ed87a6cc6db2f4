package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.jspecify.annotations.Nullable;

/** The entities of an alert as evidences, resources and observables of OCSF. One thread. */
final class OcsfEntities {
  private static final Set<String> RESOURCES =
      Set.of(
          "host",
          "cloud-resource",
          "storage-account",
          "database-server",
          "cosmos-db-account",
          "subscription",
          "kubernetes-cluster",
          "kubernetes-resource",
          "image",
          "secret",
          "website",
          "site",
          "device",
          "group",
          "collection",
          "application");

  private static final Set<String> EVIDENCES =
      Set.of(
          "host",
          "account",
          "ip",
          "process",
          "file",
          "url",
          "database",
          "storage-container",
          "container");

  private static final int HOST_NAME = 1;
  private static final int ADDRESS = 2;
  private static final int USER_NAME = 4;
  private static final int URL = 6;
  private static final int PATH = 45;

  private final List<Tree> evidences = new ArrayList<>();
  private final List<Tree> resources = new ArrayList<>();
  private final List<Tree> observables = new ArrayList<>();

  private OcsfEntities() {}

  static OcsfEntities of(Alert alert) {
    OcsfEntities entities = new OcsfEntities();
    for (Entity entity : alert.entities()) {
      if (EVIDENCES.contains(entity.type())) {
        entities.evidence(entity);
      }
      if (RESOURCES.contains(entity.type())) {
        entities.resource(entity);
      }
    }
    return entities;
  }

  /** Whether an entity of that type stands in one of the lists. */
  static boolean contains(String type) {
    return EVIDENCES.contains(type) || RESOURCES.contains(type);
  }

  List<Tree> evidences() {
    return evidences;
  }

  List<Tree> resources() {
    return resources;
  }

  List<Tree> observables() {
    return observables;
  }

  private void resource(Entity entity) {
    Map<String, String> of = entity.attributes();
    Tree resource =
        new Tree()
            .put("name", entity.label())
            .some("uid", of.get("id"))
            .some("namespace", of.get("namespace"))
            .put("type", of.getOrDefault("kind", entity.type()));
    resources.add(resource);
  }

  private void evidence(Entity entity) {
    Map<String, String> of = entity.attributes();
    String label = entity.label();
    Tree evidence = new Tree();
    String at = "evidences[" + evidences.size() + "].";
    switch (entity.type()) {
      case "host" -> {
        evidence.put("device", named(of, "hostname", label));
        observable(at + "device.hostname", HOST_NAME, "Hostname", label);
      }
      case "account" -> {
        evidence.put("user", named(of, "name", label));
        observable(at + "user.name", USER_NAME, "User Name", label);
      }
      case "ip" -> address(evidence, at, label);
      case "process" -> process(evidence, at, of, label);
      case "file" -> {
        evidence.put("file", file(of.getOrDefault("path", label), of.get("md5")));
        observable(at + "file.path", PATH, "File Path", of.getOrDefault("path", ""));
      }
      case "url" -> {
        evidence.put("url", new Tree().put(label.contains("://") ? "url_string" : "path", label));
        observable(at + "url", URL, "URL String", label.contains("://") ? label : "");
      }
      case "database" -> evidence.put("database", named(of, "name", label));
      case "storage-container" -> evidence.put("databucket", named(of, "name", label));
      default -> {
        evidence.put(
            "container", new Tree().some("name", of.get("name")).some("uid", of.get("id")));
        evidence.put("data", of);
      }
    }
    evidences.add(evidence);
  }

  /** What a name and an id are known of; of which type it is, is not. */
  private static Tree named(Map<String, String> of, String name, String label) {
    return new Tree()
        .put(name, label)
        .some("uid", of.get("id"))
        .put("type_id", 0)
        .put("type", "Unknown");
  }

  private void address(Tree evidence, String at, String label) {
    if (Addresses.isOne(label)) {
      evidence.put("src_endpoint", new Tree().put("ip", label));
      observable(at + "src_endpoint.ip", ADDRESS, "IP Address", label);
    } else {
      evidence.put("src_endpoint", new Tree().put("name", label));
    }
  }

  private void process(Tree evidence, String at, Map<String, String> of, String label) {
    String id = of.getOrDefault("id", "");
    String executable = of.getOrDefault("executable", "");
    boolean numbered = id.matches("[0-9]{1,9}");
    Tree process =
        new Tree()
            .put("name", executable.isEmpty() ? label : baseName(executable))
            .some("cmd_line", of.get("command-line"));
    if (numbered) {
      process.put("pid", Integer.parseInt(id));
    } else {
      process.put("uid", id.isEmpty() ? label : id);
    }
    if (!executable.isEmpty()) {
      process.put("file", file(executable, null));
      observable(at + "process.file.path", PATH, "File Path", executable);
    }
    evidence.put("process", process);
  }

  private static Tree file(String path, @Nullable String md5) {
    Tree file = new Tree().put("name", baseName(path)).put("path", path);
    file.put("type_id", 0).put("type", "Unknown");
    if (md5 != null) {
      Tree hash = new Tree().put("algorithm_id", 1).put("algorithm", "MD5").put("value", md5);
      file.put("hashes", List.of(hash));
    }
    return file;
  }

  private static String baseName(String path) {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return slash + 1 == path.length() ? path : path.substring(slash + 1);
  }

  private void observable(String name, int type, String typeName, String value) {
    if (!value.isEmpty()) {
      observables.add(
          new Tree()
              .put("name", name)
              .put("type_id", type)
              .put("type", typeName)
              .put("value", value));
    }
  }
}

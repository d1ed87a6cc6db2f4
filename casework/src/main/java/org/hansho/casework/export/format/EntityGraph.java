package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.jspecify.annotations.Nullable;

/**
 * The entities of an alert in Security Center's shape: each object once, with a number in {@code
 * $id}; where it is named again, {@code $ref} has that number. Belongs to one thread.
 */
final class EntityGraph {
  private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** The kinds of Kubernetes resources that have a type of their own, by their plural. */
  private static final Map<String, String> KUBERNETES =
      Map.of(
          "pods", "K8s-pod",
          "deployments", "K8s-deployment",
          "daemonsets", "K8s-daemonset",
          "services", "K8s-service",
          "namespaces", "K8s-namespace",
          "secrets", "K8s-secret",
          "serviceaccounts", "K8s-service-account");

  private final List<Tree> objects = new ArrayList<>();
  private @Nullable String host;
  private boolean hasAsset;

  /** All objects of an alert, those it names first. */
  static List<Tree> of(Alert alert) {
    EntityGraph graph = new EntityGraph();
    alert.entities().stream()
        .filter(entity -> entity.type().equals("host"))
        .findFirst()
        .ifPresent(entity -> graph.host = graph.add(entity));
    for (Entity entity : alert.entities()) {
      boolean isFirstHost = entity.type().equals("host") && graph.isAdded(entity);
      if (!isFirstHost) {
        graph.add(entity);
      }
    }
    return graph.objects;
  }

  private boolean isAdded(Entity entity) {
    String name = entity.attributes().getOrDefault("name", "");
    return objects.stream().anyMatch(one -> name.equals(one.get("HostName")));
  }

  private String add(Entity entity) {
    Tree object = new Tree().put("$id", String.valueOf(objects.size() + 1));
    objects.add(object);
    Map<String, String> of = entity.attributes();
    String type =
        switch (entity.type()) {
          case "host" -> host(object, of);
          case "account" -> account(object, of);
          case "ip" -> address(object, of);
          case "process" -> process(object, of);
          case "file" -> file(object, of);
          case "url" -> url(object, of);
          case "site", "website" -> dns(object, of);
          case "application" -> application(object, of);
          case "container" -> container(object, of);
          case "image" -> image(object, of);
          case "kubernetes-cluster" -> cluster(object, of);
          case "kubernetes-resource" -> kubernetes(object, of);
          case "storage-container" -> blobContainer(object, of);
          case "cloud-resource",
              "storage-account",
              "database-server",
              "cosmos-db-account",
              "subscription" ->
              resource(object, of, entity.type());
          case Outgoing.MEMBER -> member(object, of);
          default -> other(object, of, entity.type());
        };
    return String.valueOf(object.put("Type", type).get("$id"));
  }

  /** Marks the first thing that can be attacked as the attacked one. */
  private void asset(Tree object) {
    object.put("Asset", !hasAsset);
    hasAsset = true;
  }

  private @Nullable Tree hostReference() {
    return host == null ? null : new Tree().put("$ref", host);
  }

  private String host(Tree object, Map<String, String> of) {
    String name = of.getOrDefault("name", "");
    int dot = name.matches("[0-9.]+") ? -1 : name.indexOf('.');
    object.put("HostName", dot > 0 ? name.substring(0, dot) : name);
    object.some("DnsDomain", dot > 0 ? name.substring(dot + 1) : "");
    object.some("AzureID", path(of.get("id")));
    asset(object);
    return "host";
  }

  private static @Nullable String path(@Nullable String id) {
    return id != null && id.startsWith("/") ? id : null;
  }

  private String account(Tree object, Map<String, String> of) {
    String name = of.getOrDefault("name", of.getOrDefault("id", ""));
    int backslash = name.indexOf('\\');
    int at = name.lastIndexOf('@');
    if (backslash > 0) {
      object
          .put("Name", name.substring(backslash + 1))
          .put("NTDomain", name.substring(0, backslash));
    } else if (at > 0) {
      object.put("Name", name.substring(0, at)).put("UPNSuffix", name.substring(at + 1));
    } else {
      object.put("Name", name);
    }
    String id = of.getOrDefault("id", "");
    object.some("Sid", id.startsWith("S-1-") ? id : "");
    object.some("AadUserId", id.matches(GUID) ? id : "");
    object.some("Host", hostReference());
    return "account";
  }

  private static String address(Tree object, Map<String, String> of) {
    object.put("Address", of.getOrDefault("address", of.getOrDefault("name", "")));
    object.some(
        "Location",
        new Tree()
            .some("CountryCode", of.get("country"))
            .some("City", of.get("city"))
            .some("Carrier", of.get("network-owner")));
    return "ip";
  }

  private String process(Tree object, Map<String, String> of) {
    object.some("ProcessId", hexadecimal(of.getOrDefault("id", "")));
    object.some("CommandLine", of.get("command-line"));
    String executable = of.get("executable");
    if (executable != null) {
      Tree image = new Tree().put("$id", object.get("$id") + ".1");
      file(image, Map.of("path", executable));
      object.put("ImageFile", image.put("Type", "file"));
    }
    object.some("Host", hostReference());
    return "process";
  }

  private static String hexadecimal(String id) {
    return id.matches("[0-9]{1,18}") ? "0x" + Long.toHexString(Long.parseLong(id)) : id;
  }

  private static String file(Tree object, Map<String, String> of) {
    String path = of.getOrDefault("path", of.getOrDefault("name", ""));
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    object.some("Directory", slash > 0 ? path.substring(0, slash) : "");
    object.put("Name", path.substring(slash + 1));
    String md5 = of.get("md5");
    if (md5 != null) {
      Tree hash = new Tree().put("$id", object.get("$id") + ".2");
      hash.put("Algorithm", "MD5").put("Value", md5).put("Type", "filehash");
      object.put("FileHashes", List.of(hash));
    }
    return "file";
  }

  private static String url(Tree object, Map<String, String> of) {
    object.put("Url", of.getOrDefault("path", of.getOrDefault("name", "")));
    return "url";
  }

  private String dns(Tree object, Map<String, String> of) {
    object.put("DomainName", of.getOrDefault("name", ""));
    asset(object);
    return "dns";
  }

  private static String application(Tree object, Map<String, String> of) {
    object.some("Name", of.get("name")).some("AppId", of.get("id"));
    return "cloud-application";
  }

  private static String container(Tree object, Map<String, String> of) {
    object.some("Name", of.get("name")).some("ContainerId", of.get("id"));
    return "container";
  }

  private static String image(Tree object, Map<String, String> of) {
    object.put("ImageId", of.getOrDefault("name", of.getOrDefault("id", "")));
    return "container-image";
  }

  private String cluster(Tree object, Map<String, String> of) {
    object.put("Name", of.getOrDefault("name", ""));
    asset(object);
    return "K8s-cluster";
  }

  private String kubernetes(Tree object, Map<String, String> of) {
    object.put("Name", of.getOrDefault("name", "")).some("Namespace", of.get("namespace"));
    object.some("Kind", of.get("kind"));
    asset(object);
    String kind = of.getOrDefault("kind", "").toLowerCase(Locale.ROOT);
    return KUBERNETES.getOrDefault(kind, "K8s-resource");
  }

  private String blobContainer(Tree object, Map<String, String> of) {
    object.put("Name", of.getOrDefault("name", ""));
    asset(object);
    return "blob-container";
  }

  private String resource(Tree object, Map<String, String> of, String type) {
    object.put("ResourceId", of.getOrDefault("id", of.getOrDefault("name", "")));
    object.put("ResourceType", of.getOrDefault("kind", type));
    object.some("ResourceName", of.get("name"));
    asset(object);
    return "azure-resource";
  }

  private static String member(Tree object, Map<String, String> of) {
    object.put("SystemAlertId", Outgoing.uuidOf(of.getOrDefault("id", "")).toString());
    return Outgoing.MEMBER;
  }

  private static String other(Tree object, Map<String, String> of, String type) {
    Map<String, String> named = new LinkedHashMap<>();
    of.forEach((name, value) -> named.put(pascal(name), value));
    named.forEach(object::put);
    return type;
  }

  private static String pascal(String name) {
    StringBuilder pascal = new StringBuilder();
    for (String word : name.split("-", -1)) {
      pascal.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT));
      pascal.append(word.isEmpty() ? "" : word.substring(1));
    }
    return pascal.toString();
  }
}

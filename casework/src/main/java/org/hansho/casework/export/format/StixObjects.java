package org.hansho.casework.export.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.jspecify.annotations.Nullable;

/**
 * What an alert names, as cyber-observable objects of STIX 2.1, each once. Belongs to one thread.
 */
final class StixObjects {
  /** The namespace that the specification gives for ids that follow from content. */
  private static final UUID NAMESPACE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  private final List<Tree> objects = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  private StixObjects() {}

  static StixObjects of(Alert alert) {
    StixObjects all = new StixObjects();
    for (Entity entity : alert.entities()) {
      all.add(entity, alert);
    }
    return all;
  }

  /** The objects; those that others refer to stand among them. */
  List<Tree> objects() {
    return objects;
  }

  List<String> ids() {
    return ids;
  }

  private void add(Entity entity, Alert alert) {
    Map<String, String> of = entity.attributes();
    String label = entity.label();
    switch (entity.type()) {
      case "ip" -> address(label);
      case "account" ->
          put("user-account", new Tree().some("user_id", of.get("id")).put("account_login", label));
      case "file" -> file(of.getOrDefault("path", label), of.get("md5"));
      case "process" -> process(of, alert);
      case "url" -> put(label.contains("://") ? "url" : "", new Tree().put("value", label));
      case "site", "website" ->
          put(label.contains(".") ? "domain-name" : "", new Tree().put("value", label));
      default -> {
        // The sentence names it; STIX has no object for it.
      }
    }
  }

  private void address(String label) {
    String type = !Addresses.isOne(label) ? "" : label.contains(":") ? "ipv6-addr" : "ipv4-addr";
    put(type, new Tree().put("value", label));
  }

  private @Nullable String file(String path, @Nullable String md5) {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    Tree file = new Tree();
    if (md5 != null) {
      file.put("hashes", new Tree().put("MD5", md5));
    }
    if (slash > 0) {
      String folder = put("directory", new Tree().put("path", path.substring(0, slash)));
      String name = path.substring(slash + 1);
      return put(
          "file",
          file.put("name", name.isEmpty() ? path : name).put("parent_directory_ref", folder));
    }
    return put(path.isEmpty() ? "" : "file", file.put("name", path));
  }

  private void process(Map<String, String> of, Alert alert) {
    String id = of.getOrDefault("id", "");
    Tree process = new Tree();
    if (id.matches("[0-9]{1,9}")) {
      process.put("pid", Integer.parseInt(id));
    }
    process.some("command_line", of.get("command-line"));
    String executable = of.getOrDefault("executable", "");
    if (!executable.isEmpty()) {
      process.some("image_ref", file(executable, null));
    }
    // A process is known by nothing of its own, so it is one of this alert.
    put(process.isEmpty() ? "" : "process", process, alert.id());
  }

  private @Nullable String put(String type, Tree properties) {
    return put(type, properties, "");
  }

  private @Nullable String put(String type, Tree properties, String owner) {
    if (type.isEmpty()) {
      return null;
    }
    String id = id(type, owner + properties.text());
    if (!ids.contains(id)) {
      Tree object = new Tree().put("type", type).put("spec_version", "2.1").put("id", id);
      for (String name : properties.names()) {
        object.put(name, properties.get(name));
      }
      objects.add(object);
      ids.add(id);
    }
    return id;
  }

  /** The id of an object that follows from a name: version 5 of RFC 9562. */
  static String id(String type, String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .array());
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
      long most = (hash.getLong() & ~0xf000L) | 0x5000L;
      long least = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
      return type + "--" + new UUID(most, least);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}

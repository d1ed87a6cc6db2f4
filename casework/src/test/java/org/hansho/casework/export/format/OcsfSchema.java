package org.hansho.casework.export.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Validates events against the schema of OCSF in source form: classes and objects inherit by {@code
 * extends}, include profiles, and take what they do not say from the dictionary. An attribute of a
 * profile may stand only in an event that names the profile.
 */
@SuppressWarnings("unchecked") // The parser makes maps of texts only.
final class OcsfSchema {
  private static final Map<Object, String> CLASSES =
      Map.of(
          2004L, "events/findings/detection_finding.json",
          2005L, "events/findings/incident_finding.json");

  private final Path folder;
  private final Map<String, Object> dictionary;
  private final Map<String, Object> types;
  private final Map<String, Object> categories;
  private final Map<String, Map<String, Object>> read = new HashMap<>();

  OcsfSchema(Path folder) throws IOException {
    this.folder = folder;
    Map<String, Object> whole =
        JsonParser.object(Files.readString(folder.resolve("dictionary.json")));
    this.dictionary = map(whole.get("attributes"));
    this.types = map(map(whole.get("types")).get("attributes"));
    this.categories = JsonParser.object(Files.readString(folder.resolve("categories.json")));
  }

  private static Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  /** Everything that is wrong with a finding of its class; empty if nothing is. */
  List<String> faults(Map<String, Object> event) throws IOException {
    List<String> faults = new ArrayList<>();
    List<Object> profiles =
        (List<Object>) map(event.get("metadata")).getOrDefault("profiles", List.of());
    String file =
        CLASSES.getOrDefault(event.get("class_uid"), "events/findings/detection_finding.json");
    check("", event, file, profiles, faults);
    Map<String, Object> schema = whole(file);
    Object category = map(map(categories.get("attributes")).get(schema.get("category"))).get("uid");
    long number =
        1000 * (Long) Objects.requireNonNull(category)
            + (Long) Objects.requireNonNull(schema.get("uid"));
    if (!category.equals(event.get("category_uid"))) {
      faults.add("category_uid is not " + category);
    }
    if (!Long.valueOf(number).equals(event.get("class_uid"))) {
      faults.add("class_uid is not " + number);
    }
    return faults;
  }

  /** A class or object with all that it inherits and includes. */
  private Map<String, Object> whole(String file) throws IOException {
    Map<String, Object> known = read.get(file);
    if (known != null) {
      return known;
    }
    Map<String, Object> own = JsonParser.object(Files.readString(folder.resolve(file)));
    Map<String, Object> attributes = new LinkedHashMap<>();
    Object base = own.get("extends");
    Map<String, Object> parent = base == null ? Map.of() : whole(place(file, (String) base));
    attributes.putAll(map(parent.get("attributes")));
    Map<String, Object> said = map(own.get("attributes"));
    for (Object profile : (List<Object>) said.getOrDefault("$include", List.of())) {
      Map<String, Object> included =
          JsonParser.object(Files.readString(folder.resolve((String) profile)));
      map(included.get("attributes"))
          .forEach(
              (name, value) -> {
                Map<String, Object> marked = new LinkedHashMap<>(map(value));
                marked.put("profile", included.get("name"));
                attributes.merge(name, marked, OcsfSchema::merged);
              });
    }
    said.forEach(
        (name, value) -> {
          if (!name.equals("$include")) {
            attributes.merge(name, value, OcsfSchema::merged);
          }
        });
    Map<String, Object> whole = new LinkedHashMap<>(parent);
    whole.putAll(own);
    whole.put("attributes", attributes);
    read.put(file, whole);
    return whole;
  }

  private String place(String file, String base) {
    if (file.startsWith("objects/")) {
      return "objects/" + base + ".json";
    }
    return Files.exists(folder.resolve("events/findings/" + base + ".json"))
        ? "events/findings/" + base + ".json"
        : "events/" + base + ".json";
  }

  private static Object merged(Object old, Object fresh) {
    Map<String, Object> both = new LinkedHashMap<>(map(old));
    map(fresh)
        .forEach(
            (key, value) -> {
              Object before = both.get(key);
              // A null lets an attribute of a profile stand without it.
              both.put(key, before == null || value == null ? value : joined(before, value));
            });
    return both;
  }

  private static Object joined(Object old, Object fresh) {
    if (old instanceof Map && fresh instanceof Map) {
      Map<String, Object> all = new LinkedHashMap<>(map(old));
      all.putAll(map(fresh));
      return all;
    }
    return fresh;
  }

  private static Map<String, Object> without(Map<String, Object> map, String key) {
    Map<String, Object> copy = new LinkedHashMap<>(map);
    copy.remove(key);
    return copy;
  }

  private void check(
      String path,
      Map<String, Object> object,
      String file,
      List<Object> profiles,
      List<String> faults)
      throws IOException {
    Map<String, Object> schema = whole(file);
    Map<String, Object> attributes = map(schema.get("attributes"));
    for (Map.Entry<String, Object> entry : object.entrySet()) {
      Object said = attributes.get(entry.getKey());
      Object profile = map(said).get("profile");
      if (said == null || (profile != null && !profiles.contains(profile))) {
        faults.add(path + entry.getKey() + " is no attribute of " + file);
        continue;
      }
      Map<String, Object> attribute =
          map(merged(Objects.requireNonNull(dictionary.get(entry.getKey())), said));
      checkValue(path + entry.getKey(), entry.getValue(), attribute, object, profiles, faults);
    }
    attributes.forEach(
        (name, said) -> {
          boolean mine =
              map(said).get("profile") == null || profiles.contains(map(said).get("profile"));
          if (mine
              && "required".equals(map(said).get("requirement"))
              && !object.containsKey(name)) {
            faults.add(path + name + " is required by " + file);
          }
        });
    Object least = map(schema.get("constraints")).get("at_least_one");
    if (least != null && ((List<Object>) least).stream().noneMatch(object::containsKey)) {
      faults.add(path + " needs one of " + least);
    }
  }

  private void checkValue(
      String path,
      @Nullable Object value,
      Map<String, Object> attribute,
      Map<String, Object> parent,
      List<Object> profiles,
      List<String> faults)
      throws IOException {
    if (Boolean.TRUE.equals(attribute.get("is_array"))) {
      if (!(value instanceof List)) {
        faults.add(path + " is no list");
        return;
      }
      int n = 0;
      for (Object one : (List<Object>) value) {
        Map<String, Object> single = without(attribute, "is_array");
        checkValue(path + "[" + n++ + "]", one, single, parent, profiles, faults);
      }
      return;
    }
    String type = String.valueOf(attribute.get("type"));
    if (!type.endsWith("_t")) {
      if (!(value instanceof Map)) {
        faults.add(path + " is no object");
      } else if (!type.equals("object")) {
        check(path + ".", map(value), "objects/" + type + ".json", profiles, faults);
      }
      return;
    }
    checkPlain(path, value, type, faults);
    Map<String, Object> choices = map(attribute.get("enum"));
    if (!choices.isEmpty() && !choices.containsKey(String.valueOf(value)) && !isNumbered(path)) {
      faults.add(path + " cannot be " + value);
    }
    Object sibling = attribute.get("sibling");
    Object caption = map(choices.get(String.valueOf(value))).get("caption");
    if (sibling != null && caption != null && parent.containsKey(sibling)) {
      if (!caption.equals(parent.get(sibling)) && !"99".equals(String.valueOf(value))) {
        faults.add(path + " is " + caption + ", but " + sibling + " is " + parent.get(sibling));
      }
    }
  }

  /**
   * Choices that are no part of the source form: those of observables are collected from types and
   * objects when a schema is built, those of classes are compared above.
   */
  private static boolean isNumbered(String path) {
    return path.matches("observables\\[\\d+]\\.type_id|category_uid|class_uid");
  }

  private void checkPlain(String path, @Nullable Object value, String type, List<String> faults) {
    Map<String, Object> said = map(types.get(type));
    String base = String.valueOf(said.getOrDefault("type", type));
    boolean right =
        switch (base) {
          case "string_t" -> value instanceof String;
          case "integer_t" -> value instanceof Long number && number.intValue() == number;
          case "long_t" -> value instanceof Long;
          case "boolean_t" -> value instanceof Boolean;
          case "float_t" -> value instanceof Double || value instanceof Long;
          case "json_t" -> true;
          default -> false;
        };
    if (!right) {
      faults.add(path + " is no " + type + ": " + value);
    }
    Object regex = said.get("regex");
    if (right && regex != null && !String.valueOf(value).matches((String) regex)) {
      faults.add(path + " is not written as " + type + ": " + value);
    }
  }
}

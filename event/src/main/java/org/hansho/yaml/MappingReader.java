package org.hansho.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.hansho.yaml.YamlNode.Scalar.Kind;
import org.hansho.yaml.YamlNode.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one mapping by their kinds and reports what has another kind.
 *
 * <p>A key whose value is null counts as absent. What is wrong is reported once and then read as
 * absent, so that reading goes on and finds the next problem.
 */
public final class MappingReader {
  private final Mapping mapping;
  private final Problems problems;

  /** Reads this mapping. */
  public MappingReader(Mapping mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  /** Refuses keys that are not among the known ones. */
  public void allow(Set<String> known, String owner) {
    for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        problems.error(
            entry.getValue().keyPlace(),
            owner + " has no key '" + entry.getKey() + "'",
            Suggestion.of(entry.getKey(), new TreeSet<>(known)));
      }
    }
  }

  /** The value behind a key; null if there is none or it is null. */
  public @Nullable YamlNode node(String key) {
    YamlNode node = mapping.get(key);
    return node instanceof Scalar scalar && scalar.kind() == Kind.NULL ? null : node;
  }

  /** Where the key stands, or the mapping where it is missing. */
  public Place place(String key) {
    YamlNode.Entry entry = mapping.entries().get(key);
    return entry == null ? mapping.place() : entry.keyPlace();
  }

  /** A single value of any kind, as written. */
  public @Nullable Scalar scalar(String key) {
    YamlNode node = node(key);
    if (node == null || node instanceof Scalar) {
      return (Scalar) node;
    }
    problems.error(node.place(), "'" + key + "' must be a single value", "");
    return null;
  }

  /** A single value as text, or null. */
  public @Nullable String text(String key) {
    Scalar scalar = scalar(key);
    return scalar == null ? null : scalar.text();
  }

  /** A single value as text, or the fallback. */
  public String text(String key, String fallback) {
    String text = text(key);
    return text == null ? fallback : text;
  }

  /** A single value or a list of such. */
  public List<Scalar> scalars(String key) {
    YamlNode node = node(key);
    List<Scalar> scalars = new ArrayList<>();
    if (node instanceof Sequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof Scalar scalar) {
          scalars.add(scalar);
        } else {
          problems.error(item.place(), "the entries of '" + key + "' must be single values", "");
        }
      }
    } else if (node instanceof Scalar scalar) {
      scalars.add(scalar);
    } else if (node != null) {
      problems.error(node.place(), "'" + key + "' must be a single value or a list", "");
    }
    return scalars;
  }

  /** A single value or a list of such, as texts. */
  public List<String> texts(String key) {
    return scalars(key).stream().map(Scalar::text).toList();
  }

  /** A list of texts in which nothing depends on an entry: what is no text is only warned of. */
  public List<String> remarks(String key) {
    List<String> remarks = new ArrayList<>();
    YamlNode node = node(key);
    List<YamlNode> items =
        node instanceof Sequence list ? list.items() : node == null ? List.of() : List.of(node);
    for (YamlNode item : items) {
      if (item instanceof Scalar scalar) {
        remarks.add(scalar.text());
      } else {
        problems.warning(
            item.place(), "the entries of '" + key + "' should be texts", "quote the text");
      }
    }
    return remarks;
  }

  /** A boolean, or the fallback. */
  public boolean flag(String key, boolean fallback) {
    Scalar scalar = scalar(key);
    if (scalar == null) {
      return fallback;
    }
    switch (scalar.text().toLowerCase(Locale.ROOT)) {
      case "true":
        return true;
      case "false":
        return false;
      default:
        problems.error(scalar.place(), "'" + key + "' must be true or false", "");
        return fallback;
    }
  }

  /** A mapping, or null. */
  public @Nullable Mapping mapping(String key) {
    YamlNode node = node(key);
    if (node == null || node instanceof Mapping) {
      return (Mapping) node;
    }
    problems.error(node.place(), "'" + key + "' must be a mapping of keys to values", "");
    return null;
  }
}

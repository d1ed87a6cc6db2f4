package org.hansho.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of a YAML document with its place. Immutable. */
public sealed interface YamlNode {
  /** Where the node begins. */
  Place place();

  /**
   * A single value.
   *
   * @param text as written, escapes of quotes undone
   * @param kind what a plain (unquoted) scalar spells; quoted ones are {@link Kind#TEXT}
   */
  record Scalar(Place place, String text, Kind kind) implements YamlNode {
    /** What a scalar spells under YAML 1.2's core schema. */
    public enum Kind {
      TEXT,
      INTEGER,
      DECIMAL,
      BOOLEAN,
      NULL
    }
  }

  /** A sequence. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A mapping; keys in the order of the text. */
  record Mapping(Place place, Map<String, Entry> entries) implements YamlNode {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value behind a key, or null. */
    public @Nullable YamlNode get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }
  }

  /** A key's place and its value. */
  record Entry(Place keyPlace, YamlNode value) {}
}

package org.hansho.yaml;

import java.util.Objects;
import org.hansho.yaml.YamlNode.Mapping;
import org.jspecify.annotations.Nullable;

/** Ways through nodes that a test knows to be there. */
final class Nodes {
  private Nodes() {}

  /** The entry behind a key. */
  static YamlNode.Entry entry(@Nullable YamlNode node, String key) {
    Mapping mapping = (Mapping) Objects.requireNonNull(node, "no node");
    return Objects.requireNonNull(mapping.entries().get(key), key);
  }

  /** The value behind a key. */
  static YamlNode value(@Nullable YamlNode node, String key) {
    return entry(node, key).value();
  }
}

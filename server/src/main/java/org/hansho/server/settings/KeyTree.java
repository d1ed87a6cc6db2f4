package org.hansho.server.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the keys as a tree. */
final class KeyTree {
  /** The tree of every key. */
  static final KeyTree ALL = of(AllSettings.ALL);

  private static final String ITEM = "*";

  private final Map<String, KeyTree> children = new LinkedHashMap<>();

  private static KeyTree of(List<Setting<?>> settings) {
    KeyTree root = new KeyTree();
    for (Setting<?> setting : settings) {
      KeyTree at = root;
      for (String name : setting.names()) {
        at = at.children.computeIfAbsent(name, key -> new KeyTree());
      }
    }
    return root;
  }

  @Nullable KeyTree child(String name) {
    return name.equals(ITEM) ? null : children.get(name);
  }

  /** The keys of each tenant or source below this one; null where it is neither. */
  @Nullable KeyTree item() {
    return children.get(ITEM);
  }

  Iterable<String> names() {
    return children.keySet();
  }

  boolean isValue() {
    return children.isEmpty();
  }
}

package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What file and environment say, by path. Belongs to one thread. */
final class RawSettings {
  /**
   * A tenant or source.
   *
   * @param name its name, or a placeholder such as {@code #2} where it has none
   * @param origin where it begins
   */
  record Item(String name, Origin origin) {
    /** Whether it has a name that variables and others can refer to. */
    boolean isNamed() {
      return !name.startsWith("#");
    }
  }

  private final Map<String, Raw> byPath = new LinkedHashMap<>();
  private final Map<String, List<Item>> items = new LinkedHashMap<>();

  void put(String path, Raw raw) {
    byPath.put(path, raw);
  }

  @Nullable Raw get(String path) {
    return byPath.get(path);
  }

  void remove(String path) {
    byPath.remove(path);
  }

  /** All that was written, by path. */
  Map<String, Raw> all() {
    return byPath;
  }

  void addItem(String group, Item item) {
    items.computeIfAbsent(group, name -> new ArrayList<>()).add(item);
  }

  List<Item> items(String group) {
    return items.getOrDefault(group, List.of());
  }

  boolean hasItem(String group, String name) {
    return items(group).stream().anyMatch(item -> item.name().equals(name));
  }
}

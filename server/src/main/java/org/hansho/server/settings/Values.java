package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hansho.server.settings.RawSettings.Item;
import org.jspecify.annotations.Nullable;

/**
 * The values in effect, by path, in the order of the manual. Belongs to one thread while it is
 * filled.
 */
final class Values {
  /**
   * A value in effect.
   *
   * @param path with the name of the tenant or source in it
   * @param value null if there is none
   */
  record Value<T>(Setting<T> setting, String path, @Nullable T value, Origin origin) {
    /** As it is written in YAML; secrets are references. */
    String written() {
      return value == null ? "" : setting.type().written(value);
    }
  }

  private final Map<String, Value<?>> byPath = new LinkedHashMap<>();
  private final Map<String, List<Item>> items = new HashMap<>();

  void put(Value<?> value) {
    byPath.put(value.path(), value);
  }

  /** Adds a tenant or source. */
  void addItem(String group, Item item) {
    items.computeIfAbsent(group, name -> new ArrayList<>()).add(item);
  }

  /** The tenants or sources, in the order of the file. */
  List<Item> items(String group) {
    return items.getOrDefault(group, List.of());
  }

  /** The names of tenants or the ids of sources, in the order of the file. */
  List<String> names(String group) {
    return items(group).stream().map(Item::name).toList();
  }

  Collection<Value<?>> all() {
    return byPath.values();
  }

  /** What is in effect at a path, or null if it could not be read. */
  @Nullable Value<?> at(String path) {
    return byPath.get(path);
  }

  /** The value, or empty if there is none or it could not be read. */
  <T> Optional<T> find(Setting<T> setting, String item) {
    Value<?> value = byPath.get(setting.path(item));
    return value == null || !value.setting().equals(setting)
        ? Optional.empty()
        : Optional.ofNullable(cast(setting, value.value()));
  }

  <T> Optional<T> find(Setting<T> setting) {
    return find(setting, "");
  }

  /** The value of a setting that always has one. */
  <T> T get(Setting<T> setting, String item) {
    return find(setting, item)
        .orElseThrow(() -> new IllegalStateException("no value for " + setting.path(item)));
  }

  <T> T get(Setting<T> setting) {
    return get(setting, "");
  }

  /** A value stands behind the setting that it was read by. */
  @SuppressWarnings({"unchecked", "UnusedVariable"})
  private static <T> @Nullable T cast(Setting<T> setting, @Nullable Object value) {
    return (T) value;
  }
}

package org.hansho.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hansho.server.settings.Values.Value;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the settings a server runs with and others, for a reload.
 *
 * @param changes in the order of the manual; tenants and sources that come or go are one each
 */
public record SettingsComparison(List<Change> changes) {
  /** Copies the list. */
  public SettingsComparison {
    changes = List.copyOf(changes);
  }

  /**
   * A key whose value differs. Secrets are references, so both may read the same.
   *
   * @param key its path, or that of a tenant or source
   * @param before as written in YAML; empty if there was none
   * @param after as written in YAML; empty if there is none
   * @param needsRestart whether it takes effect at the next start only
   */
  public record Change(String key, String before, String after, boolean needsRestart) {}

  /** What differs. A default that follows from another value is not listed again. */
  public static SettingsComparison between(LoadedSettings before, LoadedSettings after) {
    List<Change> changes = new ArrayList<>();
    Map<String, Value<?>> old = byPath(before.values());
    Map<String, Value<?>> now = byPath(after.values());
    Set<String> items = items(before.values());
    Set<String> itemsNow = items(after.values());
    Set<String> paths = new LinkedHashSet<>(old.keySet());
    paths.addAll(now.keySet());
    for (String path : paths) {
      String item = item(path);
      if (items.contains(item) == itemsNow.contains(item)) {
        compare(path, old.get(path), now.get(path), changes);
      }
    }
    Set<String> all = new LinkedHashSet<>(items);
    all.addAll(itemsNow);
    for (String item : all) {
      if (items.contains(item) != itemsNow.contains(item)) {
        boolean isNew = itemsNow.contains(item);
        changes.add(new Change(item, isNew ? "" : "present", isNew ? "present" : "", true));
      }
    }
    return new SettingsComparison(changes);
  }

  private static void compare(
      String path, @Nullable Value<?> before, @Nullable Value<?> after, List<Change> changes) {
    Object old = before == null ? null : before.value();
    Object now = after == null ? null : after.value();
    boolean follows = isDerived(before) && isDerived(after);
    if (!Objects.equals(old, now) && !follows) {
      boolean needsRestart = needsRestart(before) || needsRestart(after);
      changes.add(new Change(path, written(before), written(after), needsRestart));
    }
  }

  private static boolean isDerived(@Nullable Value<?> value) {
    return value != null
        && value.origin() instanceof Origin.Default
        && value.setting().standard() instanceof Standard.Derived<?>;
  }

  private static boolean needsRestart(@Nullable Value<?> value) {
    return value != null && value.setting().effect() == Setting.Effect.RESTART;
  }

  private static String written(@Nullable Value<?> value) {
    return value == null ? "" : value.written();
  }

  private static Map<String, Value<?>> byPath(Values values) {
    Map<String, Value<?>> byPath = new LinkedHashMap<>();
    values.all().forEach(value -> byPath.put(value.path(), value));
    return byPath;
  }

  /** The paths of all tenants and sources. */
  private static Set<String> items(Values values) {
    Set<String> items = new LinkedHashSet<>();
    for (String group : List.of(TenantKeys.GROUP, SourceKeys.GROUP, ExportKeys.GROUP)) {
      values.names(group).forEach(name -> items.add(group + "." + name));
    }
    return items;
  }

  /** The tenant or source of a key; the key itself if it is of none. */
  private static String item(String path) {
    String[] names = path.split("\\.", -1);
    boolean isOfItem =
        List.of(TenantKeys.GROUP, SourceKeys.GROUP, ExportKeys.GROUP).contains(names[0]);
    return isOfItem ? names[0] + "." + names[1] : path;
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The changes that take effect while a server runs. */
  public List<Change> whileRunning() {
    return changes.stream().filter(change -> !change.needsRestart()).toList();
  }

  /** The changes that take effect at the next start. */
  public List<Change> atNextStart() {
    return changes.stream().filter(Change::needsRestart).toList();
  }
}

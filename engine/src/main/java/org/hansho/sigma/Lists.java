package org.hansho.sigma;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The named lists that rules may refer to. Immutable. */
public final class Lists {
  /** No lists at all. */
  public static final Lists NONE = new Lists(Map.of());

  private final Map<String, ValueList> byName;

  private Lists(Map<String, ValueList> byName) {
    this.byName = byName;
  }

  /** The given lists; a later one replaces an earlier one of the same name. */
  public static Lists of(Collection<ValueList> lists) {
    Map<String, ValueList> byName = new TreeMap<>();
    for (ValueList list : lists) {
      byName.put(list.name(), list);
    }
    return new Lists(byName);
  }

  /** These lists and others; the others win. */
  public Lists with(Collection<ValueList> others) {
    Map<String, ValueList> all = new TreeMap<>(byName);
    for (ValueList list : others) {
      all.put(list.name(), list);
    }
    return new Lists(all);
  }

  /** The list of that name, or null. */
  public @Nullable ValueList get(String name) {
    return byName.get(name);
  }

  /** All lists by name. */
  public Collection<ValueList> all() {
    return byName.values();
  }
}

package org.hansho.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/** Alerts of one tenant in memory, all that were added. Belongs to one thread. */
public final class MemoryIndex implements AlertIndex {
  private final Map<EntityKey, NavigableSet<Step>> byKey = new HashMap<>();
  private final Map<String, Step> byId = new HashMap<>();
  private final Map<String, List<Step>> groups = new HashMap<>();

  /** Adds an alert, or replaces the one of the same id. */
  public void put(Step step) {
    Step before = byId.put(step.alert(), step);
    if (before != null) {
      before.keys().forEach(key -> named(key).remove(before));
    }
    step.keys().forEach(key -> named(key).add(step));
  }

  private NavigableSet<Step> named(EntityKey key) {
    return byKey.computeIfAbsent(key, absent -> new TreeSet<>(Step.ORDER));
  }

  /** The alert of an id; null if it was not added. */
  public @Nullable Step find(String alert) {
    return byId.get(alert);
  }

  /** All alerts. */
  public List<Step> all() {
    return List.copyOf(byId.values());
  }

  /** Takes over what was grouped anew. */
  public void take(Regrouped regrouped) {
    regrouped.looked().forEach(groups::remove);
    for (Incident incident : regrouped.incidents()) {
      List<Step> steps = incident.members().stream().map(Member::step).toList();
      steps.forEach(step -> groups.put(step.alert(), steps));
    }
  }

  @Override
  public List<Step> naming(EntityKey key, long from, long to, int most) {
    @Nullable NavigableSet<Step> steps = byKey.get(key);
    List<Step> found = new ArrayList<>();
    if (steps != null) {
      for (Step step : steps.tailSet(least(from), true)) {
        if (step.time() > to || found.size() == most) {
          break;
        }
        found.add(step);
      }
    }
    return found;
  }

  private static Step least(long time) {
    @Nullable Intent none = null;
    return new Step("", "", Severity.LOW, none, time, List.of());
  }

  @Override
  public List<Step> groupedWith(String alert) {
    return groups.getOrDefault(alert, List.of());
  }
}

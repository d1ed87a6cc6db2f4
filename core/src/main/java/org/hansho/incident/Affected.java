package org.hansho.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a new alert concerns beside itself: it makes the entities that it names more common, which
 * may loosen what they tied together. Belongs to one thread.
 */
final class Affected {
  /** Most alerts of an entity that are asked whether it concerns them. */
  private static final int MOST = 1_000;

  private final AlertIndex index;

  Affected(AlertIndex index) {
    this.index = index;
  }

  /** The alerts themselves, and those for which one of their entities weighs something else. */
  Set<Step> by(Collection<Step> changed) {
    Set<Step> affected = new TreeSet<>(Step.ORDER);
    Set<String> ids = new HashSet<>();
    affected.addAll(changed);
    changed.forEach(step -> ids.add(step.alert()));
    for (Step step : changed) {
      for (EntityKey key : step.keys()) {
        if (EntityKeys.weight(key) > 0) {
          addOf(key, step.time(), ids, affected);
        }
      }
    }
    return affected;
  }

  private void addOf(EntityKey key, long time, Set<String> ids, Set<Step> affected) {
    long from = time - Prevalence.BEHIND;
    long to = time + Prevalence.BEFORE;
    List<Step> all = index.naming(key, from - Prevalence.BEFORE, to + Prevalence.BEHIND, MOST);
    List<Step> before = new ArrayList<>(all);
    before.removeIf(step -> ids.contains(step.alert()));
    for (Step step : before) {
      if (step.time() >= from
          && step.time() <= to
          && Prevalence.of(key, all, step.time()).factor()
              != Prevalence.of(key, before, step.time()).factor()) {
        affected.add(step);
      }
    }
  }
}

package org.hansho.incident;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whom a new alert concerns beside itself: it makes the entities that it names more common, which
 * may loosen what they tied together. Belongs to one thread.
 */
final class Affected {
  /** Most alerts of an entity that are asked whether it concerns them. */
  private static final int MOST = 1_000;

  private static final long DAY = Duration.ofDays(1).toNanos();

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
    Map<EntityKey, NavigableSet<Long>> times = new TreeMap<>();
    for (Step step : changed) {
      for (EntityKey key : step.keys()) {
        if (EntityKeys.weight(key) > 0) {
          times.computeIfAbsent(key, any -> new TreeSet<>()).add(step.time());
        }
      }
    }
    times.forEach((key, named) -> addOf(key, named, ids, affected));
    return affected;
  }

  /** Asks once for all times that are at most a day apart. */
  private void addOf(EntityKey key, NavigableSet<Long> times, Set<String> ids, Set<Step> affected) {
    Long first = times.first();
    while (first != null) {
      Long next = times.higher(first + DAY);
      long last = next == null ? times.last() : times.lower(next);
      addOf(key, first, last, ids, affected);
      first = next;
    }
  }

  private void addOf(EntityKey key, long first, long last, Set<String> ids, Set<Step> affected) {
    long from = first - Prevalence.BEHIND;
    long to = last + Prevalence.BEFORE;
    if (isCommonThroughout(key, from, to, ids.size())) {
      return;
    }
    List<Step> all = index.naming(key, from - Prevalence.BEFORE, to + Prevalence.BEHIND, MOST);
    int begin = 0;
    int end = 0;
    for (Step step : all) {
      while (all.get(begin).time() < step.time() - Prevalence.BEFORE) {
        begin++;
      }
      while (end < all.size() && all.get(end).time() <= step.time() + Prevalence.BEHIND) {
        end++;
      }
      if (step.time() >= from
          && step.time() <= to
          && !ids.contains(step.alert())
          && weighsOther(key, all.subList(begin, end), ids, step.time())) {
        affected.add(step);
      }
    }
  }

  /**
   * Whether so many alerts name it all the time that it weighs nothing, with changed ones or not.
   */
  private boolean isCommonThroughout(EntityKey key, long from, long to, int changed) {
    List<Long> all = index.times(key, from - Prevalence.BEFORE, to + Prevalence.BEHIND, MOST);
    int begin = 0;
    int end = 0;
    for (long time : all) {
      while (all.get(begin) < time - Prevalence.BEFORE) {
        begin++;
      }
      while (end < all.size() && all.get(end) <= time + Prevalence.BEHIND) {
        end++;
      }
      boolean isAsked = time >= from && time <= to;
      if (isAsked && end - begin - changed <= Prevalence.MOST_ALERTS) {
        return false;
      }
    }
    return true;
  }

  private static boolean weighsOther(EntityKey key, List<Step> near, Set<String> ids, long time) {
    List<Step> before = near.stream().filter(step -> !ids.contains(step.alert())).toList();
    return before.size() <= Prevalence.MOST_ALERTS
        && before.size() < near.size()
        && Prevalence.of(key, near, time).factor() != Prevalence.of(key, before, time).factor();
  }
}

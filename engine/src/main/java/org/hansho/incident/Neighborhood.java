package org.hansho.incident;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What hangs together with changed alerts: by links, by what is grouped at present, and by what
 * people joined. Belongs to one thread.
 *
 * <p>Of at most about {@value Grouping#MOST_LOOKED} alerts and of the changed ones themselves all
 * links are followed. An alert beyond that is seen and not followed, so it is not known where it
 * belongs: it keeps its place, and so do all that are grouped with it.
 */
final class Neighborhood {
  private final AlertIndex index;
  private final Links links;
  private final Decisions decisions;
  private final TreeMap<String, Step> looked = new TreeMap<>();
  private final Map<String, Link> found = new LinkedHashMap<>();
  private final ArrayDeque<Step> waiting = new ArrayDeque<>();

  /** Each alert that was followed, with those that are grouped with it at present. */
  private final Map<String, List<Step>> followed = new HashMap<>();

  Neighborhood(AlertIndex index, Links links, Decisions decisions) {
    this.index = index;
    this.links = links;
    this.decisions = decisions;
  }

  void collect(Collection<Step> changed) {
    changed.forEach(this::look);
    int first = waiting.size();
    new Affected(index).by(changed).forEach(this::look);
    while (!waiting.isEmpty()
        && (looked.size() <= Grouping.MOST_LOOKED || followed.size() < first)) {
      follow(waiting.remove());
    }
  }

  private void follow(Step step) {
    for (Link link : links.of(step)) {
      found.putIfAbsent(link.earlier().alert() + link.later().alert(), link);
      look(link.earlier());
      look(link.later());
    }
    List<Step> grouped = index.groupedWith(step.alert());
    followed.put(step.alert(), grouped);
    grouped.forEach(this::look);
    decisions.mergedWith(step.alert()).forEach(this::look);
  }

  private void look(Step step) {
    if (looked.putIfAbsent(step.alert(), step) == null) {
      waiting.add(step);
    }
  }

  Map<String, Step> looked() {
    return looked;
  }

  Collection<Link> links() {
    return found.values();
  }

  /** Whether there were alerts that were not followed. */
  boolean isCut() {
    return !waiting.isEmpty();
  }

  /**
   * The alerts whose place is known: they, all that were joined with them and all that were grouped
   * with one of these before were followed.
   */
  Set<String> settled(Collection<Cluster> clusters) {
    if (!isCut()) {
      return looked.keySet();
    }
    Map<String, Cluster> clusterOf = new HashMap<>();
    for (Cluster cluster : clusters) {
      cluster.steps.forEach(step -> clusterOf.put(step.alert(), cluster));
    }
    Set<String> open = new HashSet<>();
    ArrayDeque<String> next = new ArrayDeque<>();
    waiting.forEach(step -> add(step, open, next));
    Map<String, List<Step>> groupOf = new HashMap<>(followed);
    followed.values().forEach(group -> group.forEach(one -> groupOf.put(one.alert(), group)));
    while (!next.isEmpty()) {
      String alert = next.remove();
      Cluster cluster = clusterOf.get(alert);
      List<Step> joined = cluster == null ? List.of() : cluster.steps;
      joined.forEach(step -> add(step, open, next));
      groupOf.getOrDefault(alert, List.of()).forEach(step -> add(step, open, next));
    }
    Set<String> settled = new TreeSet<>(looked.keySet());
    settled.removeAll(open);
    return settled;
  }

  private static void add(Step step, Set<String> open, ArrayDeque<String> next) {
    if (open.add(step.alert())) {
      next.add(step.alert());
    }
  }
}

package org.hansho.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Groups the alerts of one tenant into incidents. Belongs to one thread and to one state of the
 * index.
 *
 * <p>Alerts are joined along their links, the strongest first, as in Kruskal's algorithm; of each
 * group it is then asked whether it is an incident. Both depend on the set of alerts only. Groups
 * that no link connects do not influence each other, so a changed alert costs its own group and
 * those of alerts whose entities it makes more common.
 *
 * <p>What a flood of alerts can do is bounded: {@value #MOST_LOOKED} alerts are looked at, a group
 * has at most {@value #MOST_MEMBERS} of them in 30 days; entities that many alerts name count
 * nothing.
 */
public final class Grouping {
  /** Most alerts of an incident. */
  public static final int MOST_MEMBERS = 500;

  /** Most alerts that are looked at for one change. */
  public static final int MOST_LOOKED = 5_000;

  /** Most time between the first and the last alert of an incident. */
  static final long SPAN = Duration.ofDays(30).toNanos();

  /** The most that one shared entity says; what joins an incident by so little must bring news. */
  static final double ONE_ENTITY = 1.0;

  /** Two incidents that are so near each other are joined by one entity. */
  static final long ONE_HOUR = Duration.ofHours(1).toNanos();

  /** What two alerts must share that are an incident without a third. */
  static final double PAIR = 1.5;

  private final String tenant;
  private final AlertIndex index;
  private final Collection<Pattern> patterns;
  private final Decisions decisions;
  private final Links links;

  /** Groups what an index holds. */
  public Grouping(
      String tenant, AlertIndex index, Collection<Pattern> patterns, Decisions decisions) {
    this.tenant = tenant;
    this.index = index;
    this.patterns = patterns.stream().sorted(Comparator.comparing(Pattern::id)).toList();
    this.decisions = decisions;
    this.links = new Links(index, this.patterns);
  }

  /** The incidents of these alerts and of all that hang together with them. */
  public Regrouped around(Collection<Step> changed) {
    Neighborhood around = new Neighborhood(index, links, decisions);
    around.collect(changed);
    List<Link> inOrder = new ArrayList<>(around.links());
    inOrder.sort(Link.STRONGEST);
    Collection<Cluster> clusters = joined(around.looked(), inOrder);
    Set<String> settled = around.settled(clusters);
    List<Incident> incidents = new ArrayList<>();
    for (Cluster cluster : clusters) {
      boolean isSettled = settled.contains(cluster.steps.get(0).alert());
      Incident incident = isSettled ? incident(cluster) : null;
      if (incident != null) {
        incidents.add(incident);
      }
    }
    incidents.sort(Comparator.comparing(Incident::id));
    return new Regrouped(settled, incidents, around.isCut());
  }

  private Collection<Cluster> joined(Map<String, Step> looked, List<Link> inOrder) {
    Map<String, Cluster> byAlert = new HashMap<>();
    looked.forEach((id, step) -> byAlert.put(id, new Cluster(step, decisions.splits())));
    for (Decisions.Merge merge : decisions.merges()) {
      Cluster one = byAlert.get(merge.one().alert());
      Cluster other = byAlert.get(merge.other().alert());
      if (one != null && other != null && one != other) {
        join(one, other, 0, byAlert).byHand = true;
      }
    }
    for (Link link : inOrder) {
      Cluster one = Objects.requireNonNull(byAlert.get(link.earlier().alert()));
      Cluster other = Objects.requireNonNull(byAlert.get(link.later().alert()));
      if (one != other && mayJoin(one, other, link)) {
        if (link.strength() <= ONE_ENTITY) {
          loosen(one, link);
          loosen(other, link);
        }
        join(one, other, link.strength(), byAlert);
      }
    }
    TreeSet<Cluster> distinct =
        new TreeSet<>(Comparator.comparing(cluster -> cluster.steps.get(0).alert()));
    distinct.addAll(byAlert.values());
    return distinct;
  }

  /** An alert alone that joins by one entity does not draw in further ones by another. */
  private static void loosen(Cluster cluster, Link link) {
    if (cluster.steps.size() == 1) {
      String alert = cluster.steps.get(0).alert();
      if (alert.equals(link.earlier().alert()) || alert.equals(link.later().alert())) {
        cluster.loose.add(alert);
      }
    }
  }

  private boolean mayJoin(Cluster one, Cluster other, Link link) {
    if (one.isApartFrom(other)
        || one.steps.size() + other.steps.size() > MOST_MEMBERS
        || one.spanWith(other) > SPAN) {
      return false;
    }
    boolean first = isIncident(one);
    boolean second = isIncident(other);
    if (link.strength() > ONE_ENTITY || !(first || second)) {
      return true;
    }
    if (first && second && link.gap() <= ONE_HOUR) {
      return true;
    }
    boolean isNear =
        !(first && second)
            && !one.loose.contains(link.earlier().alert())
            && !one.loose.contains(link.later().alert())
            && !other.loose.contains(link.earlier().alert())
            && !other.loose.contains(link.later().alert());
    int smaller = Math.min(2, Math.min(one.steps.size(), other.steps.size()));
    return (link.byPattern() || isNear) && brings(one, other) >= (link.byPattern() ? 1 : smaller);
  }

  /** How many stages or steps of a pattern both have together that neither has alone. */
  private int brings(Cluster one, Cluster other) {
    List<Step> both = new ArrayList<>(one.steps);
    both.addAll(other.steps);
    Reach together = reach(both);
    Reach first = reach(one.steps);
    Reach second = reach(other.steps);
    int stages = together.stages() - Math.max(first.stages(), second.stages());
    int matched = together.matched() - Math.max(first.matched(), second.matched());
    int severity = together.severity() - Math.max(first.severity(), second.severity());
    return Math.max(stages, matched) + severity;
  }

  /** How far alerts reach: stages, steps of a pattern, place of the worst severity. */
  private record Reach(int stages, int matched, int severity) {}

  private Reach reach(List<Step> steps) {
    List<Step> inOrder = new ArrayList<>(steps);
    inOrder.sort(Step.ORDER);
    Set<Intent> stages = new TreeSet<>();
    int severity = 0;
    for (Step step : inOrder) {
      severity = Math.max(severity, step.severity().ordinal());
      if (step.intent() != null) {
        stages.add(step.intent());
      }
    }
    PatternMatch match = PatternMatch.best(patterns, inOrder);
    return new Reach(stages.size(), match == null ? 0 : match.steps().size(), severity);
  }

  private static Cluster join(
      Cluster one, Cluster other, double strength, Map<String, Cluster> byAlert) {
    Cluster larger = one.steps.size() >= other.steps.size() ? one : other;
    Cluster smaller = larger == one ? other : one;
    smaller.steps.forEach(step -> byAlert.put(step.alert(), larger));
    larger.take(smaller, strength);
    return larger;
  }

  private boolean isIncident(Cluster cluster) {
    if (cluster.steps.size() < 2) {
      return false;
    }
    if (cluster.byHand) {
      return true;
    }
    if (cluster.detections.size() < 2 || cluster.isHabit()) {
      return false;
    }
    List<Step> steps = new ArrayList<>(cluster.steps);
    steps.sort(Step.ORDER);
    if (climbs(steps) && (cluster.detections.size() > 2 || cluster.strongest >= PAIR)) {
      return true;
    }
    return PatternMatch.best(patterns, steps) != null
        && (cluster.steps.size() > 2 || cluster.strongest >= PAIR);
  }

  /** Whether it has several stages, and a later alert stands higher than one before it. */
  private static boolean climbs(List<Step> inOrder) {
    TreeSet<Intent> before = new TreeSet<>();
    boolean isHigher = false;
    for (Step step : inOrder) {
      Intent intent = step.intent();
      if (intent != null) {
        isHigher |= !before.isEmpty() && intent.compareTo(before.first()) > 0;
        before.add(intent);
      }
    }
    boolean isGrave = inOrder.stream().anyMatch(step -> step.severity() == Severity.HIGH);
    return isHigher || before.size() > (isGrave ? 1 : 2);
  }

  private @Nullable Incident incident(Cluster cluster) {
    return isIncident(cluster) ? incidentOf(cluster.steps, cluster.byHand) : null;
  }

  /** The incident that these alerts make; for one that was grouped before. */
  public Incident incidentOf(Collection<Step> alerts, boolean byHand) {
    List<Step> steps = new ArrayList<>(alerts);
    steps.sort(Step.ORDER);
    PatternMatch match = PatternMatch.best(patterns, steps);
    int score = Score.of(steps, match);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      members.add(new Member(steps.get(i), reason(steps, i)));
    }
    return new Incident(
        IncidentId.of(tenant, steps.get(0).alert()),
        members,
        match,
        score,
        Score.severity(steps, match, score),
        byHand);
  }

  /** How common an entity is at a time. */
  public Prevalence prevalence(EntityKey key, long time) {
    return links.prevalence(key, time);
  }

  private @Nullable Link reason(List<Step> steps, int place) {
    Link best = null;
    for (int i = 0; i < steps.size(); i++) {
      boolean asks = place == 0 ? i > 0 : i < place;
      Link link = asks ? links.between(steps.get(i), steps.get(place)) : null;
      if (link != null && (best == null || Link.STRONGEST.compare(link, best) < 0)) {
        best = link;
      }
    }
    return best;
  }
}

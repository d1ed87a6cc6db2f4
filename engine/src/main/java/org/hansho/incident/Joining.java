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

/**
 * Joins alerts along their links, the strongest first, as in Kruskal's algorithm. Belongs to one
 * thread.
 *
 * <p>Links by several entities are followed first. By one entity alone hardly anything is proved: a
 * host that was attacked has ordinary false alarms too. So whatever joins an incident by one entity
 * fills a step that its pattern still misses, or comes within three hours and brings a further
 * stage or a higher severity.
 */
final class Joining {
  /** Two incidents that are so near each other are joined by one entity. */
  private static final long ONE_HOUR = Duration.ofHours(1).toNanos();

  /** What no pattern expects joins an incident by one entity within this time only. */
  private static final long THREE_HOURS = Duration.ofHours(3).toNanos();

  /** What two alerts must share that are an incident without a third. */
  private static final double PAIR = 1.5;

  private final Collection<Pattern> patterns;
  private final Decisions decisions;

  Joining(Collection<Pattern> patterns, Decisions decisions) {
    this.patterns = patterns;
    this.decisions = decisions;
  }

  /**
   * All alerts in groups, in the order of the first alert's id; an alert that joins nothing is a
   * group of one.
   *
   * @param inOrder their links, the strongest first
   */
  Collection<Cluster> joined(Map<String, Step> looked, List<Link> inOrder) {
    Map<String, Cluster> byAlert = new HashMap<>();
    looked.forEach((id, step) -> byAlert.put(id, alone(step)));
    for (Decisions.Merge merge : decisions.merges()) {
      Cluster one = byAlert.get(merge.one().alert());
      Cluster other = byAlert.get(merge.other().alert());
      if (one != null && other != null && one != other) {
        join(one, other, 0, byAlert).byHand = true;
      }
    }
    inOrder.stream().filter(link -> !link.byOneEntity()).forEach(link -> follow(link, byAlert));
    inOrder.stream().filter(Link::byOneEntity).forEach(link -> follow(link, byAlert));
    TreeSet<Cluster> distinct =
        new TreeSet<>(Comparator.comparing(cluster -> cluster.steps.get(0).alert()));
    distinct.addAll(byAlert.values());
    return distinct;
  }

  private Cluster alone(Step step) {
    return new Cluster(step, decisions.splits());
  }

  private void follow(Link link, Map<String, Cluster> byAlert) {
    Cluster one = Objects.requireNonNull(byAlert.get(link.earlier().alert()));
    Cluster other = Objects.requireNonNull(byAlert.get(link.later().alert()));
    if (one == other) {
      return;
    }
    if (!mayJoin(one, other, link)) {
      if (leavesPair(one, other, link)) {
        leavePair(link.earlier(), one, byAlert);
      } else if (leavesPair(other, one, link)) {
        leavePair(link.later(), other, byAlert);
      } else {
        return;
      }
      one = Objects.requireNonNull(byAlert.get(link.earlier().alert()));
      other = Objects.requireNonNull(byAlert.get(link.later().alert()));
    }
    if (link.byOneEntity()) {
      loosen(one);
      loosen(other);
    }
    join(one, other, link.strength(), byAlert);
  }

  /** An alert alone that joins by one entity does not draw in further ones by another. */
  private static void loosen(Cluster cluster) {
    if (cluster.steps.size() == 1) {
      cluster.loose.add(cluster.steps.get(0).alert());
    }
  }

  /**
   * Whether an alert is the step that an incident misses, and is held by another one that brings
   * nothing to it. Two alerts that are no incident do not hold each other.
   */
  private boolean leavesPair(Cluster pair, Cluster incident, Link link) {
    if (!link.byOneEntity()
        || !link.byPattern()
        || pair.steps.size() != 2
        || pair.byHand
        || isIncident(pair)
        || !isIncident(incident)) {
      return false;
    }
    Step first = pair.steps.get(0);
    boolean isFirst = first.equals(link.earlier()) || first.equals(link.later());
    return mayJoin(alone(isFirst ? first : pair.steps.get(1)), incident, link);
  }

  private void leavePair(Step step, Cluster pair, Map<String, Cluster> byAlert) {
    for (Step each : pair.steps) {
      byAlert.put(each.alert(), alone(each));
    }
    byAlert.put(step.alert(), alone(step));
  }

  private boolean mayJoin(Cluster one, Cluster other, Link link) {
    if (one.isApartFrom(other)
        || one.steps.size() + other.steps.size() > Grouping.MOST_MEMBERS
        || one.spanWith(other) > Grouping.SPAN) {
      return false;
    }
    boolean first = isIncident(one);
    boolean second = isIncident(other);
    if (!link.byOneEntity() || !(first || second)) {
      return true;
    }
    if (first && second && link.gap() <= ONE_HOUR) {
      return true;
    }
    int alerts = Math.min(2, Math.min(one.steps.size(), other.steps.size()));
    int least = first && second ? 1 : alerts;
    Reach gain = gain(one, other);
    if (link.byPattern() && gain.matched() >= least) {
      return true;
    }
    boolean isNear = !(first && second) && link.gap() <= THREE_HOURS && !isLoose(one, other, link);
    return isNear && Math.max(gain.stages(), gain.matched()) + gain.severity() >= alerts;
  }

  private static boolean isLoose(Cluster one, Cluster other, Link link) {
    return one.loose.contains(link.earlier().alert())
        || one.loose.contains(link.later().alert())
        || other.loose.contains(link.earlier().alert())
        || other.loose.contains(link.later().alert());
  }

  /** How much further both reach together than either reaches alone. */
  private Reach gain(Cluster one, Cluster other) {
    List<Step> both = new ArrayList<>(one.steps);
    both.addAll(other.steps);
    Reach together = reach(both);
    Reach first = reach(one.steps);
    Reach second = reach(other.steps);
    int stages = together.stages() - Math.max(first.stages(), second.stages());
    int matched = together.matched() - Math.max(first.matched(), second.matched());
    int severity = together.severity() - Math.max(first.severity(), second.severity());
    return new Reach(stages, matched, severity);
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

  /** Whether a group is an incident. */
  boolean isIncident(Cluster cluster) {
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
}

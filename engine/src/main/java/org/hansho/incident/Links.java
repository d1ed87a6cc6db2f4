package org.hansho.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the links of alerts. The more time lies between two alerts, the more they must share; a
 * named pattern that expects the second behind the first asks for less. Belongs to one thread and
 * to one state of the index, from which it remembers what it has asked.
 */
final class Links {
  /** The most time between two linked alerts. */
  static final long WINDOW = Duration.ofDays(7).toNanos();

  /** What alerts must share that are within three hours, three days, the window. */
  static final double WITHIN_THREE_HOURS = 0.8;

  static final double WITHIN_THREE_DAYS = 1.2;
  static final double WITHIN_THE_WINDOW = 1.5;

  /** What they must share if a pattern expects the one behind the other, within three days. */
  static final double BY_PATTERN = 0.6;

  /** The same for more than three days. */
  static final double BY_PATTERN_LATER = 1.2;

  /** The most that one shared entity says. */
  private static final double ONE_ENTITY = 1.0;

  /** What is shared beside the first entity counts as a second one if it says as much as this. */
  private static final double BESIDE = 0.2;

  private static final double ROUNDING = 1e-9;
  private static final long DAY = Duration.ofDays(1).toNanos();

  private final AlertIndex index;
  private final Collection<Pattern> patterns;
  private final Map<EntityKey, Map<Long, Prevalence>> prevalences = new HashMap<>();
  private final Map<EntityKey, Map<Long, Double>> factors = new HashMap<>();

  Links(AlertIndex index, Collection<Pattern> patterns) {
    this.index = index;
    this.patterns = patterns;
  }

  /** Every link of an alert, in both directions of time. */
  List<Link> of(Step step) {
    TreeSet<Step> near = new TreeSet<>(Step.ORDER);
    for (EntityKey key : step.keys()) {
      long from = step.time() - WINDOW;
      long to = step.time() + WINDOW;
      if (EntityKeys.weight(key) > 0 && isNamedByFew(key, from, to)) {
        near.addAll(index.naming(key, from, to, Prevalence.MOST_ALERTS));
      }
    }
    List<Link> links = new ArrayList<>();
    for (Step other : near) {
      Link link = other.alert().equals(step.alert()) ? null : between(step, other);
      if (link != null) {
        links.add(link);
      }
    }
    return links;
  }

  /** The link between two alerts; null if they share too little for the time between them. */
  @Nullable Link between(Step one, Step other) {
    boolean inOrder = Step.ORDER.compare(one, other) < 0;
    Step earlier = inOrder ? one : other;
    Step later = inOrder ? other : one;
    long gap = later.time() - earlier.time();
    if (gap > WINDOW) {
      return null;
    }
    Map<String, Double> byType = new HashMap<>();
    List<EntityKey> shared = new ArrayList<>();
    for (EntityKey key : earlier.keys()) {
      if (EntityKeys.weight(key) > 0 && later.keys().contains(key)) {
        double weight = EntityKeys.weight(key) * factor(key, later.time());
        if (weight > 0) {
          shared.add(key);
          byType.merge(key.type(), weight, Math::max);
        }
      }
    }
    double strength = 0;
    double most = 0;
    for (double weight : new java.util.TreeMap<>(byType).values()) {
      strength += weight;
      most = Math.max(most, weight);
    }
    Pattern.Expectation expected =
        strength >= neededByPattern(gap)
            ? expectation(earlier, later, gap)
            : Pattern.Expectation.NONE;
    if (strength < needed(gap) && expected == Pattern.Expectation.NONE) {
      return null;
    }
    boolean byOneEntity = strength <= ONE_ENTITY && strength - most < BESIDE - ROUNDING;
    return new Link(earlier, later, shared, strength, byOneEntity, expected);
  }

  private static double needed(long gap) {
    if (gap <= DAY / 8) {
      return WITHIN_THREE_HOURS;
    }
    return gap <= 3 * DAY ? WITHIN_THREE_DAYS : WITHIN_THE_WINDOW;
  }

  private static double neededByPattern(long gap) {
    return gap <= 3 * DAY ? BY_PATTERN : BY_PATTERN_LATER;
  }

  private Pattern.Expectation expectation(Step earlier, Step later, long gap) {
    Pattern.Expectation most = Pattern.Expectation.NONE;
    for (Pattern pattern : patterns) {
      if (gap <= pattern.within()) {
        Pattern.Expectation expected = pattern.expects(earlier, later);
        most = expected.compareTo(most) > 0 ? expected : most;
      }
    }
    return most;
  }

  private boolean isNamedByFew(EntityKey key, long from, long to) {
    int most = Prevalence.MOST_ALERTS;
    return index.times(key, from, to, most + 1).size() <= most;
  }

  /** What is left of the weight of an entity at a time. */
  private double factor(EntityKey key, long time) {
    Map<Long, Double> known = factors.computeIfAbsent(key, absent -> new HashMap<>());
    return known.computeIfAbsent(
        time,
        absent ->
            isNamedByFew(key, time - Prevalence.BEFORE, time + Prevalence.BEHIND)
                ? prevalence(key, time).factor()
                : 0);
  }

  /** How common an entity is at a time. */
  Prevalence prevalence(EntityKey key, long time) {
    return prevalences
        .computeIfAbsent(key, absent -> new LinkedHashMap<>())
        .computeIfAbsent(
            time,
            absent ->
                Prevalence.of(
                    key,
                    index.naming(
                        key,
                        time - Prevalence.BEFORE,
                        time + Prevalence.BEHIND,
                        Prevalence.MOST_ALERTS + 1),
                    time));
  }
}

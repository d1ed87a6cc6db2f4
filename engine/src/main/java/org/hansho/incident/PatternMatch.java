package org.hansho.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a group of alerts follows a pattern. Immutable.
 *
 * @param steps step of the pattern, from 0 → id of the alert that fulfils it, in order of time
 */
public record PatternMatch(Pattern pattern, Map<Integer, String> steps) {
  public PatternMatch {
    steps = java.util.Collections.unmodifiableMap(new TreeMap<>(steps));
  }

  /** A way through a pattern that ends with a step, from the latest possible beginning. */
  private record Way(int length, long start, int step, Step alert, @Nullable Way before) {
    boolean isBetterThan(@Nullable Way other) {
      return other == null
          || length > other.length
          || (length == other.length && start > other.start);
    }
  }

  /** The pattern that alerts follow furthest; null if they follow none far enough. */
  static @Nullable PatternMatch best(Collection<Pattern> patterns, List<Step> inOrder) {
    PatternMatch best = null;
    for (Pattern pattern : patterns) {
      PatternMatch match = of(pattern, inOrder);
      if (match != null && (best == null || match.isBetterThan(best))) {
        best = match;
      }
    }
    return best;
  }

  /**
   * The patterns that alerts follow far enough, the one that they follow furthest first. Of the
   * others only those stay that some alert follows which is no step of an earlier one.
   */
  static List<PatternMatch> all(Collection<Pattern> patterns, List<Step> inOrder) {
    List<PatternMatch> found = new ArrayList<>();
    for (Pattern pattern : patterns) {
      PatternMatch match = of(pattern, inOrder);
      if (match != null) {
        found.add(match);
      }
    }
    found.sort((one, other) -> one.isBetterThan(other) ? -1 : other.isBetterThan(one) ? 1 : 0);
    Set<String> told = new HashSet<>();
    found.removeIf(match -> !told.addAll(match.steps.values()));
    return found;
  }

  private boolean isBetterThan(PatternMatch other) {
    if (steps.size() != other.steps.size()) {
      return steps.size() > other.steps.size();
    }
    int missing = pattern.steps().size() - steps.size();
    int othersMissing = other.pattern.steps().size() - other.steps.size();
    return missing != othersMissing
        ? missing < othersMissing
        : pattern.id().compareTo(other.pattern.id()) < 0;
  }

  private static @Nullable PatternMatch of(Pattern pattern, List<Step> inOrder) {
    @Nullable Way[] ends = new @Nullable Way[pattern.steps().size()];
    Way best = null;
    for (Step alert : inOrder) {
      for (int step = ends.length - 1; step >= 0; step--) {
        if (pattern.steps().get(step).accepts(alert)) {
          Way way = further(pattern, ends, step, alert);
          if (way.isBetterThan(ends[step])) {
            ends[step] = way;
          }
          best = way.isBetterThan(best) ? way : best;
        }
      }
    }
    return best == null || best.length() < pattern.least() ? null : match(pattern, best);
  }

  private static Way further(Pattern pattern, @Nullable Way[] ends, int step, Step alert) {
    Way before = null;
    for (int i = 0; i < step; i++) {
      Way way = ends[i];
      boolean isInTime = way != null && alert.time() - way.start() <= pattern.within();
      if (isInTime && way.isBetterThan(before)) {
        before = way;
      }
    }
    return before == null
        ? new Way(1, alert.time(), step, alert, null)
        : new Way(before.length() + 1, before.start(), step, alert, before);
  }

  private static PatternMatch match(Pattern pattern, Way end) {
    Map<Integer, String> steps = new TreeMap<>();
    for (Way way = end; way != null; way = way.before()) {
      steps.put(way.step(), way.alert().alert());
    }
    return new PatternMatch(pattern, steps);
  }

  /** The names of the steps that no alert fulfils. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < pattern.steps().size(); i++) {
      if (!steps.containsKey(i)) {
        missing.add(pattern.steps().get(i).name());
      }
    }
    return missing;
  }
}

package org.hansho.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Alerts that were joined so far. Belongs to one thread. */
final class Cluster {
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final int HABIT_DAYS = 3;

  final List<Step> steps = new ArrayList<>();
  final Set<String> detections = new HashSet<>();
  final Set<String> loose = new HashSet<>();
  final int[] sides;
  double strongest;
  long first;
  long last;
  boolean byHand;

  /** One alert, with the sides it is on in what people took apart. */
  Cluster(Step step, List<Decisions.Split> splits) {
    steps.add(step);
    detections.add(step.detection());
    first = step.time();
    last = step.time();
    sides = new int[splits.size()];
    for (int i = 0; i < sides.length; i++) {
      sides[i] = splits.get(i).side(step.alert());
      byHand |= sides[i] == 1;
    }
  }

  boolean isApartFrom(Cluster other) {
    for (int i = 0; i < sides.length; i++) {
      if (sides[i] != 0 && other.sides[i] != 0 && sides[i] != other.sides[i]) {
        return true;
      }
    }
    return false;
  }

  /** Whether the same two things go on for days. */
  boolean isHabit() {
    long days = steps.stream().map(step -> Math.floorDiv(step.time(), DAY)).distinct().count();
    return detections.size() == 2 && days >= HABIT_DAYS;
  }

  long spanWith(Cluster other) {
    return Math.max(last, other.last) - Math.min(first, other.first);
  }

  void take(Cluster other, double strength) {
    steps.addAll(other.steps);
    detections.addAll(other.detections);
    loose.addAll(other.loose);
    strongest = Math.max(strength, Math.max(strongest, other.strongest));
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
    byHand |= other.byHand;
    for (int i = 0; i < sides.length; i++) {
      sides[i] = Math.max(sides[i], other.sides[i]);
    }
  }
}

package org.hansho.detect.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far the operations of the running period are from those of the past: the Jensen-Shannon
 * divergence in bits, 0 for the same and 1 for nothing in common, of both distributions smoothed by
 * half an operation of each kind (the prior of Krichevsky and Trofimov). Cost: two logarithms for
 * each of at most 65 operations.
 */
final class OperationMix {
  /** How many of the operations that differ most are named. */
  private static final int NAMED = 3;

  private static final double PRIOR = 0.5;

  private final OperationHistogram operations;
  private final double past;
  private final double now;

  OperationMix(OperationHistogram operations) {
    this.operations = operations;
    double sumOfPast = 0;
    double sumOfNow = 0;
    for (int slot = 0; slot < operations.size(); slot++) {
      sumOfPast += operations.past(slot) + PRIOR;
      sumOfNow += operations.now(slot) + PRIOR;
    }
    past = sumOfPast;
    now = sumOfNow;
  }

  double divergence() {
    double sum = 0;
    for (int slot = 0; slot < operations.size(); slot++) {
      sum += part(slot);
    }
    return Math.max(0, Math.min(1, sum));
  }

  /** What an operation adds to the divergence. */
  private double part(int slot) {
    double before = (operations.past(slot) + PRIOR) / past;
    double after = (operations.now(slot) + PRIOR) / now;
    double middle = (before + after) / 2;
    double nats = before * StrictMath.log(before / middle) + after * StrictMath.log(after / middle);
    return nats / 2 / StrictMath.log(2);
  }

  /** The operations that add most, the greatest first. */
  List<String> mostDifferent() {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < operations.size(); slot++) {
      slots.add(slot);
    }
    slots.sort(Comparator.<Integer>comparingDouble(this::part).reversed());
    return slots.stream().limit(NAMED).map(operations::text).toList();
  }

  /** The operations of the running period that the past hardly knows, the most frequent first. */
  List<String> unknown(int needed) {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < operations.size(); slot++) {
      if (operations.isUnknown(slot, needed)) {
        slots.add(slot);
      }
    }
    slots.sort(Comparator.<Integer>comparingInt(operations::now).reversed());
    return slots.stream().limit(NAMED).map(operations::text).toList();
  }
}

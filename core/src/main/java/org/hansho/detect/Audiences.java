package org.hansho.detect;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * The audiences of all combinations of rules that occur, found by going from rule to rule. Belongs
 * to one thread; finding one that is known allocates nothing.
 *
 * <p>At most {@link #MOST} are kept, so that records made to match in ever new combinations fill no
 * memory; the audience of a further one is made each time.
 */
public final class Audiences {
  /** Most combinations kept, their beginnings included. */
  static final int MOST = 20_000;

  private static final int MOST_RULES = 1 << 20;

  private final DetectorPlan plan;
  private final Step root = new Step();
  private int steps;
  private int[] documents = new int[64];

  /** A rule more; with those before it perhaps a combination that has occurred. */
  private static final class Step {
    private int[] rules = {};
    private Step[] steps = {};
    private @Nullable Audience audience;

    @Nullable Step to(int rule) {
      for (int i = 0; i < rules.length; i++) {
        if (rules[i] == rule) {
          return steps[i];
        }
      }
      return null;
    }

    Step add(int rule) {
      int n = rules.length;
      rules = Arrays.copyOf(rules, n + 1);
      steps = Arrays.copyOf(steps, n + 1);
      rules[n] = rule;
      steps[n] = new Step();
      return steps[n];
    }
  }

  /** None yet. */
  public Audiences(DetectorPlan plan) {
    this.plan = plan;
  }

  /**
   * The audience of some rules.
   *
   * @param rules indexes in the plan, ascending
   * @param count how many of them count
   */
  public Audience of(int[] rules, int count) {
    Step step = root;
    for (int i = 0; i < count; i++) {
      Step next = step.to(rules[i]);
      if (next == null) {
        if (steps >= MOST) {
          return new Audience(plan, Arrays.copyOf(rules, count));
        }
        next = step.add(rules[i]);
        steps++;
      }
      step = next;
    }
    if (step.audience == null) {
      step.audience = new Audience(plan, Arrays.copyOf(rules, count));
    }
    return step.audience;
  }

  /** Reads the rules of an observation that was written. */
  Audience read(StateReader in) {
    int count = Math.min(in.count(), MOST_RULES);
    if (count > documents.length) {
      documents = new int[count];
    }
    for (int i = 0; i < count; i++) {
      documents[i] = in.count();
    }
    return of(documents, count);
  }
}

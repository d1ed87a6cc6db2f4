package org.hansho.detect.correlation;

import java.util.List;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.Correlation.Presence;

/** Boolean conditions over rules, decided by when each was seen. */
final class Presences {
  /** The time of a rule that was not seen. */
  static final long NEVER_SEEN = Long.MIN_VALUE;

  private Presences() {}

  /** A condition that knows the places of its rules. Immutable; allocates nothing. */
  @FunctionalInterface
  interface Test {
    /**
     * Whether it holds.
     *
     * @param times for each rule when it was seen, or {@link #NEVER_SEEN}
     */
    boolean holds(long[] times);
  }

  /** The test of a condition over rules; one that is not among them is never seen. */
  static Test test(Presence presence, List<String> rules) {
    if (presence instanceof Correlation.AllOf all) {
      Test[] terms = tests(all.terms(), rules);
      return times -> !isAny(terms, times, false);
    }
    if (presence instanceof Correlation.OneOf one) {
      Test[] terms = tests(one.terms(), rules);
      return times -> isAny(terms, times, true);
    }
    if (presence instanceof Correlation.Absent absent) {
      Test term = test(absent.term(), rules);
      return times -> !term.holds(times);
    }
    int rule = rules.indexOf(((Correlation.Seen) presence).rule());
    return times -> rule >= 0 && times[rule] != NEVER_SEEN;
  }

  private static Test[] tests(List<Presence> terms, List<String> rules) {
    return terms.stream().map(term -> test(term, rules)).toArray(Test[]::new);
  }

  private static boolean isAny(Test[] terms, long[] times, boolean holding) {
    for (Test term : terms) {
      if (term.holds(times) == holding) {
        return true;
      }
    }
    return false;
  }

  /** Whether a rule that is yet to come can make it false. */
  static boolean needsAbsence(Presence presence) {
    if (presence instanceof Correlation.AllOf all) {
      return all.terms().stream().anyMatch(Presences::needsAbsence);
    }
    if (presence instanceof Correlation.OneOf one) {
      return one.terms().stream().anyMatch(Presences::needsAbsence);
    }
    return presence instanceof Correlation.Absent;
  }
}

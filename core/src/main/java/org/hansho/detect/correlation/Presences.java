package org.hansho.detect.correlation;

import java.util.List;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.Correlation.Presence;

/** Whether a Boolean condition over rules holds for the set of rules that were seen. */
final class Presences {
  private Presences() {}

  /**
   * Whether it holds.
   *
   * @param seen for each rule, in the order of {@code rules}, whether it has a result
   */
  static boolean holds(Presence presence, List<String> rules, boolean[] seen) {
    if (presence instanceof Correlation.AllOf all) {
      return all.terms().stream().allMatch(term -> holds(term, rules, seen));
    }
    if (presence instanceof Correlation.OneOf one) {
      return one.terms().stream().anyMatch(term -> holds(term, rules, seen));
    }
    if (presence instanceof Correlation.Absent absent) {
      return !holds(absent.term(), rules, seen);
    }
    int rule = rules.indexOf(((Correlation.Seen) presence).rule());
    return rule >= 0 && seen[rule];
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

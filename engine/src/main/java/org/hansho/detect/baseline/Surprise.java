package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hansho.detect.Fact;
import org.hansho.detect.FactLayout;
import org.hansho.sigma.Baseline;

/**
 * How surprising a new value is: the chance that no new one would have come, times how rare the
 * value is among other groups; and nothing if a peer has it.
 *
 * <p>{@code score = exp(-arrivals a day) × (1 - min(1, groups / 5))}. Immutable.
 */
final class Surprise {
  /** A value that so many other groups have is not rare at all. */
  private static final double COMMON = 5;

  private final Range score;
  private final int groupsPlace;
  private final int peersPlace;

  private Surprise(Range score, int groupsPlace, int peersPlace) {
    this.score = score;
    this.groupsPlace = groupsPlace;
    this.peersPlace = peersPlace;
  }

  static Surprise of(Baseline baseline, Baseline.FirstSeen condition) {
    return new Surprise(
        new Range(condition.score()),
        BaselineDetectors.place(baseline, Baseline.Prevalence.GROUPS),
        BaselineDetectors.place(baseline, Baseline.Prevalence.PEERS));
  }

  /** Whether a fact with something new is worth a result. */
  boolean isEnough(Arrivals arrivals, Watch watch, Fact fact) {
    return (peersPlace == FactLayout.ABSENT || fact.prevalence(peersPlace) == 0)
        && (score.isOpen() || score.admits(score(arrivals, watch, fact)));
  }

  private double score(Arrivals arrivals, Watch watch, Fact fact) {
    double rate = arrivals.rate(watch.since(fact.time()), fact.time());
    double rarity = 1 - Math.min(1, fact.prevalence(groupsPlace) / COMMON);
    return StrictMath.exp(-rate) * rarity;
  }

  /** The numbers that were used. */
  Map<String, String> numbers(FirstSeenDetector.State state, Fact fact) {
    Map<String, String> numbers = new LinkedHashMap<>();
    if (!score.isOpen()) {
      double value = score(state.arrivals, state.watch, fact);
      numbers.put("score", String.format(Locale.ROOT, "%.3f", value));
      numbers.put("groups", Integer.toString(fact.prevalence(groupsPlace)));
    }
    return numbers;
  }
}

package org.hansho.detect.baseline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.hansho.detect.Columns;
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
  private final int groupsColumn;
  private final int peersColumn;

  private Surprise(Range score, int groupsColumn, int peersColumn) {
    this.score = score;
    this.groupsColumn = groupsColumn;
    this.peersColumn = peersColumn;
  }

  static Surprise of(Baseline baseline, Baseline.FirstSeen condition, Columns columns) {
    return new Surprise(
        new Range(condition.score()),
        BaselineDetectors.column(baseline, Baseline.Prevalence.GROUPS, columns),
        BaselineDetectors.column(baseline, Baseline.Prevalence.PEERS, columns));
  }

  /** Whether a fact with something new is worth a result. */
  boolean isEnough(Arrivals arrivals, Watch watch, Fact fact) {
    return (peersColumn == FactLayout.ABSENT || number(fact, peersColumn) == 0)
        && (score.isOpen() || score.admits(score(arrivals, watch, fact)));
  }

  private double score(Arrivals arrivals, Watch watch, Fact fact) {
    double rate = arrivals.rate(watch.since(fact.time()), fact.time());
    double rarity = 1 - Math.min(1, number(fact, groupsColumn) / COMMON);
    return StrictMath.exp(-rate) * rarity;
  }

  /** A number that was counted across keys; what it writes itself is always a number. */
  static int number(Fact fact, int column) {
    int at = fact.first(column);
    int number = 0;
    for (int i = 0; at != Fact.NONE && i < fact.length(at); i++) {
      number = number * 10 + (fact.buffer()[at + i] - '0');
    }
    return number;
  }

  /** The numbers that were used. */
  Map<String, String> numbers(FirstSeenDetector.State state, Fact fact) {
    Map<String, String> numbers = new LinkedHashMap<>();
    if (!score.isOpen()) {
      double value = score(state.arrivals, state.watch, fact);
      numbers.put("score", String.format(Locale.ROOT, "%.3f", value));
      numbers.put("groups", Integer.toString(number(fact, groupsColumn)));
    }
    return numbers;
  }
}

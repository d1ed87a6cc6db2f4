package org.hansho.detect.correlation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.detect.Columns;
import org.hansho.detect.Detector;
import org.hansho.sigma.Bound;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.ValueTest.Comparison;

/** Which detector decides a correlation. */
public final class CorrelationDetectors {
  private CorrelationDetectors() {}

  /** The fields that its condition looks at. */
  public static Set<String> reads(Correlation correlation) {
    return correlation.condition() instanceof Correlation.Threshold threshold
        ? new TreeSet<>(threshold.fields())
        : Set.of();
  }

  /** The detector. */
  public static Detector<?> of(Correlation correlation, Columns columns) {
    if (correlation.type() == Correlation.Type.EVENT_COUNT
        && correlation.condition() instanceof Correlation.Threshold threshold
        && growsInto(threshold.bounds())) {
      return new EventCount(correlation.timespan().toNanos(), least(threshold.bounds()));
    }
    throw new IllegalArgumentException("no detector for " + correlation.type());
  }

  /** Whether a number that only grows never leaves the bounds again. */
  static boolean growsInto(List<Bound> bounds) {
    return bounds.stream()
        .allMatch(
            bound ->
                bound.comparison() == Comparison.GREATER
                    || bound.comparison() == Comparison.GREATER_OR_EQUAL);
  }

  /** The least whole number within bounds that a growing number does not leave. */
  static int least(List<Bound> bounds) {
    BigDecimal number = BigDecimal.ONE;
    for (Bound bound : bounds) {
      BigDecimal floor = bound.value().setScale(0, java.math.RoundingMode.CEILING);
      boolean above = bound.comparison() == Comparison.GREATER && !bound.admits(floor);
      number = number.max(above ? floor.add(BigDecimal.ONE) : floor);
    }
    return number.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
  }
}

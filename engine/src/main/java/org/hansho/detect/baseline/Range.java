package org.hansho.detect.baseline;

import java.util.List;
import org.hansho.sigma.Bound;
import org.hansho.sigma.ValueTest.Comparison;

/** The bounds of a number with a fraction. Immutable; trying a number allocates nothing. */
public final class Range {
  private final Comparison[] comparisons;
  private final double[] values;

  /** Without any bound it admits every number. */
  public Range(List<Bound> bounds) {
    comparisons = bounds.stream().map(Bound::comparison).toArray(Comparison[]::new);
    values = bounds.stream().mapToDouble(bound -> bound.value().doubleValue()).toArray();
  }

  /** Whether there is no bound. */
  boolean isOpen() {
    return values.length == 0;
  }

  /** A number below which it admits none; minus infinity if there is no such. */
  double least() {
    double least = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      least =
          switch (comparisons[i]) {
            case EQUAL, GREATER, GREATER_OR_EQUAL -> Math.max(least, values[i]);
            case NOT_EQUAL, LESS, LESS_OR_EQUAL -> least;
          };
    }
    return least;
  }

  /** Whether a number lies within all bounds. */
  public boolean admits(double number) {
    for (int i = 0; i < values.length; i++) {
      boolean admitted =
          switch (comparisons[i]) {
            case EQUAL -> number == values[i];
            case NOT_EQUAL -> number != values[i];
            case LESS -> number < values[i];
            case LESS_OR_EQUAL -> number <= values[i];
            case GREATER -> number > values[i];
            case GREATER_OR_EQUAL -> number >= values[i];
          };
      if (!admitted) {
        return false;
      }
    }
    return true;
  }
}

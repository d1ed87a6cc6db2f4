package org.hansho.sigma;

import java.math.BigDecimal;
import java.util.List;

/** One side of a numeric range: {@code gte: 10}. */
public record Bound(ValueTest.Comparison comparison, BigDecimal value) {
  /** Whether a number lies on the right side. */
  public boolean admits(BigDecimal number) {
    int order = number.compareTo(value);
    return switch (comparison) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  /** Whether a number lies within all bounds; true when there are none. */
  public static boolean allAdmit(List<Bound> bounds, BigDecimal number) {
    for (Bound bound : bounds) {
      if (!bound.admits(number)) {
        return false;
      }
    }
    return true;
  }
}

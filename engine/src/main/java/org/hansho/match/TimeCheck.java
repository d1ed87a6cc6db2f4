package org.hansho.match;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.sigma.ValueTest.Part;

/** Compares a part of a value, read as a point in time, with a constant. */
final class TimeCheck implements Check {
  /** More than any part of a time can be. */
  private static final BigDecimal FAR = BigDecimal.valueOf(1_000_000_000L);

  private final Part part;
  private final Comparison comparison;

  /** The constant is this or, if it is no whole number, between this and the next. */
  private final long floor;

  private final boolean whole;
  private final TimeText time = new TimeText();

  TimeCheck(Part part, Comparison comparison, BigDecimal constant) {
    this.part = part;
    this.comparison = comparison;
    BigDecimal near = constant.min(FAR).max(FAR.negate());
    BigDecimal below = near.setScale(0, RoundingMode.FLOOR);
    this.floor = below.longValueExact();
    this.whole = below.compareTo(near) == 0;
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    if (!time.parse(buffer, offset, length)) {
      return false;
    }
    int order = Long.compare(time.part(part), floor);
    return DecimalCheck.holds(comparison, order == 0 && !whole ? -1 : order);
  }
}

package org.hansho.match;

import java.math.BigDecimal;
import org.hansho.sigma.ValueTest.Comparison;
import org.hansho.sigma.ValueTest.Part;

/** Compares a part of a value, read as a point in time, with a constant. */
final class TimeCheck implements Check {
  private final Part part;
  private final Comparison comparison;
  private final BigDecimal constant;
  private final TimeText time = new TimeText();

  TimeCheck(Part part, Comparison comparison, BigDecimal constant) {
    this.part = part;
    this.comparison = comparison;
    this.constant = constant;
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    return time.parse(buffer, offset, length)
        && DecimalCheck.holds(comparison, BigDecimal.valueOf(time.part(part)).compareTo(constant));
  }
}

package org.hansho.match;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.hansho.event.WholeNumber;
import org.hansho.sigma.ValueTest.Comparison;

/** Compares a value that is written as a decimal number with a constant. */
final class DecimalCheck implements Check {
  private final Comparison comparison;
  private final DecimalText constant = new DecimalText();
  private final DecimalText value = new DecimalText();

  /** The constant, if it is a whole number of few digits; else negative. */
  private final long whole;

  DecimalCheck(Comparison comparison, BigDecimal constant) {
    this.comparison = comparison;
    byte[] text = constant.toString().getBytes(StandardCharsets.UTF_8);
    if (!this.constant.parse(text, 0, text.length)) {
      throw new IllegalArgumentException("number out of range: " + constant);
    }
    whole = WholeNumber.of(text, 0, text.length);
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    long number = whole < 0 ? -1 : WholeNumber.of(buffer, offset, length);
    if (number >= 0) {
      return holds(comparison, Long.compare(number, whole));
    }
    return value.parse(buffer, offset, length) && holds(comparison, value.compareTo(constant));
  }

  /** Whether the comparison accepts this order of value and constant. */
  static boolean holds(Comparison comparison, int order) {
    return switch (comparison) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }
}

package org.hansho.match;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.hansho.sigma.ValueTest.Comparison;

/** Compares a value that is written as a decimal number with a constant. */
final class DecimalCheck implements Check {
  private static final int DIGITS = 18;

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
    whole = text.length <= DIGITS ? digits(text, 0, text.length) : -1;
  }

  @Override
  public boolean holds(byte[] buffer, int offset, int length) {
    if (whole >= 0 && length <= DIGITS) {
      long number = digits(buffer, offset, length);
      if (number >= 0) {
        return holds(comparison, Long.compare(number, whole));
      }
    }
    return value.parse(buffer, offset, length) && holds(comparison, value.compareTo(constant));
  }

  /** The number that a text of nothing but digits says, or -1. */
  private static long digits(byte[] text, int offset, int length) {
    long number = length == 0 ? -1 : 0;
    for (int i = offset; i < offset + length; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
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

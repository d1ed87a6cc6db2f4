package org.hansho.event;

/** Whole numbers that are written in decimal digits and nothing else. */
public final class WholeNumber {
  /** The longest that are read. */
  public static final int DIGITS = 18;

  private WholeNumber() {}

  /** The number that a slice is, or -1 if it is none or has more than 18 digits. */
  public static long of(byte[] text, int offset, int length) {
    if (length == 0 || length > DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = offset, end = offset + length; i < end; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}

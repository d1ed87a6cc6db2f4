package org.hansho.match;

/**
 * One test, ready to look at the bytes of one value.
 *
 * <p>The bytes are decoded and well-formed UTF-8. Belongs to one thread; looks at each byte a
 * bounded number of times and allocates nothing in steady state.
 */
interface Check {
  /** Whether the value passes. */
  boolean holds(byte[] buffer, int offset, int length);

  /**
   * The part of a passing value that made it pass.
   *
   * @return start in the upper and end in the lower half, counted from the value's first byte
   */
  default long range(byte[] buffer, int offset, int length) {
    return length;
  }
}

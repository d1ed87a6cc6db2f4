package org.hansho.detect;

/**
 * The values of the {@code group-by} fields as 128 bits of {@link SeededHashes} over the packed
 * values.
 *
 * <p>States are kept by the hash alone; with 2<sup>40</sup> keys the chance that two share one is
 * below 10<sup>-14</sup>. The same values give the same key under the same seed. The number of key
 * groups is part of the format of saved state.
 */
public record GroupKey(long high, long low) {
  /**
   * Fixed parts that all keys are spread over; each belongs to one worker at a time. A number that
   * many others divide, so that 2 to 6, 8, 10 or 12 workers have as many each.
   */
  public static final int GROUPS = 120;

  /** The part this key belongs to, 0 to 119. */
  public int group() {
    return group(high);
  }

  /** The part that a key belongs to, by its upper half. */
  static int group(long high) {
    long upper = Math.multiplyHigh(high, GROUPS);
    return (int) (high < 0 ? upper + GROUPS : upper);
  }

  /**
   * Which of several that share the key groups holds one, from 0.
   *
   * @param holders how many they are
   */
  public static int holder(int group, int holders) {
    return group % holders;
  }
}

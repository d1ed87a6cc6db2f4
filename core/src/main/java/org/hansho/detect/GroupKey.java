package org.hansho.detect;

/**
 * The values of the {@code group-by} fields as 128 bits of XXH3 over the packed values.
 *
 * <p>States are kept by the hash alone; with 2<sup>40</sup> keys the chance that two share one is
 * below 10<sup>-14</sup>. The same values give the same key in any run. The number of key groups is
 * part of the format of saved state.
 */
public record GroupKey(long high, long low) {
  /** Fixed parts that all keys are spread over; each belongs to one worker at a time. */
  public static final int GROUPS = 128;

  private static final int GROUP_SHIFT = Long.SIZE - 7;

  /** The part this key belongs to, 0 to 127. */
  public int group() {
    return group(high);
  }

  /** The part that a key belongs to, by its upper half. */
  static int group(long high) {
    return (int) (high >>> GROUP_SHIFT);
  }
}

package org.hansho.time;

/**
 * When the records of a source can have happened, going by all of them.
 *
 * @param from the beginning, nanoseconds since 1970; the least number if nothing lies before it
 * @param until the end, itself not included; the highest number if nothing lies behind it
 * @param firstDay when the first day of the records in it begins
 * @param lastDay when the last one begins
 * @param outside how many records say another time
 */
public record PlausibleRange(long from, long until, long firstDay, long lastDay, long outside) {
  /** Nothing lies outside. */
  public static final PlausibleRange ALL =
      new PlausibleRange(Long.MIN_VALUE, Long.MAX_VALUE, 0, 0, 0);

  /** Whether nothing lies outside. */
  public boolean isWhole() {
    return outside == 0;
  }

  /** Whether a time lies in it. */
  public boolean holds(long time) {
    return time >= from && time < until;
  }
}

package org.hansho.detect.baseline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a value that gave a result becomes normal.
 *
 * @param minutes how long it stays unusual; 0 for at once, {@link #NEVER} for good
 */
record Absorption(int minutes) {
  private static final int NEVER = Integer.MAX_VALUE;

  static Absorption of(@Nullable Duration absorb) {
    return new Absorption(absorb == null ? NEVER : absorb.isZero() ? 0 : Times.minutes(absorb));
  }

  /** What is noted of a value that just gave a result. */
  int alerted(int minute) {
    return minutes == 0 ? ValueTable.NORMAL : minute;
  }

  /** Whether the value of a row is still unusual; from then on it is normal. */
  boolean isPending(ValueTable values, int row, int minute) {
    int alerted = values.alerted(row);
    return alerted != ValueTable.NORMAL
        && alerted != ValueTable.DISMISSED
        && (minutes == NEVER || (long) minute - alerted < minutes);
  }
}

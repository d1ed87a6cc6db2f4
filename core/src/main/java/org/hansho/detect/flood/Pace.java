package org.hansho.detect.flood;

import java.util.Map;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.FloodCondition;

/**
 * How a flood is measured: slots, hours, floors and what is expected of the past. Immutable.
 *
 * @param slot nanoseconds
 * @param floors a second's amounts that matter, by the sums of a {@link Load}; 0 for a sum that is
 *     not judged
 * @param reach hours of the past that count
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed.
record Pace(
    long slot,
    double[] floors,
    double factor,
    double deviations,
    int slots,
    int within,
    int reach) {
  private static final long HOUR = 3_600_000_000_000L;
  private static final double SECOND = 1e9;

  /** A rate below this part of its floor says nothing that a limit could depend on. */
  private static final double MATTERS = 8;

  private static final int BITS = 8;

  static Pace of(Baseline baseline, FloodCondition condition) {
    Map<FloodCondition.Rate, Long> floor = condition.floor();
    double[] floors = {
      floor.getOrDefault(
          FloodCondition.Rate.PACKETS, floor.getOrDefault(FloodCondition.Rate.REQUESTS, 0L)),
      floor.getOrDefault(FloodCondition.Rate.BITS, 0L) / (double) BITS,
      floor.getOrDefault(FloodCondition.Rate.FLOWS, 0L),
      0
    };
    return new Pace(
        condition.slot().toNanos(),
        floors,
        condition.factor(),
        condition.deviations(),
        condition.slots(),
        condition.within(),
        (int) Math.min(Character.MAX_VALUE, Math.max(1, baseline.memory().history().toHours())));
  }

  long unit() {
    return slot / SlotRing.SLOT;
  }

  double slotSeconds() {
    return slot / SECOND;
  }

  int slotsOfHour() {
    return (int) (HOUR / slot);
  }

  static long hour(long time) {
    return Math.floorDiv(time, HOUR);
  }

  /** Whether a sum is judged at all. */
  boolean judges(int sum) {
    return floors[sum] > 0;
  }

  /** What a slot must bring to be remembered. */
  double matters(int sum) {
    return floors[sum] * slotSeconds() / MATTERS;
  }

  /** What a second may bring. */
  double limit(int sum, RateHistory.Level past) {
    double usual = past.median() + deviations * past.deviation();
    return Math.max(floors[sum], Math.max(factor * past.seasonal(), usual));
  }
}

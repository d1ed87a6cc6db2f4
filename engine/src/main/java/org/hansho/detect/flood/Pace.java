package org.hansho.detect.flood;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.FloodCondition;

/**
 * How a flood is measured: slots, hours, floors and what is expected of the past. Immutable.
 *
 * @param slot nanoseconds
 * @param floors a second's amounts that are much, by the sums of a {@link Load}; 0 for a sum that
 *     is not judged by its amount
 * @param low a second's amounts that are an attack where what they consist of says so; likewise
 * @param syn the same for SYN
 * @param reach hours of the past that count
 * @param known what a slot must bring to be remembered, by class of which composition says
 *     something, and of no class
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed.
record Pace(
    long slot,
    double[] floors,
    double[] low,
    double syn,
    double factor,
    double deviations,
    int slots,
    int within,
    int reach,
    Map<String, double[]> known) {
  private static final long HOUR = 3_600_000_000_000L;
  private static final double SECOND = 1e9;

  /** A rate below this part of its floor says nothing that a limit could depend on. */
  private static final double MATTERS = 8;

  private static final int BITS = 8;

  /** How many times an anchor a second may bring once what is usual has left it. */
  private static final double CREPT = 2;

  static Pace of(Baseline baseline, FloodCondition condition) {
    Pace pace =
        new Pace(
            condition.slot().toNanos(),
            amounts(condition.floor()),
            amounts(condition.evidence()),
            condition.evidence().getOrDefault(FloodCondition.Rate.SYN, 0L),
            condition.factor(),
            condition.deviations(),
            condition.slots(),
            condition.within(),
            (int) Math.min(Character.MAX_VALUE, Math.max(1, baseline.memory().history().toHours())),
            new HashMap<>());
    pace.known.put("", pace.reckoned("", condition.ofRequests()));
    for (Shape shape : Shape.values()) {
      pace.known.put(shape.traffic(), pace.reckoned(shape.traffic(), true));
    }
    return pace;
  }

  private static double[] amounts(Map<FloodCondition.Rate, Long> rates) {
    return new double[] {
      rates.getOrDefault(
          FloodCondition.Rate.PACKETS, rates.getOrDefault(FloodCondition.Rate.REQUESTS, 0L)),
      rates.getOrDefault(FloodCondition.Rate.BITS, 0L) / (double) BITS,
      rates.getOrDefault(FloodCondition.Rate.FLOWS, 0L),
      0
    };
  }

  long unit() {
    return slot / Timeline.SLOT;
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

  /** Whether a sum is judged by its amount. */
  boolean judges(int sum) {
    return floors[sum] > 0;
  }

  /** The low floor of a class, or 0 where what it consists of says nothing. */
  double low(String traffic, int sum) {
    if (syn > 0 && Shape.SYN == Shape.of(traffic)) {
      return sum == Load.PACKETS ? syn : 0;
    }
    return low[sum];
  }

  /** What a slot of a class must bring to be remembered; infinite for a sum that is not judged. */
  double[] matters(String traffic) {
    double[] of = known.get(traffic);
    return of == null ? reckoned("", false) : of;
  }

  /** What a slot must bring to be remembered, where its class may be any. */
  double[] mattersOfAny() {
    double[] least = reckoned("", false);
    for (double[] matters : known.values()) {
      for (int sum = 0; sum < Load.SUMS; sum++) {
        least[sum] = Math.min(least[sum], matters[sum]);
      }
    }
    return least;
  }

  /** The same for what only explains traffic: it counts several times, so it may be coarser. */
  double[] mattersOfOthers() {
    double[] matters = new double[Load.SUMS];
    for (int sum = 0; sum < Load.SUMS; sum++) {
      double most = Math.max(floors[sum], low[sum]);
      matters[sum] = most > 0 ? most * slotSeconds() / MATTERS : Double.POSITIVE_INFINITY;
    }
    return matters;
  }

  private double[] reckoned(String traffic, boolean shaped) {
    double[] matters = new double[Load.SUMS];
    for (int sum = 0; sum < Load.SUMS; sum++) {
      double of = shaped ? low(traffic, sum) : 0;
      double least = of > 0 && floors[sum] > 0 ? Math.min(of, floors[sum]) : of + floors[sum];
      matters[sum] = least > 0 ? least * slotSeconds() / MATTERS : Double.POSITIVE_INFINITY;
    }
    return matters;
  }

  /** What a second may bring. */
  double limit(int sum, RateHistory.Level past) {
    double led = ledLimit(sum, past);
    return past.hasCrept() ? Math.min(led, Math.max(floors[sum], CREPT * past.anchor())) : led;
  }

  /** What a second might bring if nobody had led away what is usual. */
  private double ledLimit(int sum, RateHistory.Level past) {
    double usual = past.median() + deviations * past.deviation();
    return Math.max(floors[sum], Math.max(factor * past.seasonal(), usual));
  }

  /** Whether an amount is a flood for no other reason than that what is usual has crept up. */
  boolean hasOnlyCrept(int sum, double amount, RateHistory.Level past) {
    return past.hasCrept() && amount < ledLimit(sum, past);
  }

  /** How many packets that nothing explains a second may bring. */
  double unexplainedLimit(RateHistory.Level past) {
    double usual = factor * past.seasonal();
    return past.hasCrept() ? Math.min(usual, CREPT * past.anchor()) : usual;
  }
}

package org.hansho.detect;

/** What baselines held back because they were still learning. */
public final class HeldBack {
  private static final String WOULD_HAVE_FIRED = "would_have_fired";

  private HeldBack() {}

  /**
   * How many results the documents held back that raise alerts. Costs a look at all their states.
   *
   * @param newest time of the newest event, nanoseconds since 1970
   */
  public static long results(DetectorPlan plan, Knowledge knowledge, long newest) {
    long[] results = {0};
    for (DetectorPlan.Document document : plan.keyed()) {
      if (document.raises()) {
        knowledge.describe(
            document.index(),
            newest,
            known ->
                results[0] += Long.parseLong(known.numbers().getOrDefault(WOULD_HAVE_FIRED, "0")));
      }
    }
    return results[0];
  }
}

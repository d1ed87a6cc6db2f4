package org.hansho.server.health;

import java.util.HashMap;
import java.util.Map;

/**
 * Raises alerts about holes in the numbers of records and packets. Belongs to the thread that
 * looks.
 */
final class Holes {
  private static final long LASTS = 3_600_000_000_000L;

  private final OpenAlerts alerts;
  private final Map<String, Long> counted = new HashMap<>();

  Holes(OpenAlerts alerts) {
    this.alerts = alerts;
  }

  /**
   * A hole more goes into the alert that lasts, which ends an hour behind the last one.
   *
   * @param hole the last numbers that are missing; empty if they are not known
   * @param missing how many more are missing
   */
  void report(String source, String hole, long missing, long now) {
    HealthAlert lasting = alerts.find(HealthKind.RECORDS_MISSING, source);
    long before = lasting == null ? 0 : Long.parseLong(lasting.values().get("missing"));
    Map<String, String> values =
        Map.of(
            "missing", String.valueOf(before + missing),
            "range", hole.isEmpty() ? "?" : hole,
            "since", Times.shown(lasting == null ? now : lasting.since()));
    alerts.put(
        lasting == null
            ? HealthAlert.begun(HealthKind.RECORDS_MISSING, source, now, now, values)
            : lasting.again(now, values));
  }

  /** Numbers that somebody counts from the start on. */
  void count(String source, long missing, String range, long now) {
    long before = counted.getOrDefault(source, 0L);
    if (missing > before) {
      counted.put(source, missing);
      report(source, range, missing - before, now);
    }
  }

  /** Ends those behind which nothing was missing any more. */
  void endOld(long now) {
    for (HealthAlert hole : alerts.all(HealthKind.RECORDS_MISSING)) {
      if (now - hole.last() > LASTS) {
        alerts.end(
            HealthKind.RECORDS_MISSING, hole.subject(), now, Map.of("ended", Times.shown(now)));
      }
    }
  }
}

package org.hansho.server.backtest;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.detect.HeldBack;
import org.hansho.pipeline.EngineSession;

/**
 * The alerts of a session, as they are at its end, without their records. Belongs to the thread of
 * the session.
 */
final class Raised {
  private static final int MOST_COUNTED = 100_000;
  private static final Comparator<Alert> BY_TIME =
      Comparator.comparingLong(Alert::time).thenComparing(Alert::id);

  private final EngineSession session;
  private final Map<String, Alert> kept = new LinkedHashMap<>();
  private final Set<String> further = new HashSet<>();

  Raised(EngineSession session) {
    this.session = session;
  }

  /** Takes what has changed. */
  void take() {
    for (Alert alert : session.takeChanges()) {
      if (kept.containsKey(alert.id()) || kept.size() < Report.MOST_ALERTS) {
        kept.put(alert.id(), alert.withEvidence(List.of()));
      } else if (further.size() < MOST_COUNTED) {
        further.add(alert.id());
      }
    }
  }

  /** Whether an alert is among them. */
  boolean has(String id) {
    return kept.containsKey(id) || further.contains(id);
  }

  /**
   * All of them, once the session has ended.
   *
   * @param newest time of the newest event, nanoseconds since 1970
   */
  Report.Side side(long newest) {
    long heldBack = HeldBack.results(session.engine().detectors(), session.knowledge(), newest);
    return new Report.Side(
        kept.values().stream().sorted(BY_TIME).toList(), further.size(), heldBack);
  }
}

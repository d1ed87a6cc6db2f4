package org.hansho.server.health;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises an alert while something waits for a target that has taken nothing for five minutes.
 * Belongs to the thread that looks.
 */
final class StuckExports {
  private static final Logger LOG = LoggerFactory.getLogger(StuckExports.class);
  private static final long PATIENCE = 300_000_000_000L;

  private final String tenant;
  private final Outbox outbox;
  private final OpenAlerts alerts;
  private final Map<String, Long> troubledSince = new HashMap<>();

  StuckExports(String tenant, Outbox outbox, OpenAlerts alerts) {
    this.tenant = tenant;
    this.outbox = outbox;
    this.alerts = alerts;
  }

  void look(long now) {
    try {
      Set<String> names = new HashSet<>();
      for (Outbox.Target target : outbox.of(tenant)) {
        names.add(target.name());
        look(target, now);
      }
      forgetAllBut(names, now);
    } catch (IOException unknown) {
      LOG.debug("The exports of tenant {} cannot be asked", tenant, unknown);
    }
  }

  /** A target that is no more in the settings has nothing that waits. */
  private void forgetAllBut(Set<String> names, long now) {
    troubledSince.keySet().retainAll(names);
    for (HealthAlert alert : alerts.all(HealthKind.EXPORT_STUCK)) {
      if (!names.contains(alert.subject())) {
        alerts.end(
            HealthKind.EXPORT_STUCK,
            alert.subject(),
            now,
            Map.of(HealthAlert.UNWATCHED, Times.shown(now)));
      }
    }
  }

  private void look(Outbox.Target target, long now) {
    String name = target.name();
    if (target.trouble().isEmpty()) {
      troubledSince.remove(name);
      if (target.waiting() == 0) {
        alerts.end(HealthKind.EXPORT_STUCK, name, now, Map.of("ended", Times.shown(now)));
      }
      return;
    }
    long since = troubledSince.computeIfAbsent(name, unseen -> now);
    boolean isStuck = target.waiting() > 0 && now - since >= PATIENCE;
    if (isStuck && alerts.find(HealthKind.EXPORT_STUCK, name) == null) {
      Map<String, String> values = new TreeMap<>();
      values.put("since", Times.shown(since));
      values.put("waiting", String.valueOf(target.waiting()));
      values.put("detail", target.trouble());
      alerts.put(HealthAlert.begun(HealthKind.EXPORT_STUCK, name, since, now, values));
    }
  }
}

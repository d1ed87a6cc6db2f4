package org.hansho.server.health;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Raises an alert while something holds that people have done and that makes Hansho see or show
 * less. Belongs to the thread that looks.
 */
final class Weakened {
  private static final Map<Weakenings.Kind, HealthKind> KINDS =
      Map.of(
          Weakenings.Kind.DETECTION_OFF, HealthKind.DETECTION_OFF,
          Weakenings.Kind.BROAD_SUPPRESSION, HealthKind.BROAD_SUPPRESSION,
          Weakenings.Kind.LEARNING_RESET, HealthKind.LEARNING_RESET,
          Weakenings.Kind.HISTORY_ALTERED, HealthKind.HISTORY_ALTERED);

  private final String tenant;
  private final Weakenings weakenings;
  private final OpenAlerts alerts;

  Weakened(String tenant, Weakenings weakenings, OpenAlerts alerts) {
    this.tenant = tenant;
    this.weakenings = weakenings;
    this.alerts = alerts;
  }

  private static Map<String, String> values(Weakenings.Weakening one) {
    Map<String, String> values = new TreeMap<>();
    values.put("since", Times.shown(one.since()));
    values.put("who", one.who());
    values.put("detail", one.detail());
    return values;
  }

  void look(long now) {
    Map<HealthKind, Set<String>> present = new TreeMap<>();
    for (Weakenings.Weakening one : weakenings.of(tenant)) {
      HealthKind kind = Objects.requireNonNull(KINDS.get(one.kind()));
      present.computeIfAbsent(kind, any -> new HashSet<>()).add(one.subject());
      HealthAlert known = alerts.find(kind, one.subject());
      if (known == null) {
        alerts.put(HealthAlert.begun(kind, one.subject(), one.since(), one.since(), values(one)));
      } else if (kind == HealthKind.LEARNING_RESET && known.last() < one.since()) {
        alerts.put(known.again(one.since(), values(one)));
      }
    }
    for (HealthKind kind : KINDS.values()) {
      for (HealthAlert alert : alerts.all(kind)) {
        if (!present.getOrDefault(kind, Set.of()).contains(alert.subject())) {
          alerts.end(kind, alert.subject(), now, Map.of("ended", Times.shown(now)));
        }
      }
    }
  }
}

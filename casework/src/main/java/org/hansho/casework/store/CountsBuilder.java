package org.hansho.casework.store;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;

/** Adds alerts up by what their kinds and hours are. */
final class CountsBuilder {
  private final Kinds kinds;
  private final Map<Long, Long> byKind = new HashMap<>();
  private final Map<Long, Long> byHour = new HashMap<>();
  private final Map<Long, Map<Severity, Long>> severitiesOfHour = new HashMap<>();
  private long all;

  CountsBuilder(Kinds kinds) {
    this.kinds = kinds;
  }

  void add(long kind, long hour, long alerts) {
    byKind.merge(kind, alerts, Long::sum);
    byHour.merge(hour, alerts, Long::sum);
    severitiesOfHour
        .computeIfAbsent(hour, unseen -> new EnumMap<>(Severity.class))
        .merge(kinds.of(kind).key().severity(), alerts, Long::sum);
    all += alerts;
  }

  AlertCounts counts(boolean exact) {
    Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    Map<AlertStatus, Long> byStatus = new EnumMap<>(AlertStatus.class);
    Map<Intent, Long> byIntent = new EnumMap<>(Intent.class);
    Map<String, Long> byDetection = new HashMap<>();
    byKind.forEach(
        (n, alerts) -> {
          Kind kind = kinds.of(n);
          bySeverity.merge(kind.key().severity(), alerts, Long::sum);
          byStatus.merge(kind.key().status(), alerts, Long::sum);
          byDetection.merge(kind.key().detection(), alerts, Long::sum);
          Intent intent = kind.intent();
          if (intent != null) {
            byIntent.merge(intent, alerts, Long::sum);
          }
        });
    return new AlertCounts(
        new Tally(all, exact),
        bySeverity,
        byStatus,
        byIntent,
        byDetection,
        byHour,
        severitiesOfHour);
  }
}

package org.hansho.casework.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Adds alerts up by what their kinds and hours are. What comes hour by hour costs one look-up a
 * kind.
 */
final class CountsBuilder {
  private static final Severity[] SEVERITIES = Severity.values();

  private final Kinds kinds;
  private final Map<Long, OfKind> byKind = new HashMap<>();

  /** Of each hour how many of each severity. */
  private final Map<Long, long[]> byHour = new HashMap<>();

  private long hourOfLast;
  private long @Nullable [] last;
  private long all;

  CountsBuilder(Kinds kinds) {
    this.kinds = kinds;
  }

  /** How many are of a kind. */
  private static final class OfKind {
    private final Kind.Key key;
    private final @Nullable Intent intent;
    private long alerts;

    private OfKind(Kind kind) {
      this.key = kind.key();
      this.intent = kind.intent();
    }
  }

  void add(long kind, long hour, long alerts) {
    OfKind ofKind = byKind.computeIfAbsent(kind, unseen -> new OfKind(kinds.of(kind)));
    ofKind.alerts += alerts;
    long[] ofHour = last;
    if (ofHour == null || hour != hourOfLast) {
      ofHour = byHour.computeIfAbsent(hour, unseen -> new long[SEVERITIES.length]);
      hourOfLast = hour;
      last = ofHour;
    }
    ofHour[ofKind.key.severity().ordinal()] += alerts;
    all += alerts;
  }

  AlertCounts counts(boolean exact) {
    Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    Map<AlertStatus, Long> byStatus = new EnumMap<>(AlertStatus.class);
    Map<Intent, Long> byIntent = new EnumMap<>(Intent.class);
    Map<String, Long> byDetection = new HashMap<>();
    for (OfKind kind : byKind.values()) {
      bySeverity.merge(kind.key.severity(), kind.alerts, Long::sum);
      byStatus.merge(kind.key.status(), kind.alerts, Long::sum);
      byDetection.merge(kind.key.detection(), kind.alerts, Long::sum);
      Intent intent = kind.intent;
      if (intent != null) {
        byIntent.merge(intent, kind.alerts, Long::sum);
      }
    }
    Map<Long, Long> hours = new HashMap<>();
    Map<Long, Map<Severity, Long>> severities = new HashMap<>();
    byHour.forEach(
        (hour, alerts) -> {
          hours.put(hour, Arrays.stream(alerts).sum());
          severities.put(hour, bySeverity(alerts));
        });
    return new AlertCounts(
        new Tally(all, exact), bySeverity, byStatus, byIntent, byDetection, hours, severities);
  }

  private static Map<Severity, Long> bySeverity(long[] alerts) {
    Map<Severity, Long> some = new EnumMap<>(Severity.class);
    for (Severity severity : SEVERITIES) {
      if (alerts[severity.ordinal()] > 0) {
        some.put(severity, alerts[severity.ordinal()]);
      }
    }
    return some;
  }
}

package org.hansho.casework.incident;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.casework.store.Rows;
import org.hansho.event.Event;
import org.hansho.incident.EntityKey;
import org.hansho.incident.Grouping;
import org.hansho.incident.Step;

/** Puts together what alerts say of an entity. */
record EntityReading(Rows rows, String tenant, StepTable steps, Grouping grouping) {
  /** Most alerts that are looked at. */
  private static final int MOST_ALERTS = 2_000;

  private static final int MOST_SHOWN = 50;

  EntityView of(EntityKey key) throws SQLException {
    List<Step> newestFirst = steps.newest(key, MOST_ALERTS + 1);
    List<Step> oldest = steps.naming(key, Long.MIN_VALUE, Long.MAX_VALUE, 1);
    Map<EntityKey, Integer> beside = new TreeMap<>();
    Set<String> detections = new TreeSet<>();
    List<String> newest = new ArrayList<>();
    for (Step step : newestFirst) {
      detections.add(step.detection());
      step.keys().stream()
          .filter(other -> !other.equals(key))
          .forEach(other -> beside.merge(other, 1, Integer::sum));
      if (newest.size() < MOST_SHOWN) {
        newest.add(step.alert());
      }
    }
    List<EntityView.Related> related = new ArrayList<>();
    beside.forEach((other, alerts) -> related.add(new EntityView.Related(other, alerts)));
    related.sort(Comparator.comparingInt(one -> -one.alerts()));
    long last = newestFirst.isEmpty() ? Event.NO_TIME : newestFirst.get(0).time();
    return new EntityView(
        key,
        new CriticalEntities(rows, tenant).isCritical(key),
        oldest.isEmpty() ? Event.NO_TIME : oldest.get(0).time(),
        last,
        Math.min(newestFirst.size(), MOST_ALERTS),
        newestFirst.size() <= MOST_ALERTS,
        newest,
        steps.incidentsNaming(key, MOST_SHOWN),
        List.copyOf(detections),
        grouping.prevalence(key, newestFirst.isEmpty() ? 0 : last),
        related.subList(0, Math.min(MOST_SHOWN, related.size())));
  }
}

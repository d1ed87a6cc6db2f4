package org.hansho.casework.incident;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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

  private static final long SPREAD = Duration.ofDays(EntityView.SPREAD_DAYS).toNanos();
  private static final String HOST = "host";

  /** Most values of a tenant among which hosts are counted. */
  private static final int MOST_TERMS = 300_000;

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
        new CriticalEntities(rows, tenant).of(key),
        oldest.isEmpty() ? Event.NO_TIME : oldest.get(0).time(),
        last,
        Math.min(newestFirst.size(), MOST_ALERTS),
        newestFirst.size() <= MOST_ALERTS,
        newest,
        steps.incidentsNaming(key, MOST_SHOWN),
        List.copyOf(detections),
        grouping.prevalence(key, newestFirst.isEmpty() ? 0 : last),
        newestFirst.isEmpty() || key.type().equals(HOST) ? null : spread(newestFirst, last),
        related.subList(0, Math.min(MOST_SHOWN, related.size())));
  }

  private EntityView.Spread spread(List<Step> newestFirst, long last) throws SQLException {
    Set<EntityKey> hosts = new HashSet<>();
    Step oldest = newestFirst.get(newestFirst.size() - 1);
    for (Step step : newestFirst) {
      if (step.time() >= last - SPREAD) {
        step.keys().stream().filter(one -> one.type().equals(HOST)).forEach(hosts::add);
      }
    }
    record Hosts(long looked, long named) {}
    Hosts all =
        rows.all(
                "SELECT count(*), coalesce(sum(CASE WHEN type = 'host' AND EXISTS (SELECT 1 FROM"
                    + " alert_term a WHERE a.term = t.n AND a.last_time >= ?) THEN 1 ELSE 0 END),"
                    + " 0) FROM (SELECT t.n, t.type FROM term t JOIN tenant n ON n.n = t.tenant"
                    + " WHERE n.name = ? LIMIT ?) t",
                row -> new Hosts(row.getLong(1), row.getLong(2)),
                last - SPREAD,
                tenant,
                MOST_TERMS)
            .get(0);
    boolean areAllLooked = newestFirst.size() <= MOST_ALERTS || oldest.time() < last - SPREAD;
    return new EntityView.Spread(
        hosts.size(),
        Math.max(hosts.size(), all.named()),
        areAllLooked && all.looked() < MOST_TERMS);
  }
}

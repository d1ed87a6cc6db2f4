package org.hansho.benchmark.alerts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Intent;
import org.hansho.alert.Severity;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.CaseStore;

/** Twenty queries as people make them in the course of a day. */
final class RecordedQueries {
  private static final int PAGE = 100;
  private static final long NOW =
      InventedAlerts.START + InventedAlerts.DAYS * 24 * InventedAlerts.HOUR;

  private RecordedQueries() {}

  /** One query; returns what it found, in a few characters. */
  interface Recorded {
    String ask(CaseStore store) throws Exception;
  }

  private static Recorded list(AlertQuery query) {
    return store -> page(store, query, AlertOrder.NEWEST);
  }

  private static String page(CaseStore store, AlertQuery query, AlertOrder order) throws Exception {
    AlertPage page = store.list(query, order, null, PAGE);
    return page.alerts().size() + (page.next() == null ? "" : " and more");
  }

  private static Recorded count(AlertQuery query) {
    return store -> "counted " + store.count(query).all();
  }

  /** The queries by what they ask for. */
  static Map<String, Recorded> all(String tenant) {
    AlertQuery all = AlertQuery.of(tenant);
    AlertQuery week = all.between(NOW - 7 * 24 * InventedAlerts.HOUR, Long.MAX_VALUE);
    AlertQuery.NamedEntity often = new AlertQuery.NamedEntity("account", "user0");
    AlertQuery.NamedEntity none = new AlertQuery.NamedEntity(null, "user49000");
    Map<String, Recorded> queries = new LinkedHashMap<>();
    queries.put("newest", list(all));
    queries.put("worst first", store -> page(store, all, AlertOrder.WORST));
    queries.put("a page 40 days back", RecordedQueries::farPage);
    queries.put(
        "critical and high", list(all.withSeverities(Set.of(Severity.CRITICAL, Severity.HIGH))));
    queries.put("one section, seven days", list(week.withSections(Set.of("section-5"))));
    queries.put(
        "a rare detection", list(all.withDetections(Set.of(InventedAlerts.detection(119)))));
    queries.put("a stage of the kill chain", list(all.withIntents(Set.of(Intent.EXFILTRATION))));
    queries.put(
        "an hour two months ago",
        list(all.between(NOW - 1440 * InventedAlerts.HOUR, NOW - 1439 * InventedAlerts.HOUR)));
    queries.put("an account with many alerts", list(all.withEntities(List.of(often))));
    queries.put("a value that no alert has", list(all.withEntities(List.of(none))));
    queries.put(
        "many alerts, rare severity",
        list(all.withEntities(List.of(often)).withSeverities(Set.of(Severity.CRITICAL))));
    queries.put("text: user4999", list(all.withText("user4999")));
    queries.put("text: part of an address, 77.31", list(all.withText("77.31")));
    queries.put("text: コンテナー", list(all.withText("コンテナー")));
    queries.put("text: 経理サーバー", list(all.withText("経理サーバー")));
    queries.put("text: web- sign-in", list(all.withText("web- sign-in")));
    queries.put("text: two characters, 経理", list(all.withText("経理")));
    queries.put("counts of everything", count(all));
    queries.put("counts of seven days, high", count(week.withSeverities(Set.of(Severity.HIGH))));
    queries.put("counts of a text, コンテナー user1", count(all.withText("コンテナー user1")));
    return queries;
  }

  /** A page in the middle of the list, by the cursor that stands there. */
  private static String farPage(CaseStore store) throws Exception {
    long time = NOW - 40 * 24 * InventedAlerts.HOUR;
    AlertQuery all = AlertQuery.of(AlertStoreSpeed.TENANT);
    String cursor = "1.-." + time + ".1";
    return store.list(all, AlertOrder.NEWEST, cursor, PAGE).alerts().size() + " behind a cursor";
  }
}

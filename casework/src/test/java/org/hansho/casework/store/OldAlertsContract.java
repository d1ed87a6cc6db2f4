package org.hansho.casework.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.incident.IncidentChange;
import org.hansho.casework.incident.IncidentQuery;
import org.hansho.casework.incident.Incidents;
import org.hansho.incident.IncidentId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R704: alerts with which nothing happens are deleted after a time, whichever database has them.
 */
abstract class OldAlertsContract {
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final Duration AGE = Duration.ofDays(10);

  private static final List<String> NAMING =
      List.of(
          "alert",
          "alert_text",
          "alert_body",
          "alert_source",
          "alert_term",
          "term",
          "counter_hour",
          "incident",
          "incident_step",
          "incident_key",
          "incident_state",
          "incident_history",
          "incident_merge",
          "incident_news",
          "objection",
          "export_sent",
          "export_letter",
          "export_ticket");

  private final List<Integer> noted = new ArrayList<>();
  private CaseStore store;
  private Incidents incidents;
  private OldAlerts old;
  private long epoch;

  @TempDir Path folder;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = CaseStore.open(StoreSettings.of(emptyPlace()));
    old = store.oldAlerts(Incidents.groups());
    incidents = new Incidents(store, List::of);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void raise(String... names) throws IOException {
    Alert[] alerts = new Alert[names.length];
    for (int i = 0; i < names.length; i++) {
      Alerts.Subject subject = Alerts.SUBJECTS.get(i % 2);
      alerts[i] =
          Alerts.alert(
              names[i],
              subject,
              Severity.LOW,
              Alerts.START,
              List.of(Alerts.entity("host", "host-" + names[i])));
    }
    store.apply(Alerts.TENANT, StoreContract.raised(epoch, epoch + 1, alerts));
    epoch++;
  }

  private void change(String name, UnaryOperator<AlertState> change) throws IOException {
    AlertEntry.Head head = new AlertEntry.Head("ann", 1, "alert.change", 0, "");
    store
        .transactions()
        .write(
            "change an alert",
            connection ->
                store
                    .states()
                    .change(connection, Alerts.TENANT, List.of(Alerts.id(name)), change, head));
  }

  private static AlertState named(AlertState state, String tag, String watcher) {
    return new AlertState(
        state.status(),
        state.reason(),
        "",
        new TreeSet<>(tag.isEmpty() ? List.of() : List.of(tag)),
        new TreeSet<>(watcher.isEmpty() ? List.of() : List.of(watcher)),
        "",
        false,
        false);
  }

  private int delete(long day) throws IOException {
    return old.delete(
        Alerts.TENANT,
        AGE,
        day * DAY,
        (count, work) -> {
          noted.add(count);
          store.transactions().write("delete old alerts", work);
        });
  }

  private List<String> listed() throws IOException {
    return store.list(AlertQuery.of(Alerts.TENANT), AlertOrder.NEWEST, null, 100).alerts().stream()
        .map(one -> one.alert().id())
        .toList();
  }

  @Test
  void r704WhatNothingHappensWithIsDeletedWithAllThatItWasFoundBy() throws IOException {
    raise("a", "b", "c");
    old.look(100 * DAY);
    raise("d");
    old.look(101 * DAY);
    assertThat(delete(110)).as("of an age of ten days, not more").isZero();
    assertThat(delete(111)).isEqualTo(3);
    assertThat(noted).containsExactly(3);
    assertThat(listed()).containsExactly(Alerts.id("d"));
    assertThat(store.find(Alerts.TENANT, Alerts.id("a"))).isNull();
    AlertQuery byText = AlertQuery.of(Alerts.TENANT).withText("host-a");
    assertThat(store.list(byText, AlertOrder.NEWEST, null, 10).alerts()).isEmpty();
    assertThat(store.count(AlertQuery.of(Alerts.TENANT)).bySeverity().get(Severity.LOW))
        .isEqualTo(1);
    raise("a");
    assertThat(listed()).hasSize(2);
  }

  @Test
  void r704WhatSomebodyWorksOnWatchesOrHoldsStaysAndWhatChangedIsYoung() throws IOException {
    raise("a", "b", "c", "d", "e");
    change("a", state -> state.with(AlertStatus.IN_PROGRESS, null));
    change("b", state -> named(state, "", "ann"));
    change("c", state -> named(state, OldAlerts.HOLD, ""));
    old.look(100 * DAY);
    change("d", state -> named(state, "seen", ""));
    old.look(105 * DAY);
    assertThat(delete(111)).isEqualTo(1);
    assertThat(listed())
        .containsExactlyInAnyOrder(Alerts.id("a"), Alerts.id("b"), Alerts.id("c"), Alerts.id("d"));
    assertThat(delete(116)).isEqualTo(1);
    assertThat(listed()).doesNotContain(Alerts.id("d")).hasSize(3);
  }

  @Test
  void r704WhatCannotBeNotedIsNotDeleted() throws IOException {
    raise("a");
    old.look(100 * DAY);
    OldAlerts.Noted failing =
        (count, work) ->
            store
                .transactions()
                .write(
                    "delete old alerts",
                    connection -> {
                      work.in(connection);
                      throw new SQLException("the row of " + count + " cannot be written");
                    });
    assertThatThrownBy(() -> old.delete(Alerts.TENANT, AGE, 200 * DAY, failing))
        .isInstanceOf(IOException.class);
    assertThat(listed()).containsExactly(Alerts.id("a"));
  }

  @Test
  void r704NothingIsOldInAStoreThatWasNeverLookedAtAndNothingOfAnotherTenantIsTouched()
      throws IOException {
    raise("a");
    assertThat(delete(100_000)).isZero();
    old.look(100 * DAY);
    assertThat(old.delete("other", AGE, 200 * DAY, (count, work) -> noted.add(count))).isZero();
    assertThat(noted).isEmpty();
    assertThat(listed()).hasSize(1);
  }

  private String merged(String... names) throws IOException {
    incidents.catchUp(Alerts.TENANT);
    List<String> ids = Stream.of(names).map(Alerts::id).toList();
    return store.transactions().write("merge", on -> incidents.merge(on, Alerts.TENANT, ids));
  }

  private void say(String incident, AlertStatus status, @Nullable ClosingReason reason)
      throws IOException {
    IncidentChange change = new IncidentChange(status, reason, null, "");
    store
        .transactions()
        .write("say", on -> incidents.change(on, Alerts.TENANT, incident, change, "ann", 5));
  }

  /** How many rows each table has that names alerts or incidents by their ids. */
  private Map<String, Long> rows() throws IOException {
    Map<String, Long> all = new TreeMap<>();
    for (String table : NAMING) {
      all.put(
          table,
          store
              .transactions()
              .read(
                  "count",
                  on -> new Rows(on).all("SELECT count(*) FROM " + table, row -> row.getLong(1)))
              .get(0));
    }
    return all;
  }

  @Test
  void r704AlertsOfAnIncidentThatSomebodyWorksOnStayAsLongAsHeDoes() throws IOException {
    raise("a", "b", "c");
    String incident = merged("a", "b");
    say(incident, AlertStatus.IN_PROGRESS, null);
    old.look(100 * DAY);
    assertThat(delete(111)).isEqualTo(1);
    assertThat(listed()).containsExactlyInAnyOrder(Alerts.id("a"), Alerts.id("b"));
    assertThat(incidents.find(Alerts.TENANT, incident).alerts()).hasSize(2);
    say(incident, AlertStatus.DISMISSED, ClosingReason.DUPLICATE);
    assertThat(delete(112)).isEqualTo(2);
    assertThat(listed()).isEmpty();
  }

  @Test
  void r704AnIncidentStaysWithItsLastAlertAndGoesWithIt() throws IOException {
    raise("a", "b");
    String incident = merged("a", "b");
    change("b", state -> named(state, OldAlerts.HOLD, ""));
    old.look(100 * DAY);
    assertThat(delete(111)).isEqualTo(1);
    assertThat(incidents.find(Alerts.TENANT, incident).incident().members()).hasSize(2);
    assertThat(incidents.find(Alerts.TENANT, incident).alerts()).containsOnlyKeys(Alerts.id("b"));
    change("b", state -> named(state, "", ""));
    old.look(112 * DAY);
    assertThat(delete(123)).isEqualTo(1);
    assertThat(incidents.list(Alerts.TENANT, IncidentQuery.ALL, Long.MAX_VALUE, "", 10)).isEmpty();
  }

  @Test
  void r704NothingPointsAtWhatIsGone() throws IOException {
    raise("a", "b", "c", "d");
    String incident = merged("a", "b");
    say(incident, AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE);
    store.transactions().write("be sent", this::send);
    old.look(100 * DAY);
    assertThat(rows().values()).doesNotContain(0L);
    assertThat(delete(111)).isEqualTo(4);
    Map<String, Long> left = rows();
    assertThat(left.remove("incident_news")).as("numbers of changes only rise").isEqualTo(1);
    assertThat(left.values()).containsOnly(0L);
    long newest = incidents.newestChange(Alerts.TENANT);
    raise("e", "f");
    merged("e", "f");
    assertThat(incidents.newestChange(Alerts.TENANT)).isGreaterThan(newest);
  }

  /** Targets have had, refused and made tickets of alerts and incidents. */
  private boolean send(Connection connection) throws SQLException {
    Rows rows = new Rows(connection);
    for (String place : List.of("siem", "board", "board incidents")) {
      rows.run(
          "INSERT INTO export_position (target, tenant, change, since, sent, filtered, held,"
              + " refused) VALUES (?, ?, 1, 0, 1, 0, 0, 0)",
          place,
          Alerts.TENANT);
    }
    String incident = IncidentId.of(Alerts.TENANT, Alerts.id("a"));
    for (String id : List.of(Alerts.id("c"), incident)) {
      rows.run(
          "INSERT INTO export_sent (target, tenant, alert, change, digest) VALUES (?, ?, ?, 1, '')",
          "siem",
          Alerts.TENANT,
          id);
      rows.run(
          "INSERT INTO export_letter (target, tenant, alert, change, time, tries, reason, again)"
              + " VALUES (?, ?, ?, 1, 1, 3, '', 0)",
          "siem",
          Alerts.TENANT,
          id);
      rows.run(
          "INSERT INTO export_ticket (target, tenant, alert, ticket, version, is_open) VALUES (?,"
              + " ?, ?, 'SEC-1', 1, 1)",
          "board",
          Alerts.TENANT,
          id);
    }
    return true;
  }
}

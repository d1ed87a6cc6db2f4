package org.hansho.casework.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Alerts;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store with triage over it, and a clock of its own, whichever database holds it. */
abstract class TriageWorld {
  static final AlertQuery ALL = AlertQuery.of(Alerts.TENANT);
  static final long MINUTE = 60_000_000_000L;

  @TempDir private Path folder;

  final AtomicLong clock = new AtomicLong(Alerts.START);
  StoreSettings.Place place;
  CaseStore store;
  AuditLog log;
  Triage triage;
  private long epoch;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    place = emptyPlace();
    reopen();
  }

  final void reopen() throws IOException {
    store = CaseStore.open(StoreSettings.of(place));
    store.decideBy(NewEvidence.REOPEN_RESOLVED, clock::get);
    log = AuditLog.open(store.transactions(), folder.resolve("audit-head"), clock::get);
    triage = new Triage(store, log, clock::get, () -> {});
  }

  @AfterEach
  void close() {
    triage.close();
    store.close();
  }

  void raise(Alert... alerts) throws IOException {
    List<AlertChange> changes = new ArrayList<>();
    for (Alert alert : alerts) {
      changes.add(new AlertChange.Raised(alert, epoch + 1));
    }
    store.apply(Alerts.TENANT, new EpochChanges(epoch, epoch + 1, changes));
    epoch++;
  }

  static Alert alert(String name) {
    return Alerts.alert(
        name,
        Alerts.SUBJECTS.get(0),
        Severity.HIGH,
        Alerts.START,
        List.of(Alerts.entity("account", "user-" + name)));
  }

  static Alert more(Alert alert) {
    return alert.withLastTime(alert.lastTime() + MINUTE).withCount(alert.count() + 1);
  }

  static AuditEntry by(String actor, String object) {
    return new AuditEntry(
        actor, "192.0.2.7", Alerts.TENANT, "alert.triage", object, "", "", AuditEntry.Outcome.DONE);
  }

  void change(String name, TriageChange change) throws IOException {
    String id = Alerts.id(name);
    assertThat(triage.change(by("user ann", id), id, change)).isTrue();
  }

  static TriageChange assign(String to) {
    return new TriageChange(null, null, to, Set.of(), Set.of(), Set.of(), Set.of(), "");
  }

  static TriageChange close(ClosingReason reason) {
    return TriageChange.to(AlertStatus.DISMISSED, reason, "");
  }

  AlertState state(String name) throws IOException {
    return Objects.requireNonNull(store.find(Alerts.TENANT, Alerts.id(name))).state();
  }

  List<String> found(AlertQuery query) throws IOException {
    return store.list(query, AlertOrder.NEWEST, null, 1000).alerts().stream()
        .map(listed -> listed.alert().id())
        .toList();
  }

  Triage.Selection all(AlertQuery query) {
    return (cursor, size) -> store.list(query, AlertOrder.NEWEST, cursor, size);
  }

  /** The number that a query counts. */
  long number(String sql) throws Exception {
    try (Connection connection = EmptyDatabases.connect(place);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }
}

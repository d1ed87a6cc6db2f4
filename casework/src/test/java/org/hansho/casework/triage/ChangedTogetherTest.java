package org.hansho.casework.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Alerts;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and what they belong to change in one transaction. */
class ChangedTogetherTest {
  private static final TriageChange CLOSE =
      TriageChange.to(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, "");
  private static final AuditEntry ROW =
      new AuditEntry(
          "user ann",
          "192.0.2.7",
          Alerts.TENANT,
          "incident.close",
          "incident 1",
          "",
          "",
          AuditEntry.Outcome.DONE);

  @TempDir private Path folder;

  private CaseStore store;
  private AuditLog log;
  private Triage triage;

  @BeforeEach
  void open() throws IOException {
    store = CaseStore.open(StoreSettings.of(EmptyDatabases.sqlite(folder)));
    log = AuditLog.open(store.transactions(), folder.resolve("audit-head"), () -> Alerts.START);
    triage = new Triage(store, log, () -> Alerts.START, () -> {});
    List<AlertChange> changes =
        List.of(new AlertChange.Raised(alert("one"), 1), new AlertChange.Raised(alert("two"), 1));
    store.apply(Alerts.TENANT, new EpochChanges(0, 1, changes));
  }

  @AfterEach
  void close() {
    triage.close();
    store.close();
  }

  private static Alert alert(String name) {
    return Alerts.alert(
        name,
        Alerts.SUBJECTS.get(0),
        Severity.HIGH,
        Alerts.START,
        List.of(Alerts.entity("account", "user-" + name)));
  }

  private AlertStatus status(String name) throws IOException {
    return Objects.requireNonNull(store.find(Alerts.TENANT, Alerts.id(name))).state().status();
  }

  @Test
  void whatFailsAtOneAlertChangesNothingAtAll() throws IOException {
    List<String> ids = List.of(Alerts.id("one"), Alerts.id("two"), "no id");
    assertThatThrownBy(() -> triage.changeTogether(ROW, connection -> 1, ids, CLOSE))
        .isInstanceOf(RuntimeException.class);
    assertThat(status("one")).isEqualTo(AlertStatus.ACTIVE);
    assertThat(log.list(List.of(Alerts.TENANT), Long.MAX_VALUE, 100)).isEmpty();
    assertThat(triage.actions(Alerts.TENANT, 10)).isEmpty();
  }

  @Test
  void bothChangeAsOneActionThatCanBeTakenBack() throws Exception {
    List<String> ids = List.of(Alerts.id("one"), Alerts.id("two"));
    Triage.Together<Integer> both = triage.changeTogether(ROW, connection -> 7, ids, CLOSE);
    assertThat(both.first()).isEqualTo(7);
    assertThat(status("two")).isEqualTo(AlertStatus.RESOLVED);
    TriageAction action = Objects.requireNonNull(triage.action(Alerts.TENANT, both.action()));
    assertThat(action.state()).isEqualTo(TriageAction.State.DONE);
    assertThat(action.changed()).isEqualTo(2);
    triage.undo(ROW, both.action()).end().get();
    assertThat(status("one")).isEqualTo(AlertStatus.ACTIVE);
  }
}

package org.hansho.casework.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Alerts;
import org.hansho.casework.store.ClosingReason;
import org.junit.jupiter.api.Test;

/** Changes of many alerts at once, and taking them back, whichever database holds them. */
abstract class BulkTriageContract extends TriageWorld {
  @Test
  void aWholeFilterIsClosedAndTakenBackAsOneActionWhereNothingChangedSince() throws Exception {
    Alert[] many = new Alert[1_203];
    for (int i = 0; i < many.length; i++) {
      many[i] = alert("m" + i);
    }
    raise(many);
    change("m7", assign("ann"));
    Triage.Started closing =
        triage.changeAll(
            by("user ann", "all"),
            all(ALL.withStatuses(Set.of(AlertStatus.ACTIVE, AlertStatus.IN_PROGRESS))),
            close(ClosingReason.DUPLICATE));
    closing.end().get();
    TriageAction action = Objects.requireNonNull(triage.action(Alerts.TENANT, closing.n()));
    assertThat(action.changed()).isEqualTo(1_203);
    assertThat(action.state()).isEqualTo(TriageAction.State.DONE);
    assertThat(store.count(ALL).byStatus()).isEqualTo(Map.of(AlertStatus.DISMISSED, 1_203L));
    change("m8", TriageChange.to(AlertStatus.ACTIVE, null, "no"));
    Triage.Started undo = triage.undo(by("user ann", "action"), closing.n());
    undo.end().get();
    assertThat(state("m7").assignee()).isEqualTo("ann");
    assertThat(store.count(ALL).byStatus())
        .isEqualTo(Map.of(AlertStatus.ACTIVE, 1_202L, AlertStatus.IN_PROGRESS, 1L));
    TriageAction taken = Objects.requireNonNull(triage.action(Alerts.TENANT, undo.n()));
    assertThat(taken.changed()).isEqualTo(1_202);
    assertThat(taken.leftAlone()).isEqualTo(1);
    assertThatThrownBy(() -> triage.undo(by("user ann", "action"), closing.n()))
        .isInstanceOf(TriageRefusedException.class);
  }

  @Test
  void anActionIsTakenBackForTenMinutesOnly() throws Exception {
    raise(alert("a"));
    Triage.Started closing =
        triage.changeAll(by("user ann", "all"), all(ALL), close(ClosingReason.DUPLICATE));
    closing.end().get();
    clock.addAndGet(Duration.ofMinutes(10).toNanos() + 1);
    assertThatThrownBy(() -> triage.undo(by("user ann", "action"), closing.n()))
        .isInstanceOf(TriageRefusedException.class)
        .hasMessageContaining("more than 10 minutes ago");
    assertThat(state("a").status()).isEqualTo(AlertStatus.DISMISSED);
  }

  @Test
  void anActionThatTheEndOfTheServerCutOffIsShownAsBrokenAndCanBeTakenBack() throws Exception {
    raise(alert("a"), alert("b"));
    Triage.Started closing =
        triage.changeAll(by("user ann", "all"), all(ALL), close(ClosingReason.DUPLICATE));
    closing.end().get();
    try (Connection connection = EmptyDatabases.connect(place);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE triage_action SET state = 0, ended = 0");
    }
    close();
    reopen();
    assertThat(Objects.requireNonNull(triage.action(Alerts.TENANT, closing.n())).state())
        .isEqualTo(TriageAction.State.BROKEN);
    triage.undo(by("user ann", "action"), closing.n()).end().get();
    assertThat(store.count(ALL).byStatus()).isEqualTo(Map.of(AlertStatus.ACTIVE, 2L));
  }

  @Test
  void anUndoThatWasCutOffIsFinishedByAnother() throws Exception {
    raise(alert("a"), alert("b"));
    Triage.Started closing =
        triage.changeAll(by("user ann", "all"), all(ALL), close(ClosingReason.DUPLICATE));
    closing.end().get();
    Triage.Started undo = triage.undo(by("user ann", "action"), closing.n());
    undo.end().get();
    change("b", close(ClosingReason.DUPLICATE));
    try (Connection connection = EmptyDatabases.connect(place);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE triage_action SET state = 4, ended = 0 WHERE n = " + closing.n());
      statement.execute("UPDATE triage_action SET state = 0, ended = 0 WHERE n = " + undo.n());
    }
    close();
    reopen();
    assertThat(Objects.requireNonNull(triage.action(Alerts.TENANT, closing.n())).state())
        .isEqualTo(TriageAction.State.BROKEN);
    triage.undo(by("user ann", "action"), closing.n()).end().get();
    assertThat(Objects.requireNonNull(triage.action(Alerts.TENANT, closing.n())).state())
        .isEqualTo(TriageAction.State.UNDONE);
    assertThat(store.count(ALL).byStatus()).isEqualTo(Map.of(AlertStatus.ACTIVE, 2L));
  }

  @Test
  void beforeThereWasAnAlertNothingCanBeChanged() {
    assertThatThrownBy(
            () -> triage.changeAll(by("user ann", "all"), all(ALL), close(ClosingReason.DUPLICATE)))
        .isInstanceOf(TriageRefusedException.class)
        .hasMessageContaining("no alert yet");
  }
}

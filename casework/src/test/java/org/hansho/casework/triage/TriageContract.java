package org.hansho.casework.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.alert.Alert;
import org.hansho.alert.Severity;
import org.hansho.casework.EmptyDatabases;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditHead;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.audit.AuditRow;
import org.hansho.casework.feed.AlertChange;
import org.hansho.casework.feed.EpochChanges;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertOrder;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Alerts;
import org.hansho.casework.store.CaseStore;
import org.hansho.casework.store.ClosingReason;
import org.hansho.casework.store.StoreSettings;
import org.hansho.detect.Opinion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with alerts, whichever database holds them. */
abstract class TriageContract {
  private static final AlertQuery ALL = AlertQuery.of(Alerts.TENANT);
  private static final long MINUTE = 60_000_000_000L;

  @TempDir private Path folder;

  private final AtomicLong clock = new AtomicLong(Alerts.START);
  private StoreSettings.Place place;
  private CaseStore store;
  private AuditLog log;
  private Triage triage;
  private long epoch;

  /** An empty database. */
  abstract StoreSettings.Place emptyPlace() throws Exception;

  @BeforeEach
  void open() throws Exception {
    place = emptyPlace();
    reopen();
  }

  private void reopen() throws IOException {
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

  private void raise(Alert... alerts) throws IOException {
    List<AlertChange> changes = new ArrayList<>();
    for (Alert alert : alerts) {
      changes.add(new AlertChange.Raised(alert, epoch + 1));
    }
    store.apply(Alerts.TENANT, new EpochChanges(epoch, epoch + 1, changes));
    epoch++;
  }

  private static Alert alert(String name) {
    return Alerts.alert(
        name,
        Alerts.SUBJECTS.get(0),
        Severity.HIGH,
        Alerts.START,
        List.of(Alerts.entity("account", "user-" + name)));
  }

  private static Alert more(Alert alert) {
    return alert.withLastTime(alert.lastTime() + MINUTE).withCount(alert.count() + 1);
  }

  private static AuditEntry by(String actor, String object) {
    return new AuditEntry(
        actor, "192.0.2.7", Alerts.TENANT, "alert.triage", object, "", "", AuditEntry.Outcome.DONE);
  }

  private void change(String name, TriageChange change) throws IOException {
    String id = Alerts.id(name);
    assertThat(triage.change(by("user ann", id), id, change)).isTrue();
  }

  private static TriageChange assign(String to) {
    return new TriageChange(null, null, to, Set.of(), Set.of(), Set.of(), Set.of(), "");
  }

  private static TriageChange close(ClosingReason reason) {
    return TriageChange.to(AlertStatus.DISMISSED, reason, "");
  }

  private AlertState state(String name) throws IOException {
    return Objects.requireNonNull(store.find(Alerts.TENANT, Alerts.id(name))).state();
  }

  private List<String> found(AlertQuery query) throws IOException {
    return store.list(query, AlertOrder.NEWEST, null, 1000).alerts().stream()
        .map(listed -> listed.alert().id())
        .toList();
  }

  private Triage.Selection all(AlertQuery query) {
    return (cursor, size) -> store.list(query, AlertOrder.NEWEST, cursor, size);
  }

  /** The number that a query counts. */
  private long number(String sql) throws Exception {
    try (Connection connection = EmptyDatabases.connect(place);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  @Test
  void aNewAlertIsActiveAndNobodysWork() throws IOException {
    raise(alert("a"));
    assertThat(state("a")).isEqualTo(AlertState.NEW);
    assertThat(found(ALL.withStatuses(Set.of(AlertStatus.ACTIVE)))).hasSize(1);
    assertThat(found(ALL.withStatuses(Set.of(AlertStatus.DISMISSED)))).isEmpty();
  }

  @Test
  void aClosedAlertHasItsReasonIsFoundByItsStatusAndCountedThere() throws IOException {
    raise(alert("a"), alert("b"));
    change("a", close(ClosingReason.FALSE_LOGIC));
    assertThat(state("a").status()).isEqualTo(AlertStatus.DISMISSED);
    assertThat(state("a").reason()).isEqualTo(ClosingReason.FALSE_LOGIC);
    assertThat(found(ALL.withStatuses(Set.of(AlertStatus.DISMISSED))))
        .containsExactly(Alerts.id("a"));
    assertThat(store.count(ALL).byStatus())
        .isEqualTo(Map.of(AlertStatus.ACTIVE, 1L, AlertStatus.DISMISSED, 1L));
  }

  @Test
  void anAssigneeATagAndAWatcherAreFoundLikeEntitiesUntilTheyAreTakenAway() throws IOException {
    raise(alert("a"), alert("b"));
    change(
        "a",
        new TriageChange(
            null, null, "ann", Set.of("vip"), Set.of(), Set.of("bob"), Set.of(), "ask @carl"));
    for (String each : List.of("assignee:ann", "tag:vip", "watcher:bob", "watcher:carl")) {
      assertThat(named(each)).as(each).containsExactly(Alerts.id("a"));
    }
    change(
        "a",
        new TriageChange(
            null, null, "", Set.of(), Set.of("vip"), Set.of(), Set.of("bob", "carl"), ""));
    for (String each : List.of("assignee:ann", "tag:vip", "watcher:bob", "watcher:carl")) {
      assertThat(named(each)).as(each).isEmpty();
    }
    assertThat(named("account:user-a")).containsExactly(Alerts.id("a"));
  }

  private List<String> named(String entity) throws IOException {
    String[] parts = entity.split(":");
    return found(ALL.withEntities(List.of(new AlertQuery.NamedEntity(parts[0], parts[1]))));
  }

  @Test
  void howFastAlertsAreHandledIsCountedFromTheirFirstRecordOn() throws IOException {
    raise(alert("a"), alert("b"), alert("c"));
    clock.addAndGet(5 * MINUTE);
    change("a", assign("ann"));
    clock.addAndGet(10 * MINUTE);
    change("a", close(ClosingReason.FALSE_LOGIC));
    change("b", close(ClosingReason.FALSE_LOGIC));
    long late = clock.get() - alert("a").time();
    HandlingTimes times = HandlingTimes.of(store, Alerts.TENANT, Long.MIN_VALUE);
    assertThat(times.acknowledged()).isEqualTo(new HandlingTimes.Handled(2, late));
    assertThat(times.closed()).isEqualTo(new HandlingTimes.Handled(2, late));
    HandlingTimes later = HandlingTimes.of(store, Alerts.TENANT, clock.get() + 1);
    assertThat(later.acknowledged()).isEqualTo(new HandlingTimes.Handled(0, 0));
    assertThat(HandlingTimes.of(store, "another", Long.MIN_VALUE).closed().alerts()).isZero();
  }

  @Test
  void everyChangeIsInTheHistoryOfTheAlertAndInTheAuditLog() throws IOException {
    raise(alert("a"));
    change("a", assign("ann"));
    change("a", TriageChange.to(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, "host rebuilt"));
    List<AlertEntry> history = store.history(Alerts.TENANT, Alerts.id("a"), 10);
    assertThat(history)
        .extracting(entry -> entry.head().verb())
        .containsExactly("alert.close", "alert.assign");
    AlertEntry newest = history.get(0);
    assertThat(newest.head().note()).isEqualTo("host rebuilt");
    assertThat(newest.head().actor()).isEqualTo("user ann");
    assertThat(Objects.requireNonNull(newest.before()).status()).isEqualTo(AlertStatus.IN_PROGRESS);
    assertThat(Objects.requireNonNull(newest.after()).status()).isEqualTo(AlertStatus.RESOLVED);
    List<AuditRow> audit = log.list(List.of(Alerts.TENANT), Long.MAX_VALUE, 10);
    assertThat(audit).hasSize(2).allMatch(row -> row.entry().object().equals(Alerts.id("a")));
    assertThat(AuditLog.verify(store.transactions(), AuditHead.NONE).faults()).isEmpty();
  }

  @Test
  void aCommentChangesNothingButTheHistoryAndTellsReadersOfChanges() throws IOException {
    raise(alert("a"));
    long before = store.newestChange(Alerts.TENANT);
    change("a", TriageChange.to(AlertStatus.ACTIVE, null, "seen"));
    assertThat(state("a")).isEqualTo(AlertState.NEW);
    assertThat(store.history(Alerts.TENANT, Alerts.id("a"), 10)).hasSize(1);
    assertThat(store.changes(Alerts.TENANT, before, 10).alerts()).hasSize(1);
  }

  @Test
  void anAlertOfAnotherTenantIsNotThere() throws IOException {
    raise(alert("a"));
    AuditEntry foreign =
        new AuditEntry("user eve", "", "other", "alert.close", "", "", "", AuditEntry.Outcome.DONE);
    assertThat(triage.change(foreign, Alerts.id("a"), close(ClosingReason.DUPLICATE))).isFalse();
    assertThat(state("a")).isEqualTo(AlertState.NEW);
  }

  // -- new evidence -----------------------------------------------------------------------------

  @Test
  void newEvidenceOpensWhatWasResolvedAndIsNotedOnceOfWhatWasDismissed() throws IOException {
    Alert resolved = alert("a");
    Alert dismissed = alert("b");
    raise(resolved, dismissed);
    change("a", TriageChange.to(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, ""));
    change("b", close(ClosingReason.BENIGN_EXPECTED));
    raise(more(resolved), more(dismissed));
    raise(more(more(dismissed)));
    assertThat(state("a").status()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(state("a").isUpdated()).isTrue();
    assertThat(state("b").status()).isEqualTo(AlertStatus.DISMISSED);
    assertThat(state("b").isUpdated()).isTrue();
    assertThat(store.history(Alerts.TENANT, Alerts.id("b"), 10))
        .extracting(entry -> entry.head().verb())
        .containsExactly("alert.evidence", "alert.close");
    assertThat(store.count(ALL.withStatuses(Set.of(AlertStatus.ACTIVE))).all().number())
        .isEqualTo(1);
  }

  @Test
  void whatNewEvidenceOpensAgainIsNoVerdictAnyMoreAndIsTakenBackFromBaselines() throws IOException {
    Alert resolved = alert("a");
    raise(resolved);
    change("a", TriageChange.to(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, ""));
    raise(more(resolved));
    assertThat(triage.precision(Alerts.TENANT)).isEmpty();
    change("a", close(ClosingReason.UNDETERMINED));
    assertThat(new Lessons(store.transactions()).next(Alerts.TENANT, 10))
        .extracting(Lessons.Lesson::opinion)
        .containsExactly(Opinion.OBJECTED, Opinion.WITHDRAWN);
  }

  @Test
  void whoeverIsAssignedAnActiveAlertBeginsAndAClosedOneStaysClosed() throws IOException {
    raise(alert("a"), alert("b"));
    change("a", assign("ann"));
    assertThat(state("a").status()).isEqualTo(AlertStatus.IN_PROGRESS);
    change("a", assign(""));
    assertThat(state("a").status()).isEqualTo(AlertStatus.ACTIVE);
    change("b", close(ClosingReason.DUPLICATE));
    change("b", assign("ann"));
    assertThat(state("b").status()).isEqualTo(AlertStatus.DISMISSED);
  }

  @Test
  void anEpochThatBringsNothingNewOpensNothing() throws IOException {
    Alert alert = alert("a");
    raise(alert);
    change("a", TriageChange.to(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, ""));
    raise(alert);
    assertThat(state("a").status()).isEqualTo(AlertStatus.RESOLVED);
  }

  // -- many at once -----------------------------------------------------------------------------

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

  // -- what it says -----------------------------------------------------------------------------

  @Test
  void verdictsAreCountedAsAlertsAreClosedAndReopened() throws IOException {
    raise(alert("a"), alert("b"), alert("c"));
    change("a", close(ClosingReason.FALSE_LOGIC));
    change("b", close(ClosingReason.FALSE_LOGIC));
    change("c", TriageChange.to(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, ""));
    change("b", TriageChange.to(AlertStatus.ACTIVE, null, ""));
    assertThat(triage.precision(Alerts.TENANT))
        .isEqualTo(
            Map.of(
                "linux/miner",
                new Precision(
                    Map.of(ClosingReason.FALSE_LOGIC, 1L, ClosingReason.TRUE_POSITIVE, 1L))));
    assertThat(triage.precision("other")).isEmpty();
  }

  @Test
  void whatBaselinesAreToLearnIsKeptInItsOrderUntilItWasTaught() throws IOException {
    raise(alert("a"));
    change("a", close(ClosingReason.BENIGN_EXPECTED));
    change("a", TriageChange.to(AlertStatus.ACTIVE, null, ""));
    change("a", close(ClosingReason.DUPLICATE));
    change("a", TriageChange.to(AlertStatus.RESOLVED, ClosingReason.TRUE_POSITIVE, ""));
    close();
    reopen();
    Lessons lessons = new Lessons(store.transactions());
    List<Lessons.Lesson> all = lessons.next(Alerts.TENANT, 10);
    assertThat(all)
        .extracting(Lessons.Lesson::opinion)
        .containsExactly(Opinion.EXPECTED, Opinion.WITHDRAWN, Opinion.OBJECTED);
    assertThat(all).allMatch(lesson -> lesson.alert().equals(Alerts.id("a")));
    lessons.taught(all.get(0));
    assertThat(lessons.next(Alerts.TENANT, 10)).hasSize(2);
    assertThat(lessons.next("other", 10)).isEmpty();
  }

  @Test
  void afterAnyChangesCountersAndIndexesAreWhatTheRowsSay() throws Exception {
    Random random = new Random(26);
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      alerts.add(Alerts.random(random, Alerts.TENANT, i));
    }
    raise(alerts.toArray(Alert[]::new));
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(alerts.size());
      if (random.nextInt(4) == 0) {
        alerts.set(at, more(alerts.get(at)));
        raise(alerts.get(at));
      } else {
        String id = alerts.get(at).id();
        triage.change(by("user ann", id), id, random(random));
      }
    }
    assertThat(
            number(
                "SELECT count(*) FROM (SELECT tenant, last_time / 3600000000000 AS hour,"
                    + " kind, count(*) AS n FROM alert GROUP BY 1, 2, 3) a FULL JOIN counter_hour c"
                    + " ON c.tenant = a.tenant AND c.hour = a.hour AND c.kind = a.kind"
                    + " WHERE a.n IS NULL OR c.n IS NULL OR a.n <> c.n"))
        .isZero();
    assertThat(
            number(
                "SELECT count(*) FROM alert_term x JOIN alert a ON a.n = x.alert"
                    + " WHERE x.kind <> a.kind OR x.last_time <> a.last_time"))
        .isZero();
    for (AlertStatus status : AlertStatus.values()) {
      long stand = 0;
      for (Alert alert : alerts) {
        AlertPage.Listed listed =
            Objects.requireNonNull(store.find(Alerts.TENANT, alert.id()), alert.id());
        stand += listed.state().status() == status ? 1 : 0;
      }
      assertThat(found(ALL.withStatuses(Set.of(status)))).hasSize((int) stand);
    }
  }

  private static TriageChange random(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> close(ClosingReason.values()[random.nextInt(ClosingReason.values().length)]);
      case 1 -> TriageChange.to(AlertStatus.ACTIVE, null, "");
      case 2 -> assign(random.nextBoolean() ? "ann" : "");
      default ->
          new TriageChange(
              null,
              null,
              null,
              Set.of("t" + random.nextInt(3)),
              Set.of("t" + random.nextInt(3)),
              Set.of(),
              Set.of(),
              "");
    };
  }
}

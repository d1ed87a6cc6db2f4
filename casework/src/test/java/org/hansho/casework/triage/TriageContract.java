package org.hansho.casework.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.casework.audit.AuditEntry;
import org.hansho.casework.audit.AuditHead;
import org.hansho.casework.audit.AuditLog;
import org.hansho.casework.audit.AuditRow;
import org.hansho.casework.store.AlertEntry;
import org.hansho.casework.store.AlertPage;
import org.hansho.casework.store.AlertQuery;
import org.hansho.casework.store.AlertState;
import org.hansho.casework.store.AlertStatus;
import org.hansho.casework.store.Alerts;
import org.hansho.casework.store.ClosingReason;
import org.hansho.detect.Opinion;
import org.junit.jupiter.api.Test;

/** What people do with single alerts, whichever database holds them. */
abstract class TriageContract extends TriageWorld {
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

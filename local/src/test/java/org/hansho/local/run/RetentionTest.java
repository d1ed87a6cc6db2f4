package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.crash.ChildProcess;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts are kept for so long and take so much room, and no more. */
class RetentionTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long DAY = 24 * HOUR;
  private static final int AGE = 10;
  private static final long MUCH = 10L << 30;

  private final AtomicLong clock = new AtomicLong(Workload.START);

  @TempDir private Path folder;

  private LocalRunner open(long bytes) throws IOException {
    return open(bytes, ArrivalClock.of(clock::get));
  }

  private LocalRunner open(long bytes, ArrivalClock arrival) throws IOException {
    RetentionSettings retention = new RetentionSettings(Duration.ofDays(AGE), bytes);
    RunnerSettings settings = LocalSettings.of("test", 2).withRetention(retention);
    return new LocalRunner(folder, Workload.engine(), settings, arrival);
  }

  private void deny(LocalRunner runner, String user) throws IOException {
    push(runner, clock.get(), "denied", user);
    runner.settle();
  }

  private void push(LocalRunner runner, long time, String kind, String user) {
    byte[] line = Workload.line(time, kind, user, "host").getBytes(StandardCharsets.UTF_8);
    runner.push("one", clock.get(), line);
  }

  private void pass(LocalRunner runner, int days) throws IOException {
    for (int day = 0; day < days; day++) {
      clock.addAndGet(DAY);
      runner.settle();
    }
  }

  private static List<String> summaries(LocalRunner runner) throws IOException {
    return runner.alerts().stream().map(Outcome::summary).sorted().toList();
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("epochs.db"));
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet row = statement.getResultSet()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  private List<StoredAlert> stored() throws IOException {
    try (EpochView view = EpochView.open(folder.resolve("epochs.db"))) {
      return view.changedSince(0, Integer.MAX_VALUE);
    }
  }

  @Test
  void r704AnAlertIsDeletedSoLongAfterItsLastChangeWithoutFurtherInput() throws Exception {
    try (LocalRunner runner = open(MUCH)) {
      push(runner, clock.get(), "denied", "erin");
      push(runner, clock.get(), "denied", "finn");
      runner.settle();
      clock.addAndGet(HOUR / 2);
      push(runner, Workload.START, "denied", "finn");
      runner.settle();
      clock.addAndGet(-HOUR / 2);
      pass(runner, AGE - 1);
      assertThat(summaries(runner)).hasSize(2);
      clock.addAndGet(DAY);
      runner.settle();
      assertThat(summaries(runner)).containsExactly("finn was denied on host");
      assertThat(runner.counters()).containsEntry(Counters.ALERTS_EXPIRED, 1L);
      pass(runner, 1);
      assertThat(summaries(runner)).isEmpty();
      assertThat(runner.counters())
          .containsEntry(Counters.ALERTS_EXPIRED, 2L)
          .doesNotContainKey(Counters.ALERTS_EXPIRED_EARLY);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
      assertThat(runner.runner.alarms()).isEmpty();
    }
    assertThat(ask("SELECT count(*) FROM state WHERE chunk LIKE 'alert/%'")).isEqualTo("0");
  }

  @Test
  void otherLimitsHoldFromTheNextEpochOnAndWithOtherContent() throws IOException {
    try (LocalRunner runner = open(MUCH)) {
      deny(runner, "erin");
      runner.runner.keep(new RetentionSettings(Duration.ofDays(AGE / 2), MUCH), 1 << 20);
      runner.goOnWith(Workload.engine());
      pass(runner, AGE / 2 - 1);
      assertThat(summaries(runner)).hasSize(1);
      pass(runner, 2);
      assertThat(summaries(runner)).as("older than the new age").isEmpty();
      deny(runner, "finn");
      runner.runner.keep(new RetentionSettings(Duration.ZERO, MUCH), 1 << 20);
      pass(runner, 2 * AGE);
      assertThat(summaries(runner)).as("kept for ever now").hasSize(1);
      runner.runner.keep(new RetentionSettings(Duration.ZERO, 1), 1 << 20);
      runner.settle();
      assertThat(summaries(runner)).as("no room").isEmpty();
    }
  }

  @Test
  void ageGoesOnOverRestarts() throws IOException {
    try (LocalRunner runner = open(MUCH)) {
      deny(runner, "erin");
    }
    for (int day = 1; day < AGE; day++) {
      clock.addAndGet(DAY);
      try (LocalRunner runner = open(MUCH)) {
        deny(runner, "finn");
        assertThat(summaries(runner)).contains("erin was denied on host");
      }
    }
    clock.addAndGet(DAY + HOUR);
    try (LocalRunner runner = open(MUCH)) {
      runner.settle();
      assertThat(summaries(runner)).hasSize(AGE - 1).doesNotContain("erin was denied on host");
    }
  }

  @Test
  void neitherARecordFromTheFutureNorAClockYearsAheadMakesAlertsOld() throws IOException {
    try (LocalRunner runner = open(MUCH)) {
      deny(runner, "erin");
      push(runner, clock.get() + 3_650 * DAY, "denied", "finn");
      runner.settle();
      assertThat(summaries(runner)).hasSize(2);
    }
    clock.addAndGet(3_650 * DAY);
    try (LocalRunner runner = open(MUCH)) {
      deny(runner, "gus");
      pass(runner, AGE - 2);
      assertThat(summaries(runner)).hasSize(3);
      pass(runner, 1);
      clock.addAndGet(HOUR);
      runner.settle();
      assertThat(summaries(runner)).containsExactly("gus was denied on host");
    }
  }

  @Test
  void r704AFloodPushesOutItsOwnOldestAlertsAndIsAnAlarm() throws IOException {
    long bound = 300_000;
    try (LocalRunner runner = open(bound)) {
      for (int attempt = 0; attempt < 12; attempt++) {
        push(runner, clock.get() + attempt, "denied", "erin");
      }
      runner.settle();
      clock.addAndGet(5 * 60 * SECOND);
      for (int name = 0; name < 1_000; name++) {
        push(runner, clock.get() + name, "denied", "invented-" + name);
      }
      runner.settle();
      List<String> summaries = summaries(runner);
      assertThat(summaries)
          .hasSizeLessThan(900)
          .hasSizeGreaterThan(100)
          .contains("erin: many-denied", "invented-999 was denied on host")
          .doesNotContain("erin was denied on host", "invented-0 was denied on host");
      long expired = runner.counters().getOrDefault(Counters.ALERTS_EXPIRED, 0L);
      assertThat(expired).isEqualTo(1_002 - summaries.size());
      assertThat(runner.counters()).containsEntry(Counters.ALERTS_EXPIRED_EARLY, expired);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
      assertThat(runner.runner.alarms())
          .extracting(Alarm::kind, Alarm::subject, Alarm::count)
          .containsExactly(tuple(AlarmKind.ALERTS_EXPIRED_EARLY, "test/denied", expired));
    }
  }

  @Test
  void anIdThatComesAgainInItsPeriodGoesOnWithCountAndRevision() throws Exception {
    try (LocalRunner runner = open(1)) {
      deny(runner, "erin");
      assertThat(summaries(runner)).isEmpty();
      assertThat(runner.counters()).containsEntry(Counters.ALERTS_EXPIRED, 1L);
    }
    assertThat(ask("SELECT count || ' ' || revision FROM expired_alerts")).isEqualTo("1 1");
    try (LocalRunner runner = open(MUCH)) {
      deny(runner, "erin");
      deny(runner, "erin");
      assertThat(stored())
          .extracting(StoredAlert::count, StoredAlert::revision)
          .containsExactly(tuple(3L, 3L));
      assertThat(runner.counters()).containsEntry(Counters.FINDINGS_STORED, 3L);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
    assertThat(ask("SELECT count(*) FROM expired_alerts")).isEqualTo("0");
  }

  @Test
  void anExpiredIdIsForgottenWhenItsPeriodIsOver() throws Exception {
    try (LocalRunner runner = open(1)) {
      deny(runner, "erin");
      clock.addAndGet(HOUR);
      deny(runner, "finn");
      assertThat(ask("SELECT count(*) FROM expired_alerts")).isEqualTo("2");
      clock.addAndGet(HOUR + HOUR / 4);
      deny(runner, "gus");
      deny(runner, "gus");
      assertThat(ask("SELECT count(*) FROM expired_alerts")).isEqualTo("1");
    }
  }

  @Test
  void aCrashBetweenDeletionAndCommitDeletesNothing() throws Exception {
    ChildProcess child =
        ChildProcess.armed(
            "epoch.alerts-expired", 2, ExpiringRunner.class, new String[] {folder.toString()});
    assertThat(child.lines()).containsExactly("epoch");
    assertThat(child.exitCode()).isEqualTo(CrashPoint.EXIT_CODE);
    assertThat(stored()).extracting(StoredAlert::count).containsExactly(1L);
    assertThat(ask("SELECT count(*) FROM expired_alerts")).isEqualTo("0");
    try (LocalRunner runner =
        new LocalRunner(folder, Workload.engine(), ExpiringRunner.SETTINGS, () -> Workload.START)) {
      runner.settle();
      assertThat(summaries(runner)).isEmpty();
      assertThat(runner.counters())
          .containsEntry(Counters.ALERTS_EXPIRED, 1L)
          .containsEntry(Counters.FINDINGS_STORED, 1L);
    }
    assertThat(ask("SELECT count(*) FROM expired_alerts")).isEqualTo("1");
  }

  @Test
  void damagedRowsAreKeptAsLongAsAlertsAndTakeTheirGrowthWithThem() throws Exception {
    try (LocalRunner runner = open(MUCH)) {
      deny(runner, "erin");
      deny(runner, "finn");
    }
    ask("UPDATE alerts SET count = 7 WHERE id = (SELECT min(id) FROM alerts)");
    try (LocalRunner runner = open(MUCH)) {
      pass(runner, 1);
      deny(runner, "gus");
      assertThat(ask("SELECT count(*) FROM damaged")).isEqualTo("1");
      pass(runner, AGE);
      assertThat(runner.counters())
          .containsEntry(Counters.ALERTS_EXPIRED, 2L)
          .containsEntry(Counters.DAMAGED_EXPIRED, 1L);
    }
    assertThat(ask("SELECT count(*) FROM damaged")).isEqualTo("0");
    assertThat(ask("SELECT count(*) FROM state WHERE chunk LIKE 'alert/%'")).isEqualTo("0");
  }

  @Test
  void alertsOfAnOlderProgramAreAsOldAsTheFirstEpochOfThisOne() throws Exception {
    try (LocalRunner runner = open(MUCH)) {
      deny(runner, "erin");
    }
    ask("DELETE FROM state WHERE chunk = '" + EpochTimes.CHUNK + "'");
    clock.addAndGet(3 * DAY);
    try (LocalRunner runner = open(MUCH)) {
      deny(runner, "finn");
      pass(runner, AGE - 1);
      assertThat(summaries(runner)).hasSize(2);
      pass(runner, 1);
      assertThat(summaries(runner)).isEmpty();
    }
  }

  @Test
  void alertsAreKeptFor90DaysAndTake10GibibytesUnlessTheSettingsSayOtherwise() {
    assertThat(RunnerSettings.DEFAULT.retention())
        .isEqualTo(new RetentionSettings(Duration.ofDays(90), MUCH));
    assertThatThrownBy(() -> new RetentionSettings(Duration.ofDays(90), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withoutAnAgeAlertsAreKeptForEver() throws IOException {
    RunnerSettings settings =
        LocalSettings.of("test", 1).withRetention(new RetentionSettings(Duration.ZERO, MUCH));
    try (LocalRunner runner = new LocalRunner(folder, Workload.engine(), settings, clock::get)) {
      deny(runner, "erin");
      pass(runner, 400);
      deny(runner, "finn");
      assertThat(summaries(runner)).hasSize(2);
    }
  }
}

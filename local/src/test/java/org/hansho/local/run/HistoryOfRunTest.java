package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.shipped.ShippedEngine;
import org.hansho.testkit.storage.StorageRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weeks of old records are delivered for three quarters of an hour, beside a source of today's: a
 * source that was declared as history teaches all of it, another one is left behind.
 */
class HistoryOfRunTest {
  private static final Instant START = Instant.parse("2026-03-30T08:00:00Z");
  private static final String APPLICATION = "storage/unusual-application";
  private static final int DAYS = 24;
  private static final int A_DAY = 6;
  private static final Duration PUSH = Duration.ofMinutes(2);

  private static Engine engine;

  @TempDir private Path parent;

  private Instant now = START;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private LocalRunner open(String folder, Set<String> history) throws IOException {
    return new LocalRunner(
        parent.resolve(folder),
        engine,
        LocalSettings.of("history", 2).withHistory(history),
        () -> nanos(now));
  }

  private void push(LocalRunner runner, String source, String lines) {
    runner.push(source, nanos(now), lines.getBytes(StandardCharsets.UTF_8));
  }

  /** What the neighbour writes, of which no detection of storage accounts hears. */
  private String line() {
    return now + " 0 [Note] [MY-010926] [Server] Aborted connection 7 (Got an error)\n";
  }

  private static String read(Instant time, String agent) {
    return StorageRecord.of(time, "GetBlob", "1", agent, "/orders");
  }

  /** Old records day by day, the last of them of yesterday, while today goes on beside them. */
  private void deliver(LocalRunner runner) throws IOException {
    for (int day = DAYS; day > 0; day--) {
      StringBuilder lines = new StringBuilder();
      for (int record = 0; record < A_DAY; record++) {
        Instant then = START.minus(Duration.ofDays(day)).plus(Duration.ofHours(3L * record));
        lines.append(read(then, StorageRecord.USUAL));
      }
      push(runner, "old", lines.toString());
      push(runner, "neighbour", line());
      runner.settle();
      now = now.plus(PUSH);
    }
  }

  /** A program that was never seen before, in today's log. */
  private void other(LocalRunner runner) throws IOException {
    push(runner, "today", read(now, StorageRecord.OTHER));
    for (int minute = 0; minute < 20; minute++) {
      now = now.plusSeconds(60);
      push(runner, "today", read(now, StorageRecord.USUAL));
      push(runner, "neighbour", line());
      runner.settle();
    }
  }

  private static List<Outcome> alerts(LocalRunner runner) throws IOException {
    return runner.alerts().stream().filter(one -> one.detection().equals(APPLICATION)).toList();
  }

  private static boolean isBehind(LocalRunner runner) {
    return runner.runner.alarms().stream()
        .anyMatch(alarm -> alarm.kind() == AlarmKind.SOURCE_BEHIND);
  }

  private static long late(LocalRunner runner) {
    return runner.counters().getOrDefault(Counters.EVENTS_LATE, 0L);
  }

  @Test
  void aSourceDeclaredAsHistoryTeachesAllOfItAlsoBehindARestart() throws IOException {
    try (LocalRunner runner = open("declared", Set.of("old"))) {
      deliver(runner);
      assertThat(late(runner)).isZero();
      assertThat(isBehind(runner)).isFalse();
    }
    try (LocalRunner runner = open("declared", Set.of("old"))) {
      other(runner);
      assertThat(alerts(runner)).hasSize(1);
      assertThat(late(runner)).isZero();
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void theSameRecordsOfAnotherSourceAreLeftBehindAndTeachNothing() throws IOException {
    try (LocalRunner runner = open("undeclared", Set.of("another"))) {
      deliver(runner);
      assertThat(late(runner)).isGreaterThan((long) DAYS * A_DAY / 2);
      assertThat(isBehind(runner)).isTrue();
      other(runner);
      assertThat(alerts(runner)).isEmpty();
    }
  }

  @Test
  void whatAHistorySaysOfTheFutureMovesNobodysTime() throws IOException {
    try (LocalRunner runner = open("declared", Set.of("old"))) {
      deliver(runner);
      long before = runner.runner.watermark();
      push(runner, "old", read(now.plus(Duration.ofDays(3)), StorageRecord.OTHER));
      runner.settle();
      assertThat(runner.counters()).containsEntry(Counters.EVENTS_SKEWED, 1L);
      assertThat(runner.runner.watermark()).isBetween(before, nanos(now));
      other(runner);
      assertThat(alerts(runner)).hasSize(1);
      assertThat(late(runner)).isZero();
    }
  }
}

package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push that is sent again with its key is acknowledged, counted and changes nothing. */
class RepeatedPushTest {
  private static final long HOUR = 3_600_000_000_000L;

  private final AtomicLong clock = new AtomicLong(Workload.START);

  @TempDir private Path folder;

  private LocalRunner open() throws IOException {
    return open(LocalSettings.of("test", 2));
  }

  private LocalRunner open(RunnerSettings settings) throws IOException {
    return new LocalRunner(folder, Workload.engine(), settings, clock::get);
  }

  private static RunnerSettings withKeys(long bytes) {
    IntakeSettings intake = IntakeSettings.DEFAULT;
    return LocalSettings.of("test", 2)
        .withIntake(new IntakeSettings(intake.formats(), intake.deadLetterBytes(), bytes));
  }

  private void push(LocalRunner runner, String source, String key) {
    String line = Workload.line(Workload.START, "denied", "erin", "host");
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    Receipt receipt = runner.runner.push(new Push(source, clock.get(), "", key, bytes)).join();
    assertThat(receipt).isInstanceOf(Receipt.Kept.class);
  }

  private static void assertCounted(LocalRunner runner, long read, long repeated)
      throws IOException {
    runner.settle();
    assertThat(runner.counters())
        .containsEntry(Counters.PUSHES_READ, read)
        .containsEntry(Counters.EVENTS, read)
        .containsEntry(Counters.PUSHES, read + repeated);
    assertThat(runner.counters().getOrDefault(Counters.PUSHES_REPEATED, 0L)).isEqualTo(repeated);
    assertThat(new Counters(runner.counters()).broken()).isEmpty();
    assertThat(runner.alerts()).singleElement().extracting(Outcome::count).isEqualTo(read);
  }

  @Test
  void r110ItCountsOnceInOneEpochInSeveralAndBehindRestarts() throws IOException {
    try (LocalRunner runner = open()) {
      push(runner, "one", "a");
      push(runner, "one", "a");
      assertCounted(runner, 1, 1);
      push(runner, "one", "a");
      assertCounted(runner, 1, 2);
    }
    clock.addAndGet(23 * HOUR);
    try (LocalRunner runner = open()) {
      push(runner, "one", "a");
      assertCounted(runner, 1, 3);
    }
  }

  @Test
  void itCountsOnceIfTheProcessEndsBeforeTheFirstWasCommitted() throws IOException {
    try (LocalRunner runner = open()) {
      push(runner, "one", "a");
    }
    try (LocalRunner runner = open()) {
      push(runner, "one", "a");
    }
    try (LocalRunner runner = open()) {
      assertCounted(runner, 1, 1);
    }
  }

  @Test
  void aKeyCountsWithinItsSourceAndForADay() throws IOException {
    try (LocalRunner runner = open()) {
      push(runner, "one", "a");
      push(runner, "two", "a");
      push(runner, "one", "b");
      assertCounted(runner, 3, 0);
      clock.addAndGet(25 * HOUR);
      push(runner, "one", "a");
      assertCounted(runner, 4, 0);
    }
    try (LocalRunner runner = open()) {
      assertThat(runner.runner.keys()).isEqualTo(1);
    }
  }

  @Test
  void aRepetitionWithoutAKeyRaisesTheCountAndNeverTheId() throws IOException {
    try (LocalRunner runner = open()) {
      push(runner, "one", "");
      assertCounted(runner, 1, 0);
      List<Outcome> first = runner.alerts();
      push(runner, "one", "");
      assertCounted(runner, 2, 0);
      assertThat(runner.alerts()).extracting(Outcome::id).containsExactly(first.get(0).id());
    }
  }

  @Test
  void thousandsOfKeysSurviveARestart() throws IOException {
    int keys = 2_500;
    for (int round = 0; round < 2; round++) {
      try (LocalRunner runner = open()) {
        for (int key = 0; key < keys; key++) {
          push(runner, "one", "key " + key);
          if (key % 500 == 0) {
            runner.settle();
          }
        }
        assertCounted(runner, keys, (long) round * keys);
      }
    }
  }

  @Test
  void theOldestKeyIsForgottenWhenThereIsNoRoomAndThatIsAnAlarm() throws IOException {
    try (LocalRunner runner = open(withKeys(300))) {
      push(runner, "one", "a");
      push(runner, "one", "b");
      push(runner, "one", "c");
      push(runner, "one", "c");
      push(runner, "one", "b");
      assertCounted(runner, 3, 2);
      push(runner, "one", "a");
      assertCounted(runner, 4, 2);
      assertThat(runner.counters()).containsEntry(Counters.KEYS_FORGOTTEN, 2L);
      assertThat(runner.runner.alarms())
          .extracting(alarm -> alarm.kind() + " " + alarm.count())
          .containsExactly(AlarmKind.KEYS_FORGOTTEN + " 2");
    }
  }
}

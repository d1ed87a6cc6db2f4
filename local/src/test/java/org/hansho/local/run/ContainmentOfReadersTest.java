package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.format.Formats;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.record.Format;
import org.hansho.testkit.decoy.Decoy;
import org.hansho.testkit.decoy.DecoyLog;
import org.hansho.testkit.fault.FaultyFormat;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reader that fails at what it remembers, not at a record, loses what it remembers and nothing
 * else: with all built-in detections, beside another source, and behind a restart.
 */
class ContainmentOfReadersTest {
  private static final long NOW = DecoyLog.START * 1_000_000_000L;
  private static final int ADDRESSES = 6;

  private static Engine sound;
  private static Engine faulty;

  @TempDir private Path parent;

  @BeforeAll
  static void compile() throws IOException {
    sound = ShippedEngine.of(ShippedEngine.project());
    faulty =
        sound.withFormats(
            Formats.ALL.stream().<Format>map(ContainmentOfReadersTest::withFault).toList());
  }

  private static Format withFault(Format format) {
    return format.readsWhole() ? format : new FaultyFormat(format);
  }

  /** All readers sleep between two epochs. */
  private LocalRunner open(String folder, Engine engine) throws IOException {
    RunnerSettings settings = LocalSettings.of("test", 2);
    MemoryBudget budget = settings.memory();
    return new LocalRunner(
        parent.resolve(folder),
        engine,
        settings.withMemory(new MemoryBudget(budget.states(), budget.facts(), budget.alerts(), 1)),
        () -> NOW);
  }

  private static void push(LocalRunner runner, String source, String records) {
    runner.push(source, NOW, records.getBytes(StandardCharsets.UTF_8));
  }

  private static String attack(String cluster, int number) {
    return Decoy.privileged(number, "203.0." + cluster + "." + number);
  }

  /** Attacks on two clusters in turns, and in the middle of one of them the mark. */
  private List<Outcome> found(String folder, Engine engine, String mark) throws IOException {
    try (LocalRunner runner = open(folder, engine)) {
      attacks(runner, 0, mark);
      new Checks(runner).sumsHold();
    }
    try (LocalRunner runner = open(folder, engine)) {
      attacks(runner, ADDRESSES, "harmless");
      runner.drain();
      new Checks(runner).sumsHold();
      return runner.alerts();
    }
  }

  private static void attacks(LocalRunner runner, int from, String mark) throws IOException {
    for (int number = from; number < from + ADDRESSES; number++) {
      String marked = attack("113", 99).replace("from-203-0-113-99", mark);
      push(runner, "one", attack("113", number) + (number == 2 ? marked : ""));
      push(runner, "two", attack("112", number));
      runner.settle();
    }
  }

  /** What a test looks for in a runner. */
  private record Checks(LocalRunner runner) {
    void sumsHold() {
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }

    List<String> subjects(AlarmKind kind) {
      return runner.runner.alarms().stream()
          .filter(alarm -> alarm.kind() == kind)
          .map(Alarm::subject)
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FaultyFormat.SAVE_MARK,
        FaultyFormat.PIECES_MARK,
        FaultyFormat.RESTORE_MARK,
        FaultyFormat.HELD_MARK
      })
  void itIsReportedAndNoRecordIsLost(String mark) throws IOException {
    List<Outcome> truth = found("sound", sound, mark);
    assertThat(truth).hasSizeGreaterThanOrEqualTo(4 * ADDRESSES + 1);
    assertThat(found("data", faulty, mark)).isEqualTo(truth);
    try (LocalRunner runner = open("data", faulty)) {
      assertThat(new Checks(runner).subjects(AlarmKind.FAILED_RECORDS))
          .containsExactly("format kubernetes-audit");
      List<DeadLetter> letters = runner.runner.deadLetters().list("format", 0, 10);
      assertThat(letters).hasSize(1);
      assertThat(letters.get(0).source()).isEqualTo("one");
      assertThat(letters.get(0).reason()).contains("could not be kept and is forgotten");
    }
  }

  @Test
  void aFormatWhoseReadersKeepFailingIsReportedTenTimesAndThenAsAnAlarm() throws IOException {
    try (LocalRunner runner = open("data", faulty)) {
      for (int number = 0; number < 15; number++) {
        push(runner, "one", attack("113", number).replace("tool:1", FaultyFormat.SAVE_MARK));
        push(runner, "two", attack("112", number));
        runner.settle();
      }
      runner.drain();
      Checks checks = new Checks(runner);
      checks.sumsHold();
      assertThat(runner.runner.deadLetters().list("format", 0, 100)).hasSize(10);
      assertThat(checks.subjects(AlarmKind.QUARANTINED))
          .containsExactly("format kubernetes-audit memory");
      assertThat(Stream.of("203.0.113.14", "203.0.112.14"))
          .allSatisfy(
              address ->
                  assertThat(runner.bodies("aks/privileged-container"))
                      .anySatisfy(body -> assertThat(body).contains(address)));
    }
  }
}

package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.journal.JournalSettings;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a source sends first does not decide for ever how it is read. */
class FormatOfSourceTest {
  private static final long NOW = Workload.START + 3_600_000_000_000L;

  /** A push with a time of which syslog is sure. */
  private static final String SYSLOG =
      "2026-03-02T09:00:0%dZ host-1 sshd[12]: Failed password for erin from 192.0.2.1 port 4"
          + " ssh2\n";

  @TempDir private Path parent;

  private LocalRunner open(Map<String, String> formats) throws IOException {
    RunnerSettings settings =
        LocalSettings.of("test", 1)
            .withJournal(new JournalSettings(200_000, 50_000_000, 100_000, 1_000_000))
            .withIntake(
                new IntakeSettings(formats, IntakeSettings.DEFAULT.deadLetterBytes(), 1 << 20));
    return new LocalRunner(parent.resolve("data"), Workload.engine(), settings, () -> NOW);
  }

  private static String denied(int number) {
    long time = Workload.START + number * Workload.STEP;
    return Workload.line(time, "denied", "user-" + number, "host-1") + "\n";
  }

  private static void push(LocalRunner runner, String text) throws IOException {
    runner.push("source", NOW, text.getBytes(StandardCharsets.UTF_8));
    runner.settle();
  }

  private static String format(LocalRunner runner) {
    return runner.runner.sources().get(0).format();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ kubectl logs app\n",
        "erin@host:~$ cat events.json\n\n",
        "\uFEFF",
        "\n\n  \n",
        "user-7\",\"host\":\"host-1\"}\n",
        "==> events.json <==\nsecond line of a heading\n",
        "LONG\n"
      })
  void whatStandsInFrontOfTheFirstRecordCostsThatAndNotTheSource(String front) throws IOException {
    try (LocalRunner runner = open(Map.of())) {
      push(runner, front.replace("LONG", "x".repeat(70_000)) + denied(1) + denied(2));
      push(runner, denied(3));
      runner.drain();
      assertThat(format(runner)).isEqualTo("json");
      assertThat(runner.alerts()).hasSize(3);
    }
  }

  @Test
  void aFormatThatDoesNotFitIsRecognisedAgainAndTheChangeIsReported() throws IOException {
    try (LocalRunner runner = open(Map.of())) {
      push(runner, SYSLOG.formatted(1) + SYSLOG.formatted(2));
      assertThat(format(runner)).isEqualTo("syslog");
      for (int number = 0; number < 6; number++) {
        push(runner, denied(2 * number) + denied(2 * number + 1));
      }
      assertThat(format(runner)).isEqualTo("json");
      assertThat(runner.runner.alarms())
          .filteredOn(alarm -> alarm.kind() == AlarmKind.OTHER_FORMAT)
          .singleElement()
          .satisfies(
              alarm -> {
                assertThat(alarm.subject()).isEqualTo("source");
                assertThat(alarm.detail()).isEqualTo("syslog -> json");
              });
      assertThat(runner.counters()).containsEntry(Counters.OTHER_FORMAT, 1L);
      runner.runner.deadLetters().processAgain("malformed");
      runner.drain();
      assertThat(runner.alerts()).extracting(Outcome::detection).containsOnly("test/denied");
      assertThat(runner.alerts()).hasSize(12);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void nobodyMakesASourceFlap() throws IOException {
    try (LocalRunner runner = open(Map.of())) {
      for (int number = 0; number < 200; number++) {
        push(runner, number / 3 % 2 == 0 ? SYSLOG.formatted(number % 10) : denied(number));
      }
      assertThat(runner.counters().getOrDefault(Counters.OTHER_FORMAT, 0L)).isLessThan(8);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void aDeclaredFormatWins() throws IOException {
    try (LocalRunner runner = open(Map.of("source", "json"))) {
      for (int number = 0; number < 9; number++) {
        push(runner, SYSLOG.formatted(number));
      }
      push(runner, denied(1));
      assertThat(format(runner)).isEqualTo("json");
      runner.drain();
      assertThat(runner.alerts()).hasSize(1);
    }
  }

  @Test
  void aDeclarationWinsOverWhatWasRecognisedAndSurvivesARestart() throws IOException {
    try (LocalRunner runner = open(Map.of())) {
      push(runner, SYSLOG.formatted(1) + SYSLOG.formatted(2));
      assertThat(format(runner)).isEqualTo("syslog");
      runner.runner.declare("source", "json");
      push(runner, denied(1));
      assertThat(format(runner)).isEqualTo("json");
    }
    try (LocalRunner runner = open(Map.of())) {
      for (int number = 0; number < 9; number++) {
        push(runner, SYSLOG.formatted(number));
      }
      push(runner, denied(2));
      assertThat(format(runner)).isEqualTo("json");
      runner.drain();
      assertThat(runner.alerts()).hasSize(2);
      assertThat(runner.runner.alarms()).noneMatch(alarm -> alarm.kind() == AlarmKind.OTHER_FORMAT);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void anInputSaysItsOwnFormat() throws IOException {
    byte[] bytes = (SYSLOG.formatted(1).repeat(3) + denied(1)).getBytes(StandardCharsets.UTF_8);
    try (LocalRunner runner = open(Map.of())) {
      runner.runner.add(input("json", bytes));
      runner.drain();
      assertThat(format(runner)).isEqualTo("json");
      assertThat(runner.alerts()).hasSize(1);
    }
  }

  @Test
  void aFormatThatThereIsNotIsRefusedWithTheNamesThatThereAre() throws IOException {
    String message = "source \"source\" is declared to have the format \"jsno\"";
    assertThatThrownBy(() -> open(Map.of("source", "jsno")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("json, ");
    try (LocalRunner runner = open(Map.of())) {
      assertThatThrownBy(() -> runner.runner.declare("source", "jsno"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(message);
      assertThatThrownBy(() -> runner.runner.add(input("jsno", new byte[0])))
          .isInstanceOf(IllegalArgumentException.class);
      push(runner, denied(1));
      assertThat(format(runner)).isEqualTo("json");
    }
  }

  private static RereadableInput input(String format, byte[] bytes) {
    return new RereadableInput() {
      @Override
      public String source() {
        return "source";
      }

      @Override
      public String format() {
        return format;
      }

      @Override
      public byte[] read(long position, int most) {
        return Arrays.copyOfRange(
            bytes, (int) position, Math.min(bytes.length, (int) position + most));
      }
    };
  }

  @Test
  void aChangeOfFormatSurvivesARestart() throws IOException {
    try (LocalRunner runner = open(Map.of())) {
      push(runner, "type=EOE msg=audit(1772442000.001:1):\n");
      push(runner, "type=EOE msg=audit(1772442000.002:2):\n");
      for (int number = 0; number < 6; number++) {
        push(runner, denied(number));
      }
      assertThat(format(runner)).isEqualTo("json");
    }
    try (LocalRunner runner = open(Map.of())) {
      push(runner, denied(9));
      runner.drain();
      assertThat(format(runner)).isEqualTo("json");
    }
  }
}

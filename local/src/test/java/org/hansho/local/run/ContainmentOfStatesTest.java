package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Restoration;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.fault.FaultyDetector;
import org.hansho.testkit.fault.FaultyDetector.Fault;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A detector that fails at its states, not at a record, stops itself and nothing else. */
class ContainmentOfStatesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final Engine SOUND = Workload.engine();

  @TempDir private Path parent;

  private LocalRunner open(Engine engine, long now) throws IOException {
    return new LocalRunner(parent.resolve("data"), engine, LocalSettings.of("test", 2), () -> now);
  }

  /** Denials of several users, whose count is kept open, and heart beats of a host. */
  private static void push(LocalRunner runner, int day, int events) throws IOException {
    StringBuilder lines = new StringBuilder();
    long time = 0;
    for (int event = 0; event < events; event++) {
      time = Workload.START + day * DAY + event * SECOND;
      lines.append(Workload.line(time, "denied", "user-" + event % 5, "host-1"));
      lines.append(Workload.line(time, "beat", "user-1", "host-" + event % 3));
    }
    runner.push("one", time, lines.toString().getBytes(StandardCharsets.UTF_8));
    runner.settle();
  }

  private static List<String> of(LocalRunner runner, boolean faulty) throws IOException {
    List<String> alerts = new ArrayList<>();
    for (Outcome alert : runner.alerts()) {
      if (alert.detection().equals("test/many-denied") == faulty) {
        alerts.add(alert.toString());
      }
    }
    return alerts;
  }

  private List<String> soundly(Path folder) throws IOException {
    try (LocalRunner runner =
        new LocalRunner(folder, SOUND, LocalSettings.of("test", 2), () -> Workload.START)) {
      push(runner, 0, 50);
      push(runner, 1, 100);
      push(runner, 2, 100);
      runner.drain();
      assertThat(of(runner, true)).isNotEmpty();
      return of(runner, false);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPIRY", "SAVE"})
  void itIsQuarantinedWithAnAlarmAndAllElseIsSaved(Fault fault) throws IOException {
    List<String> others = soundly(parent.resolve("sound"));
    Engine faulty =
        Workload.engine().withDetector("many-denied", real -> FaultyDetector.of(real, fault));
    try (LocalRunner runner = open(SOUND, Workload.START)) {
      push(runner, 0, 50);
    }
    try (LocalRunner runner = open(faulty, Workload.START + DAY)) {
      push(runner, 1, 100);
      push(runner, 2, 100);
      assertThat(subjects(runner, AlarmKind.QUARANTINED)).containsExactly("detector many-denied");
      assertThat(subjects(runner, AlarmKind.FAILED_RECORDS))
          .containsExactly("detector many-denied");
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
    try (LocalRunner runner = open(SOUND, Workload.START + 2 * DAY)) {
      assertThat(runner.runner.setAside()).isEmpty();
      runner.drain();
      assertThat(of(runner, false)).isEqualTo(others);
    }
  }

  @Test
  void whatItCannotRestoreIsSetAsideAndTheFolderOpens() throws IOException {
    List<String> others = soundly(parent.resolve("sound"));
    Engine faulty =
        Workload.engine()
            .withDetector("many-denied", real -> FaultyDetector.of(real, Fault.RESTORE));
    try (LocalRunner runner = open(SOUND, Workload.START + DAY)) {
      push(runner, 0, 50);
      push(runner, 1, 100);
    }
    try (LocalRunner runner = open(faulty, Workload.START + 2 * DAY)) {
      assertThat(runner.runner.setAside())
          .isNotEmpty()
          .allMatch(aside -> aside.reason() == Restoration.FAILED)
          .allMatch(aside -> aside.document().equals("many-denied"));
      push(runner, 2, 100);
      assertThat(subjects(runner, AlarmKind.QUARANTINED)).containsExactly("detector many-denied");
    }
    try (LocalRunner runner = open(SOUND, Workload.START + 2 * DAY)) {
      assertThat(runner.runner.setAside()).isEmpty();
      runner.drain();
      assertThat(of(runner, false)).isEqualTo(others);
    }
  }

  private static List<String> subjects(LocalRunner runner, AlarmKind kind) {
    return runner.runner.alarms().stream()
        .filter(alarm -> alarm.kind() == kind)
        .map(Alarm::subject)
        .toList();
  }
}

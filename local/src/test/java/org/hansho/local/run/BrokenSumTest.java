package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.epoch.Epoch;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.Push;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sums of counters are checked at each commit of a runner. */
class BrokenSumTest {
  @TempDir private Path folder;

  private LocalRunner open() throws IOException {
    return new LocalRunner(
        folder, Workload.engine(), LocalSettings.of("test", 2), () -> Workload.START);
  }

  private List<Alarm> stored() throws IOException {
    try (EpochView view = EpochView.open(folder.resolve("epochs.db"))) {
      return view.alarms();
    }
  }

  private void commitCounters(Map<String, Long> counters) throws IOException {
    try (DataFolder data = DataFolder.open(folder);
        EpochStore store = EpochStore.open(data.database(), data.work())) {
      long next = store.load(chunk -> {}).epoch() + 1;
      store.commit(
          new Epoch(
              next, Map.of(), List.of(), List.of(), counters, List.of(), List.of(), List.of()));
    }
  }

  private static void push(LocalRunner runner, int from) throws IOException {
    Push push = WorkloadRunner.number(from);
    runner.push(push.source(), push.time(), push.payload());
    runner.settle();
  }

  @Test
  void sumsThatHoldRaiseNothing() throws IOException {
    try (LocalRunner runner = open()) {
      push(runner, 0);
      push(runner, 1);
      runner.drain();
      assertThat(runner.counters().get(Counters.FINDINGS)).isPositive();
      assertThat(runner.counters().get(Counters.FINDINGS_STORED))
          .isEqualTo(runner.counters().get(Counters.FINDINGS));
      assertThat(runner.runner.alarms()).isEmpty();
    }
    assertThat(stored()).isEmpty();
  }

  /** H903: received is processed, queued, left out and dropped by reason, at every commit. */
  @Test
  void h903ASumThatDoesNotHoldIsAnAlarmOfTheRunnerAndARecordInTheStore() throws IOException {
    commitCounters(Map.of(Counters.EVENTS, 1_000_000L, Counters.FINDINGS, 7L));
    try (LocalRunner runner = open()) {
      push(runner, 0);
      assertThat(runner.runner.alarms())
          .extracting(Alarm::kind, Alarm::subject, Alarm::ended)
          .containsExactly(
              tuple(AlarmKind.BROKEN_SUM, Counters.EVENTS, false),
              tuple(AlarmKind.BROKEN_SUM, Counters.FINDINGS, false));
      assertThat(runner.runner.alarms().get(0).detail())
          .startsWith("events.read 1000100 ≠ events.in-order ");
    }
    assertThat(stored()).hasSize(2);
    try (LocalRunner again = open()) {
      long before = again.runner.alarms().get(0).count();
      push(again, 1);
      assertThat(again.runner.alarms().get(0).count()).isGreaterThan(before);
    }
    assertThat(stored().get(0).count()).isGreaterThan(1);
  }

  @Test
  void aSumThatHoldsAgainEndsItsAlarmAndKeepsTheRecord() throws IOException {
    commitCounters(Map.of(Counters.EVENTS, 5L));
    try (LocalRunner runner = open()) {
      push(runner, 0);
      assertThat(runner.runner.alarms()).extracting(Alarm::ended).containsExactly(false);
    }
    commitCounters(Map.of(Counters.EVENTS_LATE, 5L + late()));
    try (LocalRunner runner = open()) {
      push(runner, 1);
      assertThat(runner.runner.alarms()).extracting(Alarm::ended).containsExactly(true);
    }
    assertThat(stored()).extracting(Alarm::ended).containsExactly(true);
  }

  private long late() throws IOException {
    try (LocalRunner runner = open()) {
      return runner.counters().getOrDefault(Counters.EVENTS_LATE, 0L);
    }
  }
}

package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.files.FaultyFiles;
import org.hansho.local.files.SlowFiles;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.folder.FaultyFolder;
import org.hansho.local.journal.JournalSettings;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.OneThread;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A runner with hardly any room, or on a disk that hardly moves, finds what others find. */
@Timeout(60)
class NarrowRunnerTest {
  private static final int EVENTS = 1_200;
  private static final int LINES = 10;
  private static final long SYNC = Duration.ofMillis(200).toNanos();

  private final Engine engine = Workload.engine();
  private final OneThread truth = new OneThread(engine, "test");
  private final FaultyFiles memory = new FaultyFiles(1);
  private final List<Workload.Pushed> pushes =
      Workload.pushes(LongStream.range(0, EVENTS).boxed().toList(), LINES);

  @TempDir private Path parent;

  @BeforeEach
  void find() {
    pushes.forEach(push -> truth.read(push.source(), push.records()));
  }

  /** Ten of what is counted, and a record or two of what is measured in bytes. */
  private static RunnerSettings narrow() {
    RunnerSettings base = RunnerSettings.DEFAULT;
    return new RunnerSettings(
        "test",
        2,
        10,
        Duration.ofMillis(10),
        base.time(),
        base.idle(),
        base.history(),
        10,
        base.memory().withAlerts(10),
        new JournalSettings(2_200, 4_400, 2_000, 2_000),
        new IntakeSettings(Map.of(), 10, 10),
        base.retention());
  }

  @Test
  void r309WithEveryBoundAtTenPushesAreRefusedInTurnsAndNothingIsLostOrStops() throws Exception {
    AtomicLong now = new AtomicLong(Workload.START);
    List<Workload.Pushed> one =
        Workload.pushes(LongStream.range(0, EVENTS / 4).boxed().toList(), 1);
    OneThread expected = new OneThread(engine, "test");
    one.forEach(push -> expected.read(push.source(), push.records()));
    int refused = 0;
    try (DataFolder folder = FaultyFolder.open(memory, parent.resolve("data"));
        Runner runner = Runner.open(folder, engine, narrow(), ArrivalClock.of(now::get))) {
      for (Workload.Pushed push : one) {
        now.set(push.arrival());
        Push record = new Push(push.source(), push.arrival(), "", push.records());
        Receipt receipt = runner.push(record).join();
        while (receipt instanceof Receipt.Refused refusal) {
          assertThat(refusal.reason()).isIn(Receipt.Reason.FULL, Receipt.Reason.BUSY);
          refused++;
          assertThat(runner.runEpoch()).as("what fills the journal is read").isTrue();
          receipt = runner.push(record).join();
        }
      }
      runner.drain();
      assertThat(refused).as("bounds that are met").isGreaterThan(one.size() / 10);
      assertThat(runner.counters()).containsKey(Counters.TIME_FORCED);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
      assertThat(LocalRunner.alerts(folder.database())).isNotEmpty().isEqualTo(expected.end());
    }
  }

  @Test
  void r706WhereEachSyncTakesLongAllIsSlowerAndNothingElseChanges() throws Exception {
    AtomicLong now = new AtomicLong(Workload.START);
    AtomicLong syncs = new AtomicLong();
    SlowFiles slow =
        new SlowFiles(
            memory,
            () -> {
              syncs.incrementAndGet();
              now.addAndGet(SYNC);
            });
    try (DataFolder folder = FaultyFolder.open(slow, parent.resolve("data"));
        Runner runner =
            Runner.open(folder, engine, LocalSettings.of("test", 2), ArrivalClock.of(now::get))) {
      for (Workload.Pushed push : pushes) {
        now.accumulateAndGet(push.arrival(), Math::max);
        long arrival = runner.clock().getAsLong();
        Receipt receipt = runner.push(new Push(push.source(), arrival, "", push.records())).join();
        assertThat(receipt).isInstanceOf(Receipt.Kept.class);
        while (runner.runEpoch()) {}
      }
      runner.drain();
      assertThat(syncs.get()).isGreaterThan(pushes.size());
      assertThat(runner.alarms()).isEmpty();
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
      assertThat(LocalRunner.alerts(folder.database())).isNotEmpty().isEqualTo(truth.end());
    }
  }

  @Test
  void r702AFolderThatFailsAtEveryWriteRefusesWithItsNameAndGoesOnOnceItIsWritable()
      throws Exception {
    Path data = parent.resolve("data");
    try (DataFolder folder = FaultyFolder.open(memory, data);
        Runner runner =
            Runner.open(
                folder,
                engine,
                LocalSettings.of("test", 2),
                ArrivalClock.of(() -> Workload.time(EVENTS)))) {
      int half = pushes.size() / 2;
      for (Workload.Pushed push : pushes.subList(0, half)) {
        assertThat(push(runner, push)).isInstanceOf(Receipt.Kept.class);
      }
      memory.setDead(true);
      for (int tries = 0; tries < 3; tries++) {
        assertThat(push(runner, pushes.get(half)))
            .isInstanceOfSatisfying(
                Receipt.Refused.class,
                refused ->
                    assertThat(refused.detail())
                        .contains(data.resolve("journal").toString(), "input/output error"));
      }
      memory.forgetFailures();
      for (Workload.Pushed push : pushes.subList(half, pushes.size())) {
        assertThat(push(runner, push)).isInstanceOf(Receipt.Kept.class);
      }
      runner.drain();
      assertThat(LocalRunner.alerts(folder.database())).isNotEmpty().isEqualTo(truth.end());
    }
  }

  private static Receipt push(Runner runner, Workload.Pushed pushed) {
    return runner.push(new Push(pushed.source(), pushed.arrival(), "", pushed.records())).join();
  }
}

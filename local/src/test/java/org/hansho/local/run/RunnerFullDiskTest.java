package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.folder.SmallDisk;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.OneThread;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner whose disk fills up between a push and its commit, or may only be read. */
class RunnerFullDiskTest {
  private static final int EVENTS = 2_000;
  private static final int LINES = 50;

  private final Engine engine = Workload.engine();
  private final OneThread truth = new OneThread(engine, "test");
  private final List<Workload.Pushed> pushes =
      Workload.pushes(LongStream.range(0, EVENTS).boxed().toList(), LINES);

  @Test
  void r701PushesAreRefusedTheCommitWaitsForSpaceAndNothingIsLostOrDoubled(@TempDir Path parent)
      throws Exception {
    try (SmallDisk disk = SmallDisk.mount(parent, 16);
        DataFolder folder = DataFolder.open(parent.resolve("data"));
        Runner runner =
            Runner.open(
                folder,
                engine,
                LocalSettings.of("test", 2).withBatchBytes(1 << 20),
                ArrivalClock.of(() -> Workload.time(EVENTS)))) {
      assertThat(disk).isNotNull();
      pushes
          .subList(0, pushes.size() / 2)
          .forEach(push -> assertThat(keeps(runner, push)).isTrue());
      Path filler = fill(parent);
      assertThatThrownBy(runner::runEpoch)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot commit epoch 1")
          .hasMessageContaining("free space");
      assertThatThrownBy(runner::runEpoch).isInstanceOf(IOException.class);
      assertThat(keeps(runner, pushes.get(pushes.size() / 2))).isFalse();
      Files.delete(filler);
      assertThat(runner.runEpoch()).isTrue();
      pushes
          .subList(pushes.size() / 2, pushes.size())
          .forEach(push -> assertThat(keeps(runner, push)).isTrue());
      runner.drain();
      assertThat(LocalRunner.alerts(folder.database())).isNotEmpty().isEqualTo(truth.end());
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void r702AFolderThatMayOnlyBeReadIsRefusedWithItsNameAndNothingIsHeld(@TempDir Path parent)
      throws Exception {
    Path data = parent.resolve("data");
    try (SmallDisk disk = SmallDisk.mount(parent, 16)) {
      try (DataFolder folder = DataFolder.open(data)) {
        Runner.open(folder, engine, LocalSettings.of("test", 2), ArrivalClock.system()).close();
      }
      disk.makeReadOnly();
      assertThatThrownBy(() -> DataFolder.open(data))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(data.toString())
          .hasMessageContaining("Read-only file system");
    }
  }

  private static Path fill(Path disk) throws IOException {
    Path filler = disk.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  private boolean keeps(Runner runner, Workload.Pushed pushed) {
    CompletableFuture<Receipt> receipt =
        runner.push(new Push(pushed.source(), pushed.arrival(), "", pushed.records()));
    boolean kept = receipt.join() instanceof Receipt.Kept;
    if (kept) {
      truth.read(pushed.source(), pushed.records());
    }
    return kept;
  }
}

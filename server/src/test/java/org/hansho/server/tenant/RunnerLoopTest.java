package org.hansho.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.run.Runner;
import org.hansho.local.run.RunnerSettings;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A runner that hangs shows. */
@Timeout(60)
class RunnerLoopTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path parent;

  @Test
  void h904ARunnerThatDoesNotEndItsEpochIsNotReadyWithinFiveSecondsAndSaysSo() throws Exception {
    Engine engine = Workload.engine();
    try (DataFolder folder = DataFolder.open(parent.resolve("data"));
        RunnerLoop loop = loop(folder, engine)) {
      assertThat(loop.status(60 * SECOND).trouble()).as("before it begins").isEmpty();
      loop.start();
      assertThat(loop.ask(runner -> runner.watermark()).get()).isNotNull();
      assertThat(loop.status(3 * SECOND).trouble()).isEmpty();
      assertThat(loop.status(5 * SECOND).trouble())
          .isEqualTo("The runner has not ended an epoch for 5 s.");
      assertThat(loop.isBehind()).isFalse();
    }
  }

  private static RunnerLoop loop(DataFolder folder, Engine engine) throws IOException {
    return new RunnerLoop(
        "runner",
        engine,
        content -> Runner.open(folder, content, RunnerSettings.DEFAULT, ArrivalClock.system()),
        () -> {});
  }
}

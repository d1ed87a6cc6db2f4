package org.hansho.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.Push;
import org.hansho.local.journal.Receipt;
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
        RunnerLoop loop = loop(folder)) {
      loop.open(engine);
      assertThat(loop.status(60 * SECOND).trouble()).as("before it begins").isEmpty();
      loop.start();
      assertThat(loop.ask(runner -> runner.watermark()).get()).isNotNull();
      assertThat(loop.status(3 * SECOND).trouble()).isEmpty();
      assertThat(loop.status(5 * SECOND).trouble())
          .isEqualTo("The runner has not ended an epoch for 5 s.");
      assertThat(loop.isBehind()).isFalse();
    }
  }

  @Test
  void beforeTheRunnerIsOpenPushesAreRefusedAndWhatNeedsItSaysWhatIsDoneFirst() throws Exception {
    Engine engine = Workload.engine();
    try (RunnerLoop loop =
        new RunnerLoop(
            "runner",
            content -> {
              throw new IOException("the folder is damaged");
            },
            () -> {})) {
      assertThat(loop.status().trouble())
          .isEqualTo("Hansho is starting: content is being compiled.");
      assertThatThrownBy(() -> loop.open(engine)).hasMessage("the folder is damaged");
      assertThat(loop.status().trouble()).isEqualTo("Hansho is starting: states are being read.");
      Receipt receipt = loop.push(time -> new Push("web-1", time, "", "", new byte[] {'a'})).get();
      assertThat(receipt)
          .isEqualTo(
              new Receipt.Refused(
                  Receipt.Reason.CLOSED,
                  "Hansho is starting: states are being read. Send the same again."));
      assertThatThrownBy(loop::now).isInstanceOf(NotReadyException.class);
      assertThatThrownBy(() -> loop.ask(runner -> 1).get())
          .hasCauseInstanceOf(NotReadyException.class);
    }
  }

  private static RunnerLoop loop(DataFolder folder) {
    return new RunnerLoop(
        "runner",
        content -> Runner.open(folder, content, RunnerSettings.DEFAULT, ArrivalClock.system()),
        () -> {});
  }
}

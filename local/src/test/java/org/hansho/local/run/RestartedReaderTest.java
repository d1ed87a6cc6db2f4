package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.hansho.local.crash.ChildProcess;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a format puts together of several records, or learned long ago, comes out whole although the
 * runner was started anew between any two records, or killed.
 */
class RestartedReaderTest {
  private static final int KILLS = Integer.getInteger("hansho.kills", 20) / 2;
  private static final int SHELLS_OF_A_KILL = 60;
  private static final int MOST_EPOCHS = 5;

  @TempDir private Path parent;

  private LocalRunner open(String folder) throws IOException {
    return new LocalRunner(
        parent.resolve(folder),
        AuditLog.engine(),
        LocalSettings.of("test", 2).withBatchBytes(100),
        () -> AuditLog.END);
  }

  /** What comes of a log that is read at once. */
  private List<Outcome> truth(String log, int shells) throws IOException {
    BytesInput file = new BytesInput("audit");
    file.write(log);
    RunnerSettings settings = LocalSettings.of("test", 1).withBatchBytes(log.length());
    try (LocalRunner runner =
        new LocalRunner(parent.resolve("truth"), AuditLog.engine(), settings, () -> AuditLog.END)) {
      runner.runner.add(file);
      runner.drain();
      assertThat(runner.alerts())
          .extracting(Outcome::summary)
          .contains("host-1.example.com: /usr/sbin/nginx started /bin/sh -10006")
          .hasSize(shells * AuditLog.HOSTS);
      return runner.alerts();
    }
  }

  @Test
  void pushedRecordsOfAnEventMayLieInDifferentRuns() throws IOException {
    String log = AuditLog.of(1);
    for (String line : log.split("(?<=\n)")) {
      try (LocalRunner runner = open("data")) {
        runner.push("audit", Workload.START, line.getBytes(StandardCharsets.UTF_8));
        runner.settle();
      }
    }
    try (LocalRunner runner = open("data")) {
      runner.drain();
      assertThat(runner.alerts()).isEqualTo(truth(log, 1));
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void aFileMayBeLeftAnywhereAndIsNotReadAgain() throws IOException {
    BytesInput file = new BytesInput("audit");
    file.write(AuditLog.of(1));
    boolean more = true;
    while (more) {
      try (LocalRunner runner = open("data")) {
        runner.runner.add(file);
        more = runner.runner.runEpoch();
      }
    }
    try (LocalRunner runner = open("data")) {
      runner.drain();
      assertThat(runner.alerts()).isEqualTo(truth(AuditLog.of(1), 1));
      assertThat(file.bytesRead()).isEqualTo(file.size());
    }
  }

  @Test
  void killsAtRandomMomentsLoseNothingOfWhatReadersRemember() throws Exception {
    int shells = KILLS * SHELLS_OF_A_KILL;
    Path file = parent.resolve("audit.log");
    Path folder = parent.resolve("data");
    Files.writeString(file, AuditLog.of(shells));
    SplittableRandom random = new SplittableRandom(7);
    for (int kill = 0; kill < KILLS; kill++) {
      ChildProcess child = start(folder, file);
      for (int patience = random.nextInt(MOST_EPOCHS); patience > 0; patience--) {
        assertThat(child.line()).isEqualTo("epoch");
      }
      child.kill();
      assertThat(child.lines()).allMatch(line -> line.equals("epoch"));
      assertThat(child.exitCode()).isNotZero();
    }
    List<String> lines = start(folder, file).lines();
    assertThat(lines.get(lines.size() - 1)).isEqualTo("drained");
    assertThat(LocalRunner.alerts(folder.resolve("epochs.db")))
        .isEqualTo(truth(AuditLog.of(shells), shells));
  }

  private static ChildProcess start(Path folder, Path file) throws IOException {
    return ChildProcess.start(FileRunner.class, folder.toString(), file.toString());
  }
}

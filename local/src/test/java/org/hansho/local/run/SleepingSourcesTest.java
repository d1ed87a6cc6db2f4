package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hansho.local.crash.ChildProcess;
import org.hansho.pipeline.MemoryBudget;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of sources sleep on disk where memory is short, and go on as if they never had. */
class SleepingSourcesTest {
  private static final int SOURCES = Integer.getInteger("hansho.sources", 2_000);
  private static final String HEAP = System.getProperty("hansho.heap", "64m");
  private static final int COMPARED = 12;
  private static final int CUT = 10;

  /** What comes of the start of a program whose records lie in two pushes. */
  private static final int EVENTS_OF_AUDIT = 3;

  @TempDir private Path parent;

  /** Each line of a log is a push of its own, and the sources take turns. */
  private List<Outcome> found(String folder, long readerBytes) throws IOException {
    MemoryBudget budget = LocalSettings.of("test", 2).memory();
    RunnerSettings settings =
        LocalSettings.of("test", 2)
            .withMemory(
                new MemoryBudget(budget.states(), budget.facts(), budget.alerts(), readerBytes));
    try (LocalRunner runner =
        new LocalRunner(parent.resolve(folder), AuditLog.engine(), settings, () -> AuditLog.END)) {
      for (String line : AuditLog.of(1).split("(?<=\n)")) {
        for (int source = 0; source < COMPARED; source++) {
          String own = line.replace("node=host-", "node=source-" + source + "-host-");
          runner.push("audit-" + source, Workload.START, own.getBytes(StandardCharsets.UTF_8));
        }
        runner.settle();
      }
      runner.drain();
      assertThat(runner.runner.sources()).hasSize(COMPARED);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
      return runner.alerts();
    }
  }

  @Test
  void whatIsAssembledOverManyPushesIsFoundThoughReadersSleepBetweenThem() throws IOException {
    List<Outcome> awake = found("awake", 1L << 40);
    assertThat(awake).hasSize(COMPARED * AuditLog.HOSTS);
    assertThat(found("asleep", 1)).isEqualTo(awake);
  }

  /** Awake, two thousand readers would take 400 MB and more. */
  @Test
  void manySourcesNeedNoMoreMemoryThanAFewAndGoOnWhereTheyWere() throws IOException {
    ChildProcess process =
        ChildProcess.withHeap(
            HEAP, ManySources.class, parent.resolve("data").toString(), "" + SOURCES);
    List<String> said = process.lines();
    int ofAudit = (SOURCES + CUT - 1) / CUT;
    assertThat(said)
        .contains(
            "listed " + SOURCES,
            "unread 0",
            "events " + (2 * (SOURCES - ofAudit) + EVENTS_OF_AUDIT * ofAudit),
            "malformed 0",
            "broken {}");
  }
}

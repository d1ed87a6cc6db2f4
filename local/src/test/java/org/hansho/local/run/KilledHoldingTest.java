package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.hansho.format.Formats;
import org.hansho.local.crash.ChildProcess;
import org.hansho.local.crash.CrashLabels;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.journal.Push;
import org.hansho.record.Format;
import org.hansho.testkit.runner.OneThread;
import org.hansho.testkit.runner.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while its readers hold records finds what a scan finds. */
class KilledHoldingTest {
  private static final List<Integer> TURNS = List.of(2, 3);

  /** Whether the process is killed at each step in each of the turns, not in one of them. */
  private static final boolean ALL = Boolean.getBoolean("hansho.turns");

  /** Reached where a record fails, and none does here; {@link KilledContainmentTest} has some. */
  private static final String OF_FAILURES = "runner.record-left-out";

  @TempDir private Path parent;

  private static List<Outcome> scanned() throws IOException {
    OneThread scan = new OneThread(HeldRunner.engine(), "test");
    Format format = Objects.requireNonNull(Formats.named("mysql-error"));
    for (Push push : HeldRunner.pushes()) {
      scan.read(push.source(), format, push.payload());
    }
    return scan.end();
  }

  @Test
  void killedAtEachStepOfAnEpochTheRunnerFindsWhatAScanFinds() throws Exception {
    String folder = parent.resolve("data").toString();
    List<String> labels =
        CrashLabels.inOrderOfLife().stream()
            .filter(label -> label.startsWith("runner.") && !label.equals(OF_FAILURES))
            .toList();
    assertThat(labels).hasSizeGreaterThan(4);
    for (int turn : TURNS) {
      for (String label : labels) {
        if (!ALL && labels.indexOf(label) % TURNS.size() != TURNS.indexOf(turn)) {
          continue;
        }
        ChildProcess child = ChildProcess.armed(label, turn, HeldRunner.class, folder);
        List<String> lines = child.lines();
        assertThat(child.exitCode()).as(label + lines).isEqualTo(CrashPoint.EXIT_CODE);
      }
    }
    assertThat(ChildProcess.start(HeldRunner.class, folder).lines()).containsExactly("drained");
    List<Outcome> scanned = scanned();
    assertThat(scanned).isNotEmpty();
    assertThat(LocalRunner.alerts(parent.resolve("data/epochs.db"))).isEqualTo(scanned);
  }
}

package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hansho.local.crash.ChildProcess;
import org.hansho.local.crash.CrashLabels;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.testkit.runner.OneThread;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A runner that is killed again and again finds what one thread finds: nothing less, nothing twice.
 *
 * <p>Labels of a torn journal need a torn journal and are met by {@code KilledRunnerTest}, that of
 * a record that is left out by {@code KilledContainmentTest}.
 */
class KilledWorkloadTest {
  private static final long PUSHES = WorkloadRunner.pushes(Long.getLong("hansho.events", 60_000));
  private static final int KILLS = Integer.getInteger("hansho.kills", 20);
  private static final int MOST_EPOCHS = 10;

  @TempDir private Path parent = Path.of("");
  private final Map<String, StoredAlert> seen = new HashMap<>();

  @Test
  void r101NothingIsMissingOrDoubledByKillsAtRandomMomentsAndAtEveryCrashPoint() throws Exception {
    dieAtEveryCrashPoint();
    try (EpochView view = EpochView.open(folder().resolve("epochs.db"))) {
      poll(view);
      dieAtRandomMoments(view);
      ChildProcess last = ChildProcess.start(WorkloadRunner.class, arguments());
      List<String> lines = last.lines();
      assertThat(last.exitCode()).as(lines.toString()).isZero();
      assertThat(lines.get(lines.size() - 1)).isEqualTo("drained conserved");
      poll(view);
    }
    List<Outcome> truth = truth();
    assertThat(truth).hasSizeGreaterThan(100);
    assertThat(LocalRunner.alerts(folder().resolve("epochs.db"))).isEqualTo(truth);
  }

  private void dieAtEveryCrashPoint() throws Exception {
    List<String> labels =
        CrashLabels.inOrderOfLife().stream()
            .filter(label -> !label.contains("torn") && !label.endsWith("record-left-out"))
            .toList();
    assertThat(labels).hasSizeGreaterThan(20).contains("runner.before-commit");
    for (String label : labels) {
      int turn = CrashLabels.isAtStart(label) ? 1 : 2;
      ChildProcess child = ChildProcess.armed(label, turn, WorkloadRunner.class, arguments());
      List<String> lines = child.lines();
      assertThat(child.exitCode()).as(label + lines).isEqualTo(CrashPoint.EXIT_CODE);
    }
  }

  private void dieAtRandomMoments(EpochView view) throws Exception {
    SplittableRandom random = new SplittableRandom(101);
    for (int kill = 0; kill < KILLS; kill++) {
      ChildProcess child = ChildProcess.start(WorkloadRunner.class, arguments());
      int patience = random.nextInt(MOST_EPOCHS);
      for (int epoch = 0; epoch < patience; epoch++) {
        assertThat(child.line()).isEqualTo("epoch");
        poll(view);
      }
      child.kill();
      assertThat(child.lines()).allMatch(line -> line.equals("epoch"));
      assertThat(child.exitCode()).isNotZero();
      poll(view);
    }
  }

  /** No alert ever vanishes or shrinks. */
  private void poll(EpochView view) throws IOException {
    Map<String, StoredAlert> now = new HashMap<>();
    for (StoredAlert alert : view.changedSince(0, Integer.MAX_VALUE)) {
      now.put(alert.id(), alert);
      StoredAlert before = seen.getOrDefault(alert.id(), alert);
      assertThat(alert.count()).as(alert.id()).isGreaterThanOrEqualTo(before.count());
    }
    assertThat(now.keySet()).containsAll(seen.keySet());
    seen.putAll(now);
  }

  private static List<Outcome> truth() {
    OneThread truth = new OneThread(Workload.engine(), "test");
    for (long push = 0; push < PUSHES; push++) {
      truth.read(Workload.source(push), WorkloadRunner.number(push).payload());
    }
    return truth.end();
  }

  private Path folder() {
    return parent.resolve("data");
  }

  private String[] arguments() {
    return new String[] {folder().toString(), "" + PUSHES};
  }
}

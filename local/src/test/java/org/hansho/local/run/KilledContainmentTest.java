package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hansho.local.crash.ChildProcess;
import org.hansho.local.crash.CrashPoint;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.EpochView;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process with the built-in detections is killed while it finds out which records it fails at:
 * these are dead letters once each, and everything else is as if they had never come.
 */
class KilledContainmentTest {
  private static final int KILLS = Integer.getInteger("hansho.hostile.kills", 2);
  private static final int MOST_EPOCHS = 8;

  /** Where the process dies, and the how manieth time it comes there. */
  private static final List<String> DEATHS =
      List.of(
          "runner.record-left-out:1",
          "runner.after-reading:2",
          "runner.record-left-out:4",
          "runner.before-commit:2",
          "runner.record-left-out:3",
          "runner.after-commit:2",
          "runner.after-layer:9");

  @TempDir private Path parent;

  @Test
  void guiltyRecordsAreLettersOnceAndAllElseIsFoundAsWithoutThem() throws Exception {
    Path killed = parent.resolve("killed");
    for (String death : DEATHS) {
      String label = death.substring(0, death.indexOf(':'));
      int turn = Integer.parseInt(death.substring(label.length() + 1));
      ChildProcess child = ChildProcess.armed(label, turn, HostileRunner.class, killed.toString());
      List<String> lines = child.lines();
      assertThat(child.exitCode()).as(death + lines).isEqualTo(CrashPoint.EXIT_CODE);
    }
    dieAtRandomMoments(killed);
    ChildProcess last = ChildProcess.start(HostileRunner.class, killed.toString());
    List<String> lines = last.lines();
    assertThat(last.exitCode()).as(lines.toString()).isZero();
    assertThat(lines.get(lines.size() - 1)).isEqualTo("drained conserved");

    Path undisturbed = parent.resolve("undisturbed");
    assertThat(run(undisturbed, HostileRecords.faulty(), HostileRecords.withGuilty()))
        .isEqualTo(LocalRunner.alerts(killed.resolve("epochs.db")));
    assertThat(letters(killed))
        .hasSize(HostileRecords.GUILTY)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(letters(undisturbed));
    List<Outcome> without =
        run(parent.resolve("without"), HostileRecords.sound(), HostileRecords.withoutGuilty());
    assertThat(without).hasSizeGreaterThan(14);
    assertThat(LocalRunner.alerts(killed.resolve("epochs.db"))).isEqualTo(without);
  }

  private void dieAtRandomMoments(Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(101);
    for (int kill = 0; kill < KILLS; kill++) {
      ChildProcess child = ChildProcess.start(HostileRunner.class, folder.toString());
      int patience = random.nextInt(MOST_EPOCHS);
      for (int epoch = 0; epoch < patience; epoch++) {
        child.line();
      }
      child.kill();
      child.lines();
      child.exitCode();
    }
  }

  private static List<Outcome> run(Path folder, Engine engine, HostileRecords records)
      throws IOException {
    try (LocalRunner runner =
        new LocalRunner(folder, engine, HostileRunner.settings(), HostileRunner.clock())) {
      for (long number = 0; number < records.pushes(); number++) {
        runner.runner.push(records.push(number)).join();
        runner.settle();
      }
      runner.drain();
      return runner.alerts();
    }
  }

  /** What the dead letters say, without their numbers; each can be processed again. */
  private static List<String> letters(Path folder) throws IOException {
    List<String> letters = new ArrayList<>();
    try (EpochView view = EpochView.open(folder.resolve("epochs.db"))) {
      for (DeadLetter letter : view.deadLetters(1_000)) {
        letters.add(
            String.join(
                " | ",
                letter.stage(),
                letter.part(),
                letter.source(),
                "" + letter.position(),
                "" + letter.time(),
                letter.reason(),
                letter.hash() == 0 ? new String(letter.record(), StandardCharsets.UTF_8) : ""));
        assertThat(letter.isWhole()).as(letter.reason()).isTrue();
      }
    }
    return letters;
  }
}

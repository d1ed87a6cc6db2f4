package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.files.FaultyFiles;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.folder.FaultyFolder;
import org.hansho.local.folder.SmallDisk;
import org.hansho.local.journal.Receipt;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fails in the same epochs as records do: each guilty one is a letter once. */
class ContainmentOnAFailingDiskTest {
  private static final HostileRecords RECORDS = HostileRecords.withGuilty();
  private static final Engine FAULTY = HostileRecords.faulty();
  private static final int PUSHES = 12;
  private static final int MOST_FAILURES = 20;

  private static List<Outcome> truth;

  @TempDir private Path parent;

  @BeforeAll
  static void withoutGuilty(@TempDir Path folder) throws IOException {
    HostileRecords records = HostileRecords.withoutGuilty();
    try (LocalRunner runner =
        new LocalRunner(
            folder.resolve("data"),
            HostileRecords.sound(),
            HostileRunner.settings(),
            HostileRunner.clock())) {
      for (long number = 0; number < records.pushes(); number++) {
        runner.runner.push(records.push(number)).join();
        runner.settle();
      }
      runner.drain();
      truth = runner.alerts();
    }
  }

  private static Runner open(DataFolder folder) throws IOException {
    return Runner.open(folder, FAULTY, HostileRunner.settings(), HostileRunner.clock());
  }

  private static void assertAsWithout(Path data) throws IOException {
    assertThat(LocalRunner.alerts(data.resolve("epochs.db"))).isEqualTo(truth);
    try (EpochView view = EpochView.open(data.resolve("epochs.db"))) {
      List<String> letters = new ArrayList<>();
      for (DeadLetter letter : view.deadLetters(1_000)) {
        assertThat(letter.isWhole()).isTrue();
        letters.add(letter.stage() + " " + letter.source() + " " + letter.position());
      }
      assertThat(letters).hasSize(HostileRecords.GUILTY).doesNotHaveDuplicates();
    }
  }

  /** The journal's disk fails at each operation of an epoch in turn. */
  @Test
  void whatCannotBeReadFromTheJournalIsReadLaterAndOnce() throws Exception {
    FaultyFiles files = new FaultyFiles(7);
    Path data = parent.resolve("data");
    int failures = 0;
    try (DataFolder folder = FaultyFolder.open(files, data);
        Runner runner = open(folder)) {
      for (long next = 0; next < RECORDS.pushes(); next++) {
        assertThat(runner.push(RECORDS.push(next)).join()).isInstanceOf(Receipt.Kept.class);
        files.failAt(files.operations() + 1 + next % 2);
        boolean more = true;
        for (int tries = 0; more && tries < MOST_FAILURES; tries++) {
          try {
            more = runner.runEpoch();
          } catch (IOException failed) {
            failures++;
          }
        }
        files.forgetFailures();
      }
      runner.drain();
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
      assertThat(runner.counters()).containsEntry(Counters.PUSHES, RECORDS.pushes());
    }
    assertThat(failures).isGreaterThan(5);
    assertAsWithout(data);
  }

  /** The disk of the database is full while letters are to be written; half the time it ends so. */
  @Test
  void whatCannotBeCommittedIsCommittedLaterOrReadAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(parent, 24)) {
      assertThat(disk).isNotNull();
      Path data = parent.resolve("data");
      int failures = 0;
      long next = 0;
      for (int round = 0; next < RECORDS.pushes(); round++) {
        try (DataFolder folder = DataFolder.open(data);
            Runner runner = open(folder)) {
          for (int i = 0; i < PUSHES && next < RECORDS.pushes(); i++, next++) {
            assertThat(runner.push(RECORDS.push(next)).join()).isInstanceOf(Receipt.Kept.class);
          }
          Path filler = fill(parent);
          failures += fails(runner) ? 1 : 0;
          Files.delete(filler);
          if (round % 2 == 0) {
            while (runner.runEpoch()) {}
          }
        }
      }
      assertThat(failures).isGreaterThan(1);
      try (DataFolder folder = DataFolder.open(data);
          Runner runner = open(folder)) {
        runner.drain();
        assertThat(new Counters(runner.counters()).broken()).isEmpty();
      }
      assertAsWithout(data);
    }
  }

  private static boolean fails(Runner runner) {
    try {
      while (runner.runEpoch()) {}
      return false;
    } catch (IOException full) {
      return true;
    }
  }

  private static Path fill(Path disk) throws IOException {
    Path filler = disk.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write("filler".repeat(700).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException full) {
      return filler;
    }
  }
}

package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.local.alarm.Alarm;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.local.epoch.DeadLetter;
import org.hansho.local.journal.JournalSettings;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process was killed before SQLite moved anything from the write-ahead log into the database, and
 * the log is damaged then: SQLite takes it for one that ends there, or for none. What is missing is
 * reported, or was read again.
 */
class DamagedWriteAheadLogTest {
  private static final int PUSHES = 12;
  private static final int DAMAGES = Integer.getInteger("hansho.flips", 400) / 10;
  private static final Engine ENGINE = Workload.engine();

  @TempDir private Path parent;
  private Path killed = Path.of("");
  private byte[] log = {};
  private List<Outcome> truth = List.of();

  private static LocalRunner open(Path folder) throws IOException {
    JournalSettings small = new JournalSettings(12_000, 10_000_000, 10_000, 1_000_000);
    return new LocalRunner(
        folder,
        ENGINE,
        LocalSettings.of("test", 1).withJournal(small),
        () -> WorkloadRunner.number(PUSHES).time());
  }

  @BeforeEach
  void run() throws IOException {
    Path live = parent.resolve("live");
    killed = parent.resolve("killed");
    try (LocalRunner runner = open(live)) {
      for (int number = 0; number < PUSHES; number++) {
        runner.runner.push(WorkloadRunner.number(number)).join();
        runner.settle();
      }
      copy(live, killed);
      runner.drain();
      truth = runner.alerts();
    }
    log = Files.readAllBytes(killed.resolve("epochs.db-wal"));
    assertThat(truth).isNotEmpty();
    assertThat(log).hasSizeGreaterThan(100_000);
    assertThat(Files.size(killed.resolve("epochs.db"))).isLessThan(10_000);
    try (Stream<Path> segments = Files.list(killed.resolve("journal"))) {
      assertThat(segments.sorted().findFirst().orElseThrow().toString())
          .doesNotEndWith("0001.journal");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.toString().endsWith("-shm")) {
          Files.copy(file, target);
        }
      }
    }
  }

  private String outcome(int number, byte[] damaged) throws IOException {
    Path folder = parent.resolve("damaged-" + number);
    copy(killed, folder);
    Files.write(folder.resolve("epochs.db-wal"), damaged);
    try (LocalRunner runner = open(folder)) {
      boolean older =
          runner.runner.alarms().stream()
              .map(Alarm::kind)
              .anyMatch(AlarmKind.OLDER_DATABASE::equals);
      runner.settle();
      List<DeadLetter> gaps = runner.runner.deadLetters().list(DeadLetter.JOURNAL, 0, 10);
      runner.drain();
      assertThat(gaps.isEmpty() || older).isTrue();
      if (gaps.isEmpty()) {
        assertThat(runner.alerts()).isEqualTo(truth);
      }
      return (older ? "reported" : "nothing lost") + (gaps.isEmpty() ? "" : ", with a gap");
    } catch (IOException refused) {
      assertThat(refused.getMessage()).contains("epochs.db").hasSizeGreaterThan(40);
      return "refused";
    }
  }

  @Test
  void whatIsMissingIsReportedAndTheRestIsReadAgain() throws IOException {
    Random random = new Random(30);
    Map<String, Integer> outcomes = new TreeMap<>();
    assertThat(outcome(-1, log)).isEqualTo("nothing lost");
    assertThat(outcome(-2, new byte[0])).isEqualTo("reported, with a gap");
    for (int damage = 0; damage < DAMAGES; damage++) {
      byte[] damaged = log.clone();
      if (damage % 4 == 0) {
        damaged = Arrays.copyOf(log, random.nextInt(log.length));
      } else {
        int bit = random.nextInt(damage % 4 == 1 ? 32 * 8 : log.length * 8);
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
      }
      outcomes.merge(outcome(damage, damaged), 1, Integer::sum);
    }
    assertThat(outcomes.keySet()).contains("reported, with a gap");
  }
}

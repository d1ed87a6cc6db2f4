package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hansho.content.DetectionFile;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder that an earlier program has left goes on as if nothing had happened: counts run, windows
 * are open, facts wait, baselines have learned. It lies in {@code src/test/resources/folder}; a new
 * one, beside the old ones, is made with {@code -Dhansho.update=true}.
 */
class SavedFolderTest {
  private static final Path FOLDERS = Path.of("src/test/resources/folder");
  private static final long CUT = 600;
  private static final long EVENTS = 1_400;
  private static final int LINES = 30;

  /** Every third event of the workload, so that minutes pass. */
  private static final long STEP = 3;

  /** A detection whose rule and correlation see the same records. */
  private static final String OF_TWO_DOCUMENTS = "test/guessed";

  /** A count of more than ten records. */
  private static final String COUNTED = "test/many-denied";

  @TempDir private Path parent;

  private static Engine engine() {
    List<DetectionFile> files = new ArrayList<>(Workload.detections());
    files.add(NewHost.file("read", 1_200));
    files.add(
        Workload.file(
            "test/closing.yml",
            Workload.correlation(
                "closing",
                "host",
                "low",
                "type: event_count\nrules: [beat]\ntimespan: 1m\ncondition: {lte: 1000}")));
    return Workload.engine(files);
  }

  private static LocalRunner open(Path folder) throws IOException {
    return new LocalRunner(
        folder, engine(), LocalSettings.of("saved", 2), () -> Workload.time(EVENTS * STEP));
  }

  private static void push(LocalRunner runner, long from, long to) throws IOException {
    List<Long> numbers = new ArrayList<>();
    for (long number = from; number < to; number++) {
      numbers.add(number * STEP);
    }
    for (Workload.Pushed pushed : Workload.pushes(numbers, LINES)) {
      runner.push(pushed.source(), pushed.arrival(), pushed.records());
    }
    runner.settle();
  }

  private static List<Outcome> rest(Path folder) throws IOException {
    try (LocalRunner runner = open(folder)) {
      assertThat(runner.runner.setAside()).isEmpty();
      assertThat(RestartedContent.states(engine().detectors(), runner.runner))
          .allSatisfy((document, keys) -> assertThat(keys).as(document).isPositive());
      push(runner, CUT, EVENTS);
      runner.drain();
      return runner.alerts();
    }
  }

  private static void pack(Path folder, Path zip) throws IOException {
    Files.createDirectories(Objects.requireNonNull(zip.getParent()));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (!name.startsWith("work") && !name.equals("lock")) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(path, out);
        }
      }
    }
  }

  private static void unpack(Path zip, Path folder) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.copy(in, file);
      }
    }
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> saved = Files.list(FOLDERS)) {
      return saved.sorted().toList();
    }
  }

  private Path made() throws IOException {
    Path folder = parent.resolve("made");
    try (LocalRunner runner = open(folder)) {
      push(runner, 0, CUT);
    }
    return folder;
  }

  /**
   * Whoever counted a record once for each document that saw it, as older programs did, may have
   * counted more in alerts that were open then. Whoever kept only the ten newest records of a
   * count, as they did, begins its alert later. All else is the same.
   */
  private static void assertGoesOnAs(String saved, List<Outcome> all, List<Outcome> expected) {
    assertThat(all).as(saved).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Outcome one = all.get(i);
      Outcome other = expected.get(i);
      long most = other.detection().equals(OF_TWO_DOCUMENTS) ? 2 * other.count() : other.count();
      assertThat(one.count()).as(saved + " " + other).isBetween(other.count(), most);
      long latest = other.detection().equals(COUNTED) ? other.last() : other.first();
      assertThat(one.first()).as(saved + " " + other).isBetween(other.first(), latest);
      assertThat(one)
          .as(saved)
          .isEqualTo(
              new Outcome(
                  other.id(),
                  other.detection(),
                  one.count(),
                  other.severity(),
                  one.first(),
                  other.last(),
                  other.summary()));
    }
  }

  @Test
  void r705EverySavedFolderGoesOnLikeOneOfThisProgram() throws IOException {
    Path made = made();
    if (Boolean.getBoolean("hansho.update")) {
      pack(made, FOLDERS.resolve(folders().size() + 1 + ".zip"));
    }
    List<Outcome> expected = rest(made);
    assertThat(expected).extracting(Outcome::detection).contains("test/closing", "test/guessed");
    assertThat(folders()).isNotEmpty();
    for (Path saved : folders()) {
      Path unpacked = parent.resolve(saved.getFileName() + "-unpacked");
      unpack(saved, unpacked);
      assertGoesOnAs(saved.toString(), rest(unpacked), expected);
    }
  }
}

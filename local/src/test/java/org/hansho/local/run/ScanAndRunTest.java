package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.content.TestLines;
import org.hansho.detect.SeededHashes;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Formats;
import org.hansho.format.Recognition;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.TestWorld;
import org.hansho.record.Format;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.database.DatabaseSimulation;
import org.hansho.testkit.database.ServerLog;
import org.hansho.testkit.runner.OneThread;
import org.hansho.testkit.runner.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scan of files and a runner that got the same records when they happened find the same, with all
 * built-in detections and all formats but documents; also if the runner's process ends in between.
 */
class ScanAndRunTest {
  private static final long SECOND = DatabaseAttack.SECOND;
  private static final long WRITTEN = TestLines.START.getEpochSecond() * SECOND;
  private static final String ROOT = "..";
  private static final int MOST = 640;
  private static final int MOST_DETECTIONS = 60;
  private static final int RESTARTS = 9;

  /** Tests of more blocks than this are left out; more in the profile {@code long-proofs}. */
  private static final int LONGEST = Integer.getInteger("hansho.blocks", 300);

  private static Content content;
  private static Engine engine;

  @TempDir private Path parent;

  @BeforeAll
  static void compile() throws IOException {
    content = ContentFolder.read(Path.of(ROOT, "content"));
    engine = TestWorld.engine(content);
  }

  private List<String> agreed(Replay replay, int blocksAnEpoch, int restarts) throws IOException {
    List<String> scanned = said(replay.scanned());
    List<String> run = said(replay.run(parent.resolve("data"), blocksAnEpoch, restarts));
    assertThat(run).isEqualTo(scanned);
    return scanned;
  }

  private static List<String> said(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(one -> one.detection() + " " + one.id() + " " + one.count() + " " + one.severity())
        .sorted()
        .toList();
  }

  private static List<byte[]> lines(String text) {
    return text.lines().map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8)).toList();
  }

  @Test
  void theSamplesGiveTheSame() throws IOException {
    Replay replay = new Replay(engine);
    try (Stream<Path> files = Files.walk(Path.of(ROOT, "samples"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Recognition found =
            FormatRecognition.recogniseBehind(bytes, bytes.length, engine.formats());
        if (found instanceof Recognition.Recognised known) {
          String text = new String(bytes, StandardCharsets.UTF_8);
          replay.add(file.toString(), known.format(), WRITTEN, lines(text));
        }
      }
    }
    assertThat(agreed(replay, 7, RESTARTS)).hasSize(4);
  }

  @Test
  void theTestsOfAllDetectionsGiveTheSame() throws IOException {
    Replay replay = new Replay(engine);
    int added = 0;
    for (Detection detection : content.detections()) {
      for (DetectionTest test : detection.tests()) {
        Format format = Formats.named(test.format());
        if (format == null || format.readsWhole()) {
          continue;
        }
        String source = detection.id() + ": " + test.name();
        List<byte[]> blocks =
            TestLines.blocks(test).stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        if (blocks.size() <= LONGEST) {
          added += replay.add(source, format, WRITTEN, blocks) ? 1 : 0;
        }
      }
    }
    List<String> found = agreed(replay, 500, RESTARTS);
    assertThat(added).isGreaterThan(MOST);
    assertThat(found.stream().map(one -> one.substring(0, one.indexOf(' '))).distinct().count())
        .isGreaterThan(MOST_DETECTIONS);
  }

  /**
   * All flows to one service are one key, of whose connections there are more than it remembers.
   */
  @Test
  void countsOfConnectionsDoNotDependOnTheSecretSeed() {
    List<List<String>> found = new ArrayList<>();
    for (String seed : List.of("seed one, one....", "seed two, two....", "seed three, 3....")) {
      byte[] bytes = Arrays.copyOf(seed.getBytes(StandardCharsets.UTF_8), SeededHashes.SEED_BYTES);
      OneThread scan = new OneThread(engine.with(SeededHashes.of(bytes)), Replay.TENANT);
      for (Detection detection : content.detections()) {
        if (detection.id().startsWith("network/incoming-")) {
          for (DetectionTest test : detection.tests()) {
            Format format = Objects.requireNonNull(Formats.named(test.format()));
            String lines = String.join("", TestLines.blocks(test));
            scan.read(detection.id() + test.name(), format, format.described(lines));
          }
        }
      }
      found.add(said(scan.end()));
    }
    assertThat(found.get(0)).isNotEmpty().isEqualTo(found.get(1)).isEqualTo(found.get(2));
  }

  @Test
  void generatedStatementsOfThreeServersGiveTheSame() throws IOException {
    Replay replay = new Replay(engine);
    DatabaseSimulation simulation = new DatabaseSimulation(7, 20, 30);
    List<List<byte[]>> logs = new ArrayList<>();
    for (ServerLog ignored : ServerLog.values()) {
      logs.add(new ArrayList<>());
    }
    simulation.run(
        (log, time, line, byProgram) ->
            logs.get(log.ordinal()).add((line + "\n").getBytes(StandardCharsets.UTF_8)));
    for (ServerLog log : ServerLog.values()) {
      Format format = Objects.requireNonNull(Formats.named(log.format()));
      assertThat(replay.add(log.name(), format, WRITTEN, logs.get(log.ordinal()))).isTrue();
    }
    assertThat(agreed(replay, 300, 0)).isNotEmpty();
  }
}

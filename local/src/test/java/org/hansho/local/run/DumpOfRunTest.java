package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.content.TestLines;
import org.hansho.format.Formats;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.runner.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A memory dump that somebody writes while the runner reads is looked at once it is whole. */
class DumpOfRunTest {
  private static final String DETECTION = "windows-crash-dump/shellcode";
  private static final long SECOND = 1_000_000_000L;

  private static Engine engine;

  private final AtomicLong clock =
      new AtomicLong(TestLines.START.getEpochSecond() * SECOND + SECOND);

  @TempDir private Path parent;

  @BeforeAll
  static void compile() throws IOException {
    engine = Engine.compile(ContentFolder.read(Path.of("../content")));
  }

  private static byte[] dump() {
    Format format = Objects.requireNonNull(Formats.named("windows-minidump"));
    DetectionTest test =
        engine.content().detections().stream()
            .filter(each -> each.id().equals(DETECTION))
            .map(Detection::tests)
            .flatMap(List::stream)
            .filter(DetectionTest::fires)
            .findFirst()
            .orElseThrow();
    return format.described(TestLines.blocks(test).get(0));
  }

  private LocalRunner open() throws IOException {
    RunnerSettings settings =
        LocalSettings.of("test", 2)
            .withIntake(
                new IntakeSettings(
                    Map.of("dumps", "windows-minidump"),
                    IntakeSettings.DEFAULT.deadLetterBytes(),
                    IntakeSettings.DEFAULT.keyBytes()));
    return new LocalRunner(parent.resolve("data"), engine, settings, clock::get);
  }

  @Test
  void aDumpInPiecesRaisesItsAlertHalfAMinuteAfterTheLastPieceAlsoAcrossARestart()
      throws IOException {
    byte[] dump = dump();
    BytesInput file = new BytesInput("dumps");
    try (LocalRunner runner = open()) {
      runner.runner.add(file);
      file.write(Arrays.copyOf(dump, dump.length / 2));
      runner.settle();
      clock.addAndGet(20 * SECOND);
      file.write(Arrays.copyOfRange(dump, dump.length / 2, dump.length - 1));
      runner.settle();
    }
    try (LocalRunner runner = open()) {
      runner.runner.add(file);
      clock.addAndGet(20 * SECOND);
      file.write(Arrays.copyOfRange(dump, dump.length - 1, dump.length));
      runner.settle();
      clock.addAndGet(29 * SECOND);
      runner.settle();
      assertThat(runner.alerts()).isEmpty();
      clock.addAndGet(2 * SECOND);
      runner.settle();
      assertThat(runner.alerts()).extracting(Outcome::detection).containsExactly(DETECTION);
      assertThat(runner.counters()).doesNotContainKey(Counters.MALFORMED);
    }
  }
}

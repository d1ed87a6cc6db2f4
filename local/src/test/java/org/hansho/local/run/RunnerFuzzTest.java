package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hansho.format.Formats;
import org.hansho.local.alarm.AlarmKind;
import org.hansho.record.Format;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A runner that is given broken samples of all formats, in any order to any source, and is closed
 * at any moment: it always opens again, goes on, and every push, event and fact is accounted for.
 */
class RunnerFuzzTest {
  private static final int SEEDS = Integer.getInteger("hansho.seeds", 4);
  private static final int RESTARTS = 8;
  private static final int PUSHES = 12;
  private static final int SOURCES = 9;
  private static final int LARGEST_PUSH = 30_000;
  private static final int LONG_VALUE = 9_000;

  @TempDir private Path parent;

  static List<Integer> seeds() {
    return Stream.iterate(1, seed -> seed + 1).limit(SEEDS).toList();
  }

  private static List<byte[]> samples() throws IOException {
    Path resources =
        Path.of(System.getProperty("hansho.root", ".."), "formats", "src", "test", "resources");
    List<byte[]> samples = new ArrayList<>();
    for (Format format : Formats.ALL) {
      try (Stream<Path> files = Files.list(resources.resolve("format").resolve(format.name()))) {
        for (Path file : files.filter(one -> !one.toString().endsWith(".json")).sorted().toList()) {
          samples.add(Files.readAllBytes(file));
        }
      }
    }
    return samples;
  }

  private static byte[] mutated(byte[] sample, SplittableRandom random) {
    int from = random.nextInt(Math.max(1, sample.length - LARGEST_PUSH));
    byte[] bytes = Arrays.copyOfRange(sample, from, Math.min(sample.length, from + LARGEST_PUSH));
    int changes = random.nextInt(5);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length + 1);
      int kind = random.nextInt(4);
      if (kind == 0 && at < bytes.length) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
      } else if (kind == 1) {
        bytes = Arrays.copyOf(bytes, at);
      } else {
        byte[] more = new byte[kind == 2 ? 1 + random.nextInt(4) : LONG_VALUE];
        Arrays.fill(more, (byte) (random.nextBoolean() ? 's' : random.nextInt(256)));
        bytes = spliced(bytes, at, more);
      }
    }
    return bytes.length == 0 ? new byte[] {'\n'} : bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] more) {
    byte[] result = new byte[bytes.length + more.length];
    System.arraycopy(bytes, 0, result, 0, at);
    System.arraycopy(more, 0, result, at, more.length);
    System.arraycopy(bytes, at, result, at + more.length, bytes.length - at);
    return result;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void r402EverythingIsAccountedForWhateverComesInAndWheneverItIsClosed(int seed)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> samples = samples();
    long pushed = 0;
    for (int restart = 0; restart <= RESTARTS; restart++) {
      RunnerSettings settings =
          LocalSettings.of("test", 1 + seed % 2).withBatchBytes(1 + random.nextInt(200_000));
      try (LocalRunner runner =
          new LocalRunner(
              parent.resolve("data"), Workload.engine(), settings, () -> Workload.time(10))) {
        for (int push = 0; push < PUSHES; push++) {
          byte[] bytes = mutated(samples.get(random.nextInt(samples.size())), random);
          String source = "source-" + random.nextInt(SOURCES);
          runner.push(source, Workload.START, bytes);
          pushed++;
          if (random.nextInt(3) == 0) {
            runner.runner.runEpoch();
          }
        }
        if (random.nextBoolean()) {
          runner.settle();
        }
        if (random.nextInt(3) == 0) {
          runner.runner.deadLetters().processAgain("");
          runner.runner.runEpoch();
        }
        assertSound(runner);
        if (restart == RESTARTS) {
          runner.drain();
          assertSound(runner);
          assertThat(runner.counters()).containsEntry(Counters.PUSHES, pushed);
        }
      }
    }
  }

  private static void assertSound(LocalRunner runner) {
    assertThat(new Counters(runner.counters()).broken()).isEmpty();
    assertThat(runner.runner.alarms())
        .noneMatch(
            alarm ->
                alarm.kind() == AlarmKind.FAILED_RECORDS
                    || alarm.kind() == AlarmKind.QUARANTINED
                    || alarm.kind() == AlarmKind.BROKEN_SUM);
  }
}

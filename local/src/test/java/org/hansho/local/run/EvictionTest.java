package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hansho.detect.GroupKey;
import org.hansho.local.epoch.EpochStore;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invented names take no more room than there is, and evictions raise an alarm. */
class EvictionTest {
  private static final int NAMES = 20_000;
  private static final int PUSHES = 40;
  private static final int AT_ONCE = 50;
  private static final int MOST_KEYS = 1_200;
  private static final long SECOND = 1_000_000_000L;

  private final Engine engine = Workload.engine(List.of(NewHost.file("read", MOST_KEYS)));

  @TempDir private Path parent;

  /** Many names at the same moment, so that which of them goes is a matter of their keys. */
  private static byte[] push(int number) {
    StringBuilder text = new StringBuilder();
    for (int n = number * NAMES / PUSHES; n < (number + 1) * NAMES / PUSHES; n++) {
      long time = Workload.START + n / AT_ONCE * SECOND;
      text.append(Workload.line(time, "read", "invented-" + n, "host"));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Long> run(String folder, int workers, int restartEvery) throws IOException {
    LocalRunner runner = open(folder, workers);
    try {
      for (int number = 0; number < PUSHES; number++) {
        runner.push("one", Workload.START + NAMES / AT_ONCE * SECOND, push(number));
        runner.settle();
        if (number % restartEvery == restartEvery - 1) {
          runner.close();
          runner = open(folder, 1 + number % 5);
        }
      }
      runner.drain();
      return runner.counters();
    } finally {
      runner.close();
    }
  }

  private LocalRunner open(String folder, int workers) throws IOException {
    RunnerSettings settings = LocalSettings.of("test", workers);
    return new LocalRunner(
        parent.resolve(folder), engine, settings, () -> Workload.START + NAMES * SECOND);
  }

  /** A folder with the same secret seed. */
  private void copy(String from, String to) throws IOException {
    Path copy = Files.createDirectories(parent.resolve(to));
    for (String file : List.of("format", "epochs.db")) {
      Files.copy(parent.resolve(from).resolve(file), copy.resolve(file));
    }
  }

  /** Everything that detectors have learned. */
  private List<String> learned(String folder) throws IOException {
    List<String> learned = new ArrayList<>();
    Path database = parent.resolve(folder).resolve("epochs.db");
    try (EpochStore store = EpochStore.open(database, parent)) {
      store.load(
          chunk -> {
            if (chunk.layer() > 0) {
              learned.add(chunk.chunk() + chunk.partition() + " " + Arrays.hashCode(chunk.body()));
            }
          });
    }
    return learned;
  }

  @Test
  void inventedNamesAreCountedAndKeepNoMoreRoomThanTheLimit() throws IOException {
    Map<String, Long> counters = run("data", 2, Integer.MAX_VALUE);
    long evicted = counters.getOrDefault("states.evicted", 0L);
    assertThat(evicted).isBetween((long) NAMES - MOST_KEYS, (long) NAMES);
    assertThat(counters).containsEntry("states.evicted/new-host", evicted);
    assertThat(learned("data")).hasSizeLessThanOrEqualTo(GroupKey.GROUPS);
  }

  @Test
  void whatIsEvictedDependsNeitherOnWorkersNorOnRestarts() throws IOException {
    open("one", 1).close();
    copy("one", "many");
    copy("one", "again");
    Map<String, Long> counters = run("one", 1, Integer.MAX_VALUE);
    assertThat(run("many", 4, Integer.MAX_VALUE)).isEqualTo(counters);
    assertThat(run("again", 3, 7)).isEqualTo(counters);
    assertThat(learned("many")).isNotEmpty().isEqualTo(learned("one"));
    assertThat(learned("again")).isEqualTo(learned("one"));
  }
}

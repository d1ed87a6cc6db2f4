package org.hansho.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journal and store in a process that is killed again and again. */
class KilledRunnerTest {
  private static final int KILLS = Integer.getInteger("hansho.kills", 20);
  private static final int MORE = 60;
  private static final int ENOUGH = 600;
  private static final int HEADER = 52;

  @TempDir private Path parent;
  private final Map<String, StoredAlert> seen = new HashMap<>();
  private long acknowledged = -1;

  @Test
  void nothingIsLostOrDoubledByKillsAtRandomMoments() throws Exception {
    SplittableRandom random = new SplittableRandom(101);
    runToTheEnd();
    try (EpochView view = EpochView.open(database())) {
      for (int kill = 0; kill < KILLS; kill++) {
        ChildProcess child = start(Long.MAX_VALUE);
        int patience = random.nextInt(1, 50);
        for (int lines = 0; lines < patience; lines++) {
          take(child.line());
          if (lines % 10 == 0) {
            poll(view);
          }
        }
        child.kill();
        child.lines().forEach(this::take);
        assertThat(child.exitCode()).isNotZero();
        poll(view);
      }
      runToTheEnd();
      poll(view);
      checkAlerts();
    }
  }

  @Test
  void nothingIsLostOrDoubledByACrashAtAnyLabel() throws Exception {
    List<String> labels =
        CrashLabels.inOrderOfLife().stream().filter(label -> !label.startsWith("runner.")).toList();
    assertThat(labels).hasSizeGreaterThan(20);
    for (String label : labels) {
      boolean atStart = CrashLabels.isAtStart(label);
      if (label.contains("torn-segment")) {
        Files.write(nextSegment(), new byte[10]);
      } else if (label.contains("torn-tail")) {
        Files.write(lastSegment(HEADER), new byte[100], StandardOpenOption.APPEND);
      }
      ChildProcess child =
          ChildProcess.armed(
              label, atStart ? 1 : 3, CountingRunner.class, arguments(acknowledged + ENOUGH));
      child.lines().forEach(this::take);
      assertThat(child.exitCode()).as(label).isEqualTo(CrashPoint.EXIT_CODE);
    }
    runToTheEnd();
    try (EpochView view = EpochView.open(database())) {
      poll(view);
      checkAlerts();
    }
  }

  private ChildProcess start(long until) throws IOException {
    return ChildProcess.start(CountingRunner.class, arguments(until));
  }

  private String[] arguments(long until) {
    return new String[] {folder().toString(), "" + acknowledged, "" + until};
  }

  private void runToTheEnd() throws Exception {
    ChildProcess child = start(acknowledged + MORE);
    child.lines().forEach(this::take);
    assertThat(child.exitCode()).isZero();
  }

  private void take(@Nullable String line) {
    assertThat(line).isNotNull().matches("opened|kept \\d+|committed \\d+");
    if (line != null && line.startsWith("kept ")) {
      acknowledged = Math.max(acknowledged, Long.parseLong(line.substring(5)));
    }
  }

  private void poll(EpochView view) throws IOException {
    Map<String, StoredAlert> now = new HashMap<>();
    view.changedSince(0, Integer.MAX_VALUE).forEach(alert -> now.put(alert.id(), alert));
    assertThat(now.keySet()).containsAll(seen.keySet());
    seen.forEach(
        (id, before) ->
            assertThat(count(now.get(id))).as(id).isGreaterThanOrEqualTo(before.count()));
    seen.putAll(now);
  }

  /** Every number up to the last one is in exactly one alert. */
  private void checkAlerts() {
    long counted = seen.values().stream().mapToLong(StoredAlert::count).sum();
    assertThat(counted).isGreaterThan(acknowledged);
    for (long number = 0; number < counted; number += CountingRunner.FOLD) {
      StoredAlert alert = seen.get("alert-" + number / CountingRunner.FOLD);
      assertThat(count(alert))
          .as("alert of " + number)
          .isEqualTo(Math.min(CountingRunner.FOLD, counted - number));
    }
    assertThat(seen).hasSize((int) ((counted + CountingRunner.FOLD - 1) / CountingRunner.FOLD));
  }

  private static long count(@Nullable StoredAlert alert) {
    return alert == null ? 0 : alert.count();
  }

  private Path folder() {
    return parent.resolve("data");
  }

  private Path database() {
    return folder().resolve("epochs.db");
  }

  /** The last segment of more than so many bytes. */
  private Path lastSegment(long bytes) throws IOException {
    try (Stream<Path> files = Files.list(folder().resolve("journal"))) {
      return files
          .filter(file -> file.toFile().length() > bytes)
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private Path nextSegment() throws IOException {
    String last = lastSegment(0).getFileName().toString();
    long number = Long.parseLong(last.substring(0, last.indexOf('.')));
    return folder().resolve("journal").resolve("%019d.journal".formatted(number + 1));
  }
}

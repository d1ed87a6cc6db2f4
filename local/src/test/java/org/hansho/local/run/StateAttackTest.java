package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody invents user names by the million to fill the memory of detectors, and attacks in their
 * shadow: memory stays in its bounds, the eviction is counted, the attack is found.
 */
class StateAttackTest {
  private static final long NAMES = Long.getLong("hansho.names", 40_000);
  private static final long NAMES_A_SECOND = 1_000;
  private static final int LINES = 1_000;
  private static final int SETTLE_EVERY = 100;
  private static final int MOST_USERS = 12_800;
  private static final int MOST_COUNTED = 1_000_000;
  private static final int DAYS = 30;
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;
  private static final long FLOOD = Workload.START + (DAYS + 1) * DAY;

  private static final String MANY_DENIED =
      Workload.rule("denied")
          + "---\n"
          + Workload.correlation(
              "many-denied",
              "user",
              "high",
              "type: event_count\nrules: [denied]\ntimespan: 5m\ncondition: {gte: 12}");

  @TempDir private Path folder;

  private static Engine engine() {
    return Workload.engine(
        List.of(
            Workload.file("test/many-denied.yml", MANY_DENIED),
            NewHost.file("read, denied", MOST_USERS)));
  }

  private LocalRunner open() throws IOException {
    RunnerSettings settings = RunnerSettings.DEFAULT.withWorkers(2).withBatchBytes(32 << 20);
    return new LocalRunner(folder, engine(), settings, () -> FLOOD + NAMES * SECOND);
  }

  private static void push(LocalRunner runner, long time, String lines) {
    runner.push("one", time, lines.getBytes(StandardCharsets.UTF_8));
  }

  private static void learn(LocalRunner runner) throws IOException {
    for (int day = 0; day < DAYS; day++) {
      long time = Workload.START + day * DAY;
      StringBuilder lines = new StringBuilder();
      for (int hour = 0; hour < 8; hour++) {
        lines.append(Workload.line(time + hour * 3_600L * SECOND, "read", "erin", "host"));
      }
      push(runner, time + DAY, lines.toString());
    }
    runner.settle();
  }

  /** A second of invented names, in every other one with a real attempt. */
  private static String flood(long first) {
    StringBuilder lines = new StringBuilder();
    for (long name = first; name < Math.min(NAMES, first + LINES); name++) {
      long time = FLOOD + name * (SECOND / NAMES_A_SECOND);
      lines.append(Workload.line(time, "denied", "invented-" + name, "host"));
    }
    if (first / LINES % 2 == 0) {
      long time = FLOOD + first * (SECOND / NAMES_A_SECOND);
      lines.append(Workload.line(time, "denied", "finn", "host"));
    }
    return lines.toString();
  }

  @Test
  void r304InventedNamesFillNoMoreThanTheirRoomAndHideNothing() throws IOException {
    try (LocalRunner runner = open()) {
      learn(runner);
      for (long first = 0; first < NAMES; first += LINES) {
        push(runner, FLOOD + (first + LINES) * (SECOND / NAMES_A_SECOND), flood(first));
        if (first / LINES % SETTLE_EVERY == 0) {
          runner.settle();
        }
      }
      long end = FLOOD + NAMES * (SECOND / NAMES_A_SECOND) + SECOND;
      StringBuilder attack = new StringBuilder(Workload.line(end, "read", "erin", "vault"));
      for (int attempt = 0; attempt < 12; attempt++) {
        attack.append(Workload.line(end + attempt * SECOND, "denied", "gus", "host"));
      }
      push(runner, end + 60 * SECOND, attack.toString());
      runner.drain();
      assertThat(runner.alerts())
          .extracting(Outcome::summary)
          .contains("finn: many-denied", "gus: many-denied", "erin on vault")
          .allMatch(summary -> !summary.contains("invented"));
      assertBounded(runner.counters());
    }
  }

  private static void assertBounded(Map<String, Long> counters) {
    assertThat(counters.getOrDefault("states.evicted/new-host", 0L))
        .isGreaterThanOrEqualTo(NAMES - MOST_USERS);
    assertThat(counters.getOrDefault("states.evicted/many-denied", 0L))
        .isGreaterThanOrEqualTo(NAMES - MOST_COUNTED);
    assertThat(new Counters(counters).broken()).isEmpty();
  }
}

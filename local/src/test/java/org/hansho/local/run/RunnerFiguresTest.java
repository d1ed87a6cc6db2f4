package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.local.journal.Push;
import org.hansho.local.metric.Metrics;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runner offers to whoever publishes its figures. */
class RunnerFiguresTest {
  @TempDir private Path folder;

  /** Keeps the last value of each figure. */
  private static final class Kept implements Metrics {
    private final Map<String, Long> counters = new TreeMap<>();
    private final Map<String, Long> gauges = new TreeMap<>();

    @Override
    public void counter(String name, long value) {
      counters.put(name, value);
    }

    @Override
    public void gauge(String name, long value) {
      gauges.put(name, value);
    }
  }

  @Test
  void everyCounterIsOfferedAfterEachCommitAndAtOnceToWhoComesLater() throws IOException {
    Kept kept = new Kept();
    try (LocalRunner runner =
        new LocalRunner(
            folder, Workload.engine(), LocalSettings.of("test", 2), () -> Workload.START)) {
      runner.runner.offerTo(kept);
      assertThat(kept.counters.getOrDefault(Counters.PUSHES, 0L)).isZero();
      for (int number = 0; number < 3; number++) {
        Push push = WorkloadRunner.number(number);
        runner.push(push.source(), push.time(), push.payload());
        runner.settle();
        assertThat(kept.counters).isEqualTo(runner.counters());
      }
      assertThat(kept.counters).containsEntry(Counters.PUSHES, 3L);
      assertThat(kept.gauges)
          .containsEntry("alarms.open", 0L)
          .containsEntry("sources", (long) runner.runner.sources().size());
      Kept later = new Kept();
      runner.runner.offerTo(later);
      assertThat(later.counters).isEqualTo(kept.counters);
    }
  }
}

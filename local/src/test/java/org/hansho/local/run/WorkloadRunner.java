package org.hansho.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.journal.Push;
import org.hansho.testkit.runner.Workload;

/** The events of {@link Workload} in a {@link ChildRunner}. Arguments: data folder, pushes. */
final class WorkloadRunner {
  private static final int LINES = 100;
  private static final int AT_ONCE = 8;
  private static final int BATCH = 40_000;

  private WorkloadRunner() {}

  public static void main(String[] arguments) throws IOException {
    long all = Long.parseLong(arguments[1]);
    RunnerSettings settings = LocalSettings.of("test", 2).withBatchBytes(BATCH);
    new ChildRunner(Workload.engine(), settings, WorkloadRunner::number, AT_ONCE)
        .run(Path.of(arguments[0]), all, ArrivalClock.of(() -> Workload.time(all * LINES)));
  }

  /** The push of that number: all its events come from one source. */
  static Push number(long push) {
    StringBuilder text = new StringBuilder();
    for (long event = push * LINES; event < (push + 1) * LINES; event++) {
      text.append(Workload.line(event));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return new Push(Workload.source(push), Workload.time((push + 1) * LINES), "", bytes);
  }

  /** How many pushes so many events are. */
  static long pushes(long events) {
    return (events + LINES - 1) / LINES;
  }
}

package org.hansho.local.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.DataFolder;
import org.hansho.local.journal.Push;
import org.hansho.testkit.runner.Workload;

/** A runner without room for alerts, in a process that is to be killed. Argument: data folder. */
final class ExpiringRunner {
  static final RunnerSettings SETTINGS =
      LocalSettings.of("test", 2).withRetention(new RetentionSettings(Duration.ofDays(10), 1));

  private ExpiringRunner() {}

  public static void main(String[] arguments) throws IOException {
    try (DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        Runner runner =
            Runner.open(
                folder, Workload.engine(), SETTINGS, ArrivalClock.of(() -> Workload.START))) {
      String line = Workload.line(Workload.START, "denied", "erin", "host");
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      runner.push(new Push("one", Workload.START, "", bytes)).join();
      boolean more = true;
      while (more) {
        more = runner.runEpoch();
        System.out.println("epoch");
      }
    }
  }
}

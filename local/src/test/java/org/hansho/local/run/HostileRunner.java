package org.hansho.local.run;

import java.io.IOException;
import java.nio.file.Path;
import org.hansho.local.clock.ArrivalClock;

/** The records of {@link HostileRecords} in a {@link ChildRunner}. Argument: data folder. */
final class HostileRunner {
  private static final int AT_ONCE = 3;

  private HostileRunner() {}

  public static void main(String[] arguments) throws IOException {
    HostileRecords records = HostileRecords.withGuilty();
    new ChildRunner(HostileRecords.faulty(), settings(), records::push, AT_ONCE)
        .run(Path.of(arguments[0]), records.pushes(), clock());
  }

  static RunnerSettings settings() {
    return LocalSettings.of("test", 2).withBatchBytes(6_000);
  }

  static ArrivalClock clock() {
    return ArrivalClock.of(() -> HostileRecords.LATEST);
  }
}

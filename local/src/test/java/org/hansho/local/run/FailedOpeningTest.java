package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.folder.DataFolder;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that cannot be opened leaves no file open and no thread running, wherever it fails. */
class FailedOpeningTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir private Path folder;

  private List<Path> openFiles() throws IOException {
    List<Path> open = new ArrayList<>();
    try (Stream<Path> all = Files.list(OPEN_FILES)) {
      for (Path one : all.toList()) {
        if (Files.isSymbolicLink(one) && Files.exists(one)) {
          Path file = Files.readSymbolicLink(one);
          if (file.startsWith(folder.toRealPath()) && !file.endsWith("lock")) {
            open.add(file);
          }
        }
      }
    }
    return open;
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.contains("journal") || name.contains("hansho-worker"))
        .toList();
  }

  @Test
  void whateverCallFailsEverythingThatWasOpenedIsClosed() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(OPEN_FILES));
    try (DataFolder data = DataFolder.open(folder)) {
      Runner.open(data, Workload.engine(), LocalSettings.of("t", 2), ArrivalClock.of(() -> 1))
          .close();
      List<String> before = threads();
      int failed = 0;
      for (int call = 1; openFails(data, call); call++) {
        assertThat(openFiles()).as("call %s of the clock", call).isEmpty();
        assertThat(threads()).as("call %s of the clock", call).isSubsetOf(before);
        failed++;
      }
      assertThat(failed).isPositive();
    }
  }

  /** Opens a runner that fails when the clock is asked for that time. */
  private static boolean openFails(DataFolder data, int call) throws IOException {
    AtomicInteger calls = new AtomicInteger();
    LongSupplier time =
        () -> {
          if (calls.incrementAndGet() == call) {
            throw new StackOverflowError("invented");
          }
          return Workload.START;
        };
    Throwable failure =
        catchThrowable(
            () ->
                Runner.open(
                        data, Workload.engine(), LocalSettings.of("t", 2), ArrivalClock.of(time))
                    .close());
    assertThat(failure == null || failure instanceof StackOverflowError).isTrue();
    return failure != null;
  }
}

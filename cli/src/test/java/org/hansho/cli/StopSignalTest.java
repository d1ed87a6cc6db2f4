package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How a command ends that is asked to, in a process of its own with real signals. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class StopSignalTest {
  @Test
  void r107AServerThatDoesNotFinishInTimeEndsAllTheSameAndSaysWhoDoesTheRest() throws Exception {
    Process process = started(NeverFinishes.class);

    process.toHandle().destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.CLEAN.code());
    assertThat(rest(process)).contains("the next start", "nothing is lost");
  }

  @Test
  void aServerThatFinishesInTimeEndsWithItsOwnCode() throws Exception {
    Process process = started(FinishesWhenAsked.class);

    process.toHandle().destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(rest(process)).isEmpty();
  }

  private static Process started(Class<?> program) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    program.getName()))
            .redirectErrorStream(true)
            .start();
    assertThat(output(process).readLine()).isEqualTo("listening");
    return process;
  }

  private static BufferedReader output(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  private static String rest(Process process) throws IOException {
    StringBuilder rest = new StringBuilder();
    for (String line = output(process).readLine();
        line != null;
        line = output(process).readLine()) {
      rest.append(line).append('\n');
    }
    return rest.toString();
  }

  /** A server in the middle of work that takes longer than anybody waits. */
  static final class NeverFinishes {
    public static void main(String[] arguments) throws InterruptedException {
      StopSignal.ofServer(Duration.ofMillis(50));
      System.out.println("listening");
      new CountDownLatch(1).await();
    }
  }

  /** A server that ends what it has, once it is asked. */
  static final class FinishesWhenAsked {
    public static void main(String[] arguments) {
      StopSignal signal = StopSignal.ofServer(Duration.ofMinutes(1));
      System.out.println("listening");
      while (!signal.isAsked()) {
        Thread.onSpinWait();
      }
      signal.finish(ExitCode.FINDINGS.code());
    }
  }
}

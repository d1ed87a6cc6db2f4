package org.hansho.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The unit of systemd is one that systemd understands, and shuts off what the server does not need.
 */
class UnitTest {
  private static final Path UNIT =
      Path.of(System.getProperty("hansho.root"), "distribution/src/main/systemd/hansho.service");

  /** Out of ten, ten being the widest rights; a unit without hardening has 9.6. */
  private static final double MOST_EXPOSURE = 2.0;

  @TempDir private Path folder;

  @Test
  void systemdUnderstandsTheUnit() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not here");
    Path unit = runnable();
    assertThat(output("systemd-analyze", "verify", "--man=no", unit.toString())).isEmpty();
  }

  @Test
  void theUnitShutsOffWhatTheServerDoesNotNeed() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd-analyze is not here");
    String report =
        output(
            "systemd-analyze", "security", "--offline=true", "--no-pager", runnable().toString());
    String last =
        report.lines().filter(line -> line.contains("Overall exposure")).findFirst().orElse(report);
    assertThat(Double.parseDouble(last.replaceAll("^.*: ([0-9.]+) .*$", "$1")))
        .as(report)
        .isLessThan(MOST_EXPOSURE);
  }

  /** The unit with a program that is there: systemd looks for it. */
  private Path runnable() throws IOException {
    String text = Files.readString(UNIT).replace("/opt/hansho/bin/hansho", "/bin/sh");
    return Files.writeString(folder.resolve("hansho.service"), text);
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }
}

package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.hansho.cli.terminal.Screen;
import org.hansho.files.output.StandardOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that cannot be written is reported and never ends in 0. */
class OutputFailureTest {
  private static final String AUDIT = Run.SAMPLES + "/web-1/audit.log";
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder = Path.of("");

  private record Failed(int code, String talk) {}

  private static Failed run(OutputStream out, String... arguments) {
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            new ByteArrayInputStream(new byte[0]),
            StandardOutput.over(out),
            new PrintStream(talk, true, StandardCharsets.UTF_8),
            new Screen(false, false, 100, true),
            () -> 0,
            () -> false);
    int code = Main.run(arguments, environment, Map.of("LANG", "C"));
    return new Failed(code, talk.toString(StandardCharsets.UTF_8));
  }

  /** A pipe whose reader has gone after some bytes, and that counts what comes all the same. */
  private static final class ClosedPipe extends OutputStream {
    private int writes;

    @Override
    public void write(int b) throws IOException {
      writes++;
      throw new IOException("Broken pipe");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan AUDIT --output ndjson --quiet",
        "scan AUDIT --output csv --quiet",
        "scan AUDIT --output html --quiet",
        "scan AUDIT --output table --quiet",
        "rule list",
        "rule list --output json",
        "rule lint RULE",
        "rule lint RULE --output json",
        "rule explain RULE EVENT",
        "rule fields",
        "rule test RULE",
        "rule backtest RULE AUDIT",
        "rule backtest RULE AUDIT --output json",
        "state show sql/unusual-location AUDIT",
        "--help",
        "scan --help",
        "--version",
      })
  void aFullDeviceIsAnErrorWithItsRemedy(String line) throws IOException {
    assumeTrue(Files.exists(FULL), "skipped: there is no /dev/full");
    String rule =
        Files.writeString(
                folder.resolve("curl.yml"),
                """
                title: curl used
                logsource: {category: process_creation, product: linux}
                detection: {curl: {Image|endswith: /curl}, condition: curl}
                """)
            .toString();
    String event = Files.writeString(folder.resolve("e.json"), "{}").toString();
    String whole = line.replace("AUDIT", AUDIT).replace("RULE", rule).replace("EVENT", event);
    try (OutputStream full = new FileOutputStream(FULL.toFile())) {
      Failed failed = run(full, whole.split(" "));
      assertThat(failed.code()).as(failed.talk()).isEqualTo(7);
      assertThat(failed.talk())
          .contains("standard output cannot be written", "No space left", "Free some space")
          .doesNotContain("Exception");
    }
  }

  @Test
  void aClosedPipeIsQuietAndEndsEarly() {
    ClosedPipe pipe = new ClosedPipe();
    Failed failed = run(pipe, "scan", AUDIT, "--output", "ndjson", "--quiet");
    assertThat(failed.code()).isEqualTo(7);
    assertThat(failed.talk()).isEmpty();
    assertThat(pipe.writes).as("nothing is written again").isEqualTo(1);
  }

  @Test
  void aReportIsThereWholeOrNotAtAll() throws IOException {
    Path report = Files.writeString(folder.resolve("report.html"), "the old one");
    Run run = Run.of("scan", AUDIT, "--report", report.toString(), "--quiet");
    assertThat(run.code()).isZero();
    assertThat(report).content().endsWith("</html>\n");
    assertThat(left()).containsExactly("report.html");
  }

  @Test
  void aReportOrDeadLettersOnAFullDeviceAreAnError() throws IOException {
    assumeTrue(Files.exists(FULL), "skipped: there is no /dev/full");
    Run report = Run.of("scan", AUDIT, "--report", FULL.toString(), "--quiet");
    assertThat(report.code()).isEqualTo(7);
    assertThat(report.talk()).contains("/dev/full cannot be written, after", "No space left");
    String line = "203.0.113.5 - - [26/Nov/2026:10:00 \"GET / HTTP/1.1\" 200 12 \"-\" \"x\"\n";
    String log = Files.writeString(folder.resolve("a.log"), line.repeat(1000)).toString();
    Run letters = Run.of("scan", log, "--format", "web-access", "--dead-letters", FULL.toString());
    assertThat(letters.code()).isEqualTo(7);
    assertThat(letters.talk()).contains("/dev/full cannot be written, after", "No space left");
  }

  @Test
  void reportsAndDeadLettersAreTheirOwnersOnly() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"),
        "skipped: the system has no owners");
    Path report = folder.resolve("report.html");
    Path letters = folder.resolve("dead.ndjson");
    Files.writeString(report, "the old one, for everybody");
    Run.of("scan", AUDIT, "--report", report.toString(), "--dead-letters", letters.toString());
    for (Path file : List.of(report, letters)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  private List<String> left() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

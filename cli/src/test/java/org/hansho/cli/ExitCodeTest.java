package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitCodeTest {
  private static final String AUDIT = Run.SAMPLES + "/web-1/audit.log";

  @TempDir private Path folder = Path.of("");

  @Test
  void findingsCountOnlyWhereTheyAreAskedFor() {
    assertThat(Run.of("scan", AUDIT).code()).isEqualTo(0);
    assertThat(Run.of("scan", AUDIT, "--fail-on", "low").code()).isEqualTo(1);
  }

  @Test
  void badRulesAreTwo() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yml"), "title: x\ndetection: []\n");
    Run scan = Run.of("scan", AUDIT, "--rules", bad.toString());
    assertThat(scan.code()).isEqualTo(2);
    assertThat(scan.out()).as("one bad rule never stops the rest").isNotEmpty();
    assertThat(scan.talk()).contains("bad.yml:");
    assertThat(Run.of("scan", AUDIT, "--no-builtin").code()).isEqualTo(2);
    assertThat(Run.of("rule", "lint", bad.toString()).code()).isEqualTo(2);
  }

  @Test
  void aBadCommandLineIsThree() {
    String[][] lines = {
      {"scan"},
      {"scan", AUDIT, "--no-such-option"},
      {"scan", AUDIT, "--output", "xml"},
      {"scan", AUDIT, "--min-severity", "urgent"},
      {"scan", AUDIT, "--since", "yesterday"},
      {"scan", AUDIT, "--jobs", "0"},
      {"scan", AUDIT, "--format", "nonsense"},
      {"scan", AUDIT, "--list", "nonsense"},
      {"scan", AUDIT, "--lang", "fr"},
      {"scan", AUDIT, "--color", "pink"},
      {"scan", AUDIT, "--rules", "/no/such/path"},
      {"scan", AUDIT, "--dead-letters", "/no/such/folder/x"},
      {"scan", "-", "--since", "24h"},
      {"rule", "explain", "no-such-rule", AUDIT},
      {"nonsense"},
    };
    for (String[] line : lines) {
      Run run = Run.of(line);
      assertThat(run.code()).as(String.join(" ", line)).isEqualTo(3);
      assertThat(run.talk()).startsWith("hansho: ");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void badInputIsFourAndTheRestIsReadAllTheSame() throws IOException {
    Run missing = Run.of("scan", "/no/such/log", AUDIT);
    assertThat(missing.code()).isEqualTo(4);
    assertThat(missing.out()).isNotEmpty();
    Path unknown = Files.writeString(folder.resolve("x.txt"), "Dear diary,\n");
    assertThat(Run.of("scan", unknown.toString()).code()).isEqualTo(4);
  }

  @Test
  void stoppedIsFiveAndSaysSo() {
    Run run = Run.onTerminal(Map.of("stop", "now"), "scan", AUDIT);
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("Stopped before the end");
  }

  @Test
  void theManualHasThisTable() throws IOException {
    Path manual = Path.of(System.getProperty("hansho.root", "..")).resolve("docs/command-line.md");
    String text = Files.readString(manual);
    for (ExitCode code : ExitCode.values()) {
      assertThat(text).contains("| " + code.code() + " | " + code.meaning() + " |");
    }
  }
}

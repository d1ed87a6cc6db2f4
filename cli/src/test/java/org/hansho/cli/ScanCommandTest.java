package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  private static final String AUDIT = Run.SAMPLES + "/web-1/audit.log";
  private static final String KUBERNETES = Run.SAMPLES + "/shop-cluster/kube-audit.log";

  @TempDir private Path folder = Path.of("");

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void theSamplesShowAHandfulOfAlerts() {
    Run run = Run.of("scan", Run.SAMPLES);
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().count()).isBetween(8L, 40L);
    assertThat(run.out()).contains("\"detection\":\"linux/crypto-mining-process\"");
    assertThat(run.out()).contains("\"detection\":\"aks/mining-container\"");
    assertThat(run.talk()).contains("sources", "auditd").doesNotContain("speed", "remembers");
    Run verbose = Run.of("scan", Run.SAMPLES, "--verbose");
    assertThat(verbose.talk()).containsSubsequence("sources", "memory", "remembers", "speed");
    assertThat(verbose.out()).isEqualTo(run.out());
  }

  @Test
  void theTableBeginsWithTheAlertsAndHelpHasExamples() {
    String table = Run.of("scan", AUDIT, "--output", "table").out();
    assertThat(table.lines().findFirst().orElseThrow()).contains("7 alerts");
    assertThat(table)
        .containsSubsequence(
            "2026-11-24 02:13  Process associated with digital currency mining",
            "www-data on web-1 started /tmp/.kw",
            "none at: ",
            "sources   auditd");
    assertThat(Run.of("scan", "--help").out()).contains("Examples:", "--report report.html");
    assertThat(Run.of("scan", "--help", "--lang", "ja").out()).contains("例:");
    assertThat(Run.of("--help").out()).contains("hansho rule list");
  }

  @Test
  void anyNumberOfThreadsAndAnyOrderOfFilesGivesTheSameBytes() {
    String one = Run.of("scan", "--jobs", "1", AUDIT, KUBERNETES).out();
    assertThat(Run.of("scan", "--jobs", "3", KUBERNETES, AUDIT).out()).isEqualTo(one);
    assertThat(Run.of("scan", "--jobs", "2", AUDIT, KUBERNETES, AUDIT).out()).isEqualTo(one);
    assertThat(one).isNotEmpty();
  }

  @Test
  void aTerminalGetsATableAndAPipeGetsLines() {
    Run terminal = Run.onTerminal(Map.of(), "scan", AUDIT);
    assertThat(terminal.out()).contains("\u001b[33m■ MEDIUM", "● LOW");
    assertThat(Run.onTerminal(Map.of("NO_COLOR", "1"), "scan", AUDIT).out())
        .doesNotContain("\u001b[")
        .contains("■ MEDIUM");
    assertThat(Run.of("scan", AUDIT).out()).startsWith("{\"id\":");
  }

  @Test
  void standardInputIsRead() throws IOException {
    Run run = Run.onInput(Files.readString(Path.of(AUDIT)), "scan", "-");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"file\":\"-\"").contains("linux/crypto-mining-process");
  }

  @Test
  void compressedFilesGiveTheSameAlerts() throws IOException {
    Path packed = folder.resolve("audit.log.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(Path.of(AUDIT), out);
    }
    assertThat(Run.of("scan", packed.toString()).out().replace(packed.toString(), AUDIT))
        .isEqualTo(Run.of("scan", AUDIT).out());
  }

  @Test
  void aFileNobodyKnowsStopsNothing() throws IOException {
    write("x.bin", "\u0000\u0001\u0002nothing");
    write("notes.txt", "Dear diary,\nnothing happened today.\n");
    Files.copy(Path.of(AUDIT), folder.resolve("audit.log"));
    Run run = Run.of("scan", folder.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("linux/crypto-mining-process");
    assertThat(run.talk()).contains("notes.txt: no known format", "x.bin: no known format");
  }

  @Test
  void recordsThatCannotBeReadAreKeptInOrder() throws IOException {
    Path letters = folder.resolve("dead.ndjson");
    String audit = Files.readString(Path.of(KUBERNETES));
    Path broken = write("broken.log", audit + "{\"kind\":\"Event\", oops\n" + audit + "{]\n");
    Run run = Run.of("scan", broken.toString(), "--dead-letters", letters.toString());
    assertThat(run.code()).isEqualTo(4);
    List<String> lines = Files.readAllLines(letters);
    assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
    assertThat(lines.get(0))
        .startsWith("{\"source\":\"" + broken + "\",\"line\":13,\"position\":")
        .contains("\"reason\":", "oops");
    try (var left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("dead.ndjson", "broken.log");
    }
  }

  @Test
  void timesBoundWhatIsLookedAt() {
    String all = Run.of("scan", AUDIT).out();
    Run late = Run.of("scan", AUDIT, "--since", "2026-11-24T02:20:00Z");
    assertThat(late.out()).isNotEqualTo(all).contains("02:2").doesNotContain("T02:13:");
    assertThat(late.talk()).contains("outside of the asked time");
    Run hours = Run.of("scan", AUDIT, "--since", "3m");
    assertThat(hours.out()).doesNotContain("T02:13:").contains("suspicious-kernel-module");
    assertThat(Run.of("scan", AUDIT, "--since", "24h").out()).isEqualTo(all);
    assertThat(Run.of("scan", AUDIT, "--until", "2026-11-24T02:00:00Z").alerts()).isEmpty();
  }

  @Test
  void theYearOfTraditionalSyslogIsAskedOrFollowsFromTheFile() throws IOException {
    Path log = write("auth.log", "Dec 31 23:59:59 web-1 usermod[9]: add 'frank' to group 'sudo'\n");
    assertThat(Run.of("scan", log.toString(), "--year", "2025").out())
        .contains("\"time\":\"2025-12-31T23:59:59Z\"", "linux/sudoers-user-added");
    Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2024-01-01T00:00:00Z")));
    Run ofFile = Run.of("scan", log.toString());
    assertThat(ofFile.out()).contains("\"time\":\"2023-12-31T23:59:59Z\"");
    assertThat(ofFile.talk()).contains("1 source leaves out the year: taken from when");
    assertThat(Run.of("scan", log.toString(), "--year", "2025").talk())
        .doesNotContain("leaves out");
    Run wrong = Run.of("scan", log.toString(), "--year", "25");
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.talk()).contains("--year 25: from 1970 to 2200");
  }

  @Test
  void standardInputHasNoTimeThatTellsTheYear() {
    Run run =
        Run.onInput("Dec 31 23:59:59 web-1 usermod[9]: add 'frank' to group 'sudo'\n", "scan", "-");
    assertThat(run.out()).contains("\"time\":\"1970-12-31T23:59:59Z\"");
    assertThat(run.talk()).contains("was read as of 1970: say it with --year");
  }

  @Test
  void aReportThatCannotBeWrittenIsRefusedBeforeAnythingIsRead() {
    Run run = Run.of("scan", AUDIT, "--report", folder.resolve("none/report.html").toString());
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.talk()).contains("cannot be written: there is no such folder");
    assertThat(Run.of("scan", AUDIT, "--report", folder.toString()).talk())
        .contains("it is a folder");
  }

  @Test
  void anOptionWithoutItsValueIsNamed() {
    Run run = Run.of("scan", AUDIT, "--since");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.talk()).contains("missing: --since TIME");
  }

  @Test
  void severitiesChooseWhatIsShownAndWhatFails() {
    Run high = Run.of("scan", KUBERNETES, "--min-severity", "high");
    assertThat(high.out()).contains("\"severity\":\"high\"").doesNotContain("\"severity\":\"low\"");
    assertThat(Run.of("scan", KUBERNETES, "--fail-on", "high").code()).isEqualTo(1);
    assertThat(Run.of("scan", KUBERNETES, "--fail-on", "critical").code()).isZero();
  }

  @Test
  void theReportIsWrittenBesidesInTheAskedLanguage() throws IOException {
    Path report = folder.resolve("r.html");
    Run run = Run.of("scan", AUDIT, "--report", report.toString(), "--lang", "ja");
    assertThat(run.talk()).contains("書き出しました");
    assertThat(Files.readString(report))
        .contains("<html lang=\"ja\">", "検出の理由", "stratum+tcp://", "<mark>", "対処");
    Run html = Run.of("scan", AUDIT, "--output", "html", "--lang", "ja");
    assertThat(html.out()).isEqualTo(Files.readString(report));
  }

  @Test
  void aUsersOwnRulesRunBesideTheBuiltInOnes() throws IOException {
    Path rule =
        write(
            "curl.yml",
            """
            title: curl used
            id: 3f1d0c7e-6f0e-4b9e-9d3b-5c1a7c2f0001
            logsource: {category: process_creation, product: linux}
            detection:
              curl: {Image|endswith: /curl}
              condition: curl
            level: low
            """);
    Run both = Run.of("scan", AUDIT, "--rules", rule.toString());
    assertThat(both.out()).contains("\"title\":\"curl used\"", "linux/crypto-mining-process");
    Run alone = Run.of("scan", AUDIT, "--rules", rule.toString(), "--no-builtin");
    assertThat(alone.alerts()).contains("\"title\":\"curl used\"").hasLineCount(1);
  }

  @Test
  void aUsersOwnCountIsOneAlertThatNamesItsGroupAndHowMany() throws IOException {
    Path rule =
        write(
            "guessing.yml",
            """
            title: Failed logon
            name: failed
            logsource: {product: linux, service: sshd}
            detection:
              words: [Failed password]
              condition: words
            level: low
            ---
            title: Many failed logons
            correlation:
              type: event_count
              rules: [failed]
              group-by: [source.ip]
              timespan: 10m
              condition: {gte: 20}
            level: high
            """);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      log.append("2026-11-27T10:%02d:%02dZ web-1 sshd[%d]: ".formatted(i / 60, i % 60, 900 + i))
          .append(
              "Failed password for invalid user u%d from 203.0.113.7 port 4022 ssh2\n"
                  .formatted(i % 53));
    }
    String file = write("auth.log", log.toString()).toString();
    String alerts = Run.of("scan", file, "--rules", rule.toString(), "--no-builtin").alerts();
    assertThat(alerts)
        .hasLineCount(1)
        .contains("Many failed logons (source.ip 203.0.113.7): 500 events in a row, at least 20");
    assertThat(
            Run.of("scan", file, "--rules", rule.toString(), "--no-builtin", "--lang", "ja")
                .alerts())
        .contains("Many failed logons (source.ip 203.0.113.7): 連続して 500 件のイベントが発生し");
  }

  @Test
  void quietSaysNothingButTheResult() {
    Run run = Run.of("scan", AUDIT, "--quiet");
    assertThat(run.talk()).isEmpty();
    assertThat(run.out()).isNotEmpty();
  }

  @Test
  void csvHasALineForEachAlert() {
    Run run = Run.of("scan", KUBERNETES, "--output", "csv");
    assertThat(run.out()).startsWith("id,time,");
    assertThat(run.out()).contains(",aks/mining-container,");
  }
}

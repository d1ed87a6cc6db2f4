package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCommandsTest {
  private static final Path ROOT = Path.of(System.getProperty("hansho.root", ".."));
  private static final String DETECTIONS = ROOT.resolve("content/detections").toString();

  @TempDir private Path folder = Path.of("");

  private static Map<String, Integer> summary(String lintOutput) throws IOException {
    Map<String, Integer> summary = new HashMap<>();
    try (JsonParser json = new JsonFactory().createParser(lintOutput)) {
      boolean inside = false;
      while (json.nextToken() != null) {
        inside |= "summary".equals(json.currentName());
        if (inside && json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          summary.put(json.currentName(), json.getIntValue());
        }
      }
    }
    return summary;
  }

  @Test
  void theBuiltInDetectionsHaveNoFault() {
    Run run = Run.of("rule", "lint", DETECTIONS);
    assertThat(run.out()).doesNotContain("\nerror\n").contains("refused 0, errors 0");
    assertThat(run.code()).isZero();
  }

  @Test
  void theDetectionsOfImportsHaveNoFaultAndPassTheirTests() {
    String imports = ROOT.resolve("content/imports").toString();
    assertThat(Run.of("rule", "lint", imports).out()).contains("refused 0, errors 0");
    Run run = Run.of("rule", "test", imports);
    assertThat(run.out()).contains("31 tests passed, 0 failed");
    assertThat(run.code()).isZero();
  }

  @Test
  void everyProblemHasItsPlace() throws IOException {
    Path bad =
        Files.writeString(
            folder.resolve("bad.yml"),
            """
            title: A
            logsource: {product: linux}
            detection:
              s: {a|nonsense: 1}
              condition: s and missing
            level: loud
            """);
    Run run = Run.of("rule", "lint", bad.toString(), "--output", "json");
    assertThat(run.out()).contains("\"line\" : 4", "\"file\" : \"" + bad + "\"", "\"reason\" : ");
    assertThat(summary(run.out())).containsEntry("refused", 1).containsEntry("active", 0);
    assertThat(run.code()).isEqualTo(2);
  }

  /** R607: how many of the public rules load. */
  @Test
  void r607AllPublicRulesLoad() throws IOException {
    Path shared = Path.of(System.getProperty("hansho.shared", "../shared"));
    Path rules = shared.resolve("sigma");
    assumeTrue(Files.isDirectory(rules), "no public rules in " + shared);
    List<String> lint = new ArrayList<>(List.of("rule", "lint", "--output", "json"));
    try (Stream<Path> folders = Files.list(rules)) {
      folders
          .filter(path -> path.getFileName().toString().startsWith("rules"))
          .forEach(path -> lint.add(path.toString()));
    }
    Run run = Run.of(lint.toArray(String[]::new));
    assertThat(run.code()).as("a list that is missing is no fault of a rule").isZero();
    assertThat(summary(run.out()))
        .containsEntry("files", 3780)
        .containsEntry("active", 3755)
        .containsEntry("refused", 25);
    lint.add("--list");
    lint.add("known_cdcs=" + Files.writeString(folder.resolve("cdcs.txt"), "cdc-1.example.com\n"));
    assertThat(summary(Run.of(lint.toArray(String[]::new)).out()))
        .containsEntry("active", 3757)
        .containsEntry("refused", 23);
  }

  @Test
  void theTestsOfADetectionRun() {
    Run run = Run.of("rule", "test", DETECTIONS + "/aks/mining-container.yml");
    assertThat(run.out()).contains("✓ mining-container: ", "0 failed");
    assertThat(run.code()).isZero();
  }

  @Test
  void testsNameTheirRecords() throws IOException {
    String text =
        """
        title: A miner was started
        logsource: {product: linux, category: process_creation}
        detection: {sel: {process.name: xmrig}, condition: sel}
        level: medium
        ---
        alert: {title: A miner was started here}
        records:
            run:
                text: |
                    node=web-1 type=SYSCALL msg=audit(${epoch}:${serial}): arch=c000003e syscall=59 success=yes exit=0 ppid=900 pid=901 auid=0 uid=0 comm="${program}" exe="/usr/bin/${program}" SYSCALL=execve AUID="root" UID="root"
                    node=web-1 type=EXECVE msg=audit(${epoch}:${serial}): ${command as execve}
                with: {program: '${command as program}'}
        tests:
            - name: a miner raises one alert
              format: auditd
              given: |
                  at 0s, 3 times, every 10s: run {command: xmrig -o pool.example:3333}
              expect: {alerts: 1, count: 3}
            - name: reading stays silent
              format: auditd
              given: |
                  run {command: cat xmrig}
              expect: {alerts: 0}
        """;
    Path rule = Files.writeString(folder.resolve("miner.yml"), text);
    Run run = Run.of("rule", "test", rule.toString());
    assertThat(run.out()).contains("✓ miner: reading stays silent", "2 tests passed, 0 failed");
    assertThat(run.code()).isZero();
    Files.writeString(rule, text.replace("run {command: cat", "rum {comand: cat"));
    Run lint = Run.of("rule", "lint", rule.toString());
    assertThat(lint.out())
        .contains("miner.yml:22:11: there is no record 'rum'", "did you mean 'run'?");
    assertThat(lint.code()).isEqualTo(2);
  }

  /** R610: a failing test of a rule ends with another code than 0. */
  @Test
  void r610ATestThatFailsSaysWhatCameInstead() throws IOException {
    String text = Files.readString(Path.of(DETECTIONS, "aks", "mining-container.yml"));
    Path changed =
        Files.writeString(
            folder.resolve("changed.yml"), text.replaceFirst("alerts: 1", "alerts: 7"));
    Run run = Run.of("rule", "test", changed.toString());
    assertThat(run.out()).contains("✗ ", "expected 7 alerts, got 1");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void anExplanationShowsWhatMatchedAndWhere() throws IOException {
    String line =
        Files.readAllLines(Path.of(Run.SAMPLES, "shop-cluster", "kube-audit.log")).stream()
            .filter(record -> record.contains("xmrig"))
            .findFirst()
            .orElseThrow();
    Run run = Run.onInput(line, "rule", "explain", "aks/mining-container", "-");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("matches", "✓", "✗", "xmrig");
    Run never =
        Run.onInput(line, "rule", "explain", DETECTIONS + "/linux/crypto-mining-process.yml", "-");
    assertThat(never.out()).contains("never tried");
  }

  @Test
  void anExplanationNamesThoseThatListenToTheRule() throws IOException {
    ReaderLogs.written(folder);
    String record = ReaderLogs.record(Duration.ZERO, "payroll", "erin", 200);
    String rules = ReaderLogs.rules(folder).toString();
    assertThat(Run.onInput(record, "rule", "explain", rules, "-").out())
        .containsSubsequence(
            "Secret read  matches",
            "→ heard by new-reader (baseline first_seen), per objectRef.namespace",
            "Refused request  does not match",
            "→ heard by many-refused (correlation event_count), per user.username");
  }

  @Test
  void lintCountsWhatRemembers() throws IOException {
    ReaderLogs.written(folder);
    String rules = ReaderLogs.rules(folder).toString();
    assertThat(Run.of("rule", "lint", rules).out())
        .contains("rules 4, active 4 (correlations 1, baselines 1), refused 0, errors 0");
    assertThat(summary(Run.of("rule", "lint", rules, "--output", "json").out()))
        .containsEntry("correlations", 1)
        .containsEntry("baselines", 1);
  }

  @Test
  void fieldsAreAlsoThoseOfRulesThatDetectionsListenTo() throws IOException {
    ReaderLogs.written(folder);
    Run run = Run.of("rule", "fields", "--rules", ReaderLogs.rules(folder).toString());
    assertThat(run.out()).containsPattern("(?m)^objectRef\\.namespace ").contains("user.username");
    assertThat(run.out()).doesNotContain("baseline.", "correlation.");
  }

  @Test
  void anEventThatIsNoneIsBadInput() {
    assertThat(Run.onInput("Dear diary", "rule", "explain", "aks/mining-container", "-").code())
        .isEqualTo(4);
  }

  @Test
  void theCatalogueHasEightyFiveRowsInBothLanguages() {
    Run run = Run.of("rule", "list", "--output", "json");
    assertThat(run.out().lines().filter(line -> !line.startsWith("{\"row\":null,"))).hasSize(85);
    assertThat(run.out().lines().filter(line -> line.contains("\"section\":\"basics\"")))
        .hasSizeGreaterThan(5)
        .allMatch(line -> line.startsWith("{\"row\":null,"));
    assertThat(run.out()).contains("\"row\":12,", "\"state\":\"armed\"", "\"state\":\"not-armed\"");
    assertThat(run.out()).doesNotContain("\"state\":\"not-built\"");
    assertThat(Run.of("rule", "list", "--lang", "ja").out()).contains("コンテナー ホスト", "有効 · ");
  }

  @Test
  void theCatalogueTellsStateIntentsAndDataOfARow() {
    assertThat(Run.of("rule", "list").out())
        .containsPattern(
            "(?m)^ +12 +medium +linux/crypto-mining-process .*\\R +armed · [a-z, -]+ · ");
  }

  @Test
  void aMistypedOptionOrCommandIsNamedWithTheNearest() {
    assertThat(Run.of("scan", "--frmat", "syslog", "x").talk()).contains("--format");
    assertThat(Run.of("scan", "--min-sevrity=low", "x").talk()).contains("--min-severity");
    assertThat(Run.of("rule", "lits").talk()).contains("did you mean list?");
    assertThat(Run.of("scan", "--something-else").talk()).doesNotContain("did you mean");
    assertThat(Run.of("scan", "--json", "x").talk()).contains("did you mean --output ndjson?");
    assertThat(Run.of("rule", "explain", "crypto-mining-process", "x").talk())
        .contains("did you mean linux/crypto-mining-process?");
  }

  @Test
  void fieldsAreListedWithTheirReaders() {
    assertThat(Run.of("rule", "fields").out()).containsPattern("process\\.command_line +\\d+");
  }

  @Test
  void helpAndVersionAreData() {
    assertThat(Run.of("--version").out()).startsWith("hansho ");
    assertThat(Run.of("scan", "--help").out()).contains("--dead-letters", "--fail-on", "Usage:");
    Run japanese = Run.of("scan", "--help", "--lang", "ja");
    assertThat(japanese.out()).contains("使い方", "読み取れないレコード");
    assertThat(japanese.code()).isZero();
    assertThat(Run.of().out()).contains("scan", "rule");
  }
}

package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan shows of alerts that were learned, and of what it remembers. */
class RememberingScanTest {
  @TempDir private Path folder = Path.of("");

  private List<String> scan(String... options) throws IOException {
    Path log = ReaderLogs.written(folder);
    List<String> arguments = new ArrayList<>(List.of("scan", log.toString(), "--no-builtin"));
    arguments.addAll(List.of("--rules", ReaderLogs.rules(folder).toString()));
    arguments.addAll(List.of(options));
    return arguments;
  }

  private Run run(String... options) throws IOException {
    return Run.of(scan(options).toArray(String[]::new));
  }

  @Test
  void aBaselineFiresEarlierWithAShorterLearningPeriod() throws IOException {
    assertThat(run().out()).contains("mallory").doesNotContain("frank");
    assertThat(run("--learn", "3d").out()).contains("mallory", "frank");
    assertThat(run("--learn", "2w").alerts()).isEmpty();
    assertThat(run("--learn", "0").out()).contains("\"new\":\"erin\"");
  }

  @Test
  void aLearningPeriodThatIsNoneIsAWrongCommandLine() throws IOException {
    for (String bad : List.of("soon", "3", "-1d", "11000d")) {
      Run run = run("--learn", bad);
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.talk()).contains("--learn " + bad + ": write 0, or a number and");
    }
  }

  @Test
  void theTalkSaysWhatIsRemembered() throws IOException {
    assertThat(run("--verbose").talk())
        .contains("remembers 2 keys in 2 detectors; evicted 0; without key 0; late 0");
    assertThat(run("--lang", "ja", "--verbose").talk()).contains("検出器 2 個がキー 2 個を記憶");
    assertThat(Run.of("scan", "--quiet", folder.resolve("audit.log").toString()).talk())
        .doesNotContain("remembers");
  }

  @Test
  void theReportShowsReasonNumbersAndRecord() throws IOException {
    String page = run("--output", "html").out();
    assertThat(page)
        .contains("<p class=\"reason\">&#39;mallory&#39; was not seen here in the last 9 days")
        .contains("What was learned and seen")
        .contains("<th scope=\"row\">Events learned from</th><td>11</td>")
        .contains("<th scope=\"row\">Results while still learning</th><td>2</td>")
        .contains("&quot;username&quot;:&quot;mallory&quot;")
        .doesNotContain("The conditions cannot be shown", "remembers 2 keys");
    assertThat(run("--output", "html", "--lang", "ja").out())
        .contains("学習した内容と観測した内容", "<th scope=\"row\">学習に使用したイベント数</th><td>11</td>");
  }

  @Test
  void theReasonIsACellOfCsvAndALineOfTheTable() throws IOException {
    assertThat(run("--output", "csv").out().lines().findFirst().orElseThrow())
        .contains(",summary,reason,intents,");
    assertThat(run("--output", "csv").out()).contains("'mallory' was not seen here");
    assertThat(Run.onTerminal(Map.of(), scan().toArray(String[]::new)).out())
        .contains("New reader of secrets", "'mallory' was not seen here");
  }

  @Test
  void aDetectionWithoutKeyedDocumentsRemembersNothing() throws IOException {
    Path log = ReaderLogs.written(folder);
    Path rule =
        Files.writeString(
            folder.resolve("plain.yml"),
            """
            title: Secret read
            logsource: {product: kubernetes, service: audit}
            detection: {selection: {verb: get}, condition: selection}
            """);
    Run run = Run.of("scan", log.toString(), "--no-builtin", "--rules", rule.toString());
    assertThat(run.talk()).doesNotContain("remembers");
  }
}

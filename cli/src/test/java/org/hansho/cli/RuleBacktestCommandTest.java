package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBacktestCommandTest {
  private static final String MINING = "aks/mining-container";
  private static final Path DETECTIONS =
      Path.of(System.getProperty("hansho.root", "..")).resolve("content/detections");

  @TempDir private Path folder = Path.of("");

  /** A version of a built-in detection. */
  private Path version(String before, String after) throws IOException {
    String text = Files.readString(DETECTIONS.resolve(MINING + ".yml"));
    assertThat(text).contains(before);
    Path file = folder.resolve("aks").resolve("mining-container.yml");
    Files.createDirectories(folder.resolve("aks"));
    return Files.writeString(file, text.replace(before, after));
  }

  private static Run backtest(Path rule, String... more) {
    List<String> arguments = new ArrayList<>(List.of("rule", "backtest", rule.toString()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  private static JsonNode difference(Path rule, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of(more));
    words.addAll(List.of("--output", "json"));
    Run run = backtest(rule, words.toArray(String[]::new));
    assertThat(run.code()).as(run.talk()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void aVersionThatSaysTheSameChangesNothing() throws IOException {
    Path rule = version("level: high", "level: high");
    Run run = backtest(rule, Run.SAMPLES, "--fail-on-difference");
    assertThat(run.code()).as(run.talk()).isZero();
    assertThat(run.out())
        .contains("against " + MINING + " as built in", "same: 1 alert")
        .doesNotContain("gone:", "new: ");
  }

  @Test
  void whatAVersionDoesNotFindAnyMoreIsGone() throws IOException {
    Path rule = version("condition: write and (", "condition: write and write and not (");
    Run run = backtest(rule, Run.SAMPLES, "--fail-on-difference");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("gone: 1 alert   ▲ High 1", "processor time in s");
    JsonNode difference = difference(rule, Run.SAMPLES);
    assertThat(difference.get("replaced").get(0).asText()).isEqualTo(MINING);
    assertThat(difference.get("gone")).hasSize(1);
    assertThat(difference.get("gone").get(0).get("severity").asText()).isEqualTo("high");
    assertThat(difference.get("before").get("alerts").asInt()).isEqualTo(1);
    assertThat(difference.get("before").get("records"))
        .isEqualTo(difference.get("after").get("records"));
  }

  @Test
  void anotherSeverityIsAChange() throws IOException {
    Path rule = version("level: high", "level: low");
    JsonNode difference = difference(rule, Run.SAMPLES);
    assertThat(difference.get("changed")).hasSize(1);
    assertThat(difference.get("changed").get(0).get("severity").asText()).isEqualTo("low");
    assertThat(difference.get("same").asInt()).isZero();
  }

  @Test
  void aRuleThatIsNewIsComparedWithNothing() throws IOException {
    Path log = ReaderLogs.written(folder);
    Run run = backtest(ReaderLogs.rules(folder), log.toString(), "--lang", "en");
    assertThat(run.code()).as(run.talk()).isZero();
    assertThat(run.out())
        .contains("is new: nothing built in has its name", "new: 1 alert   ▲ High 1")
        .contains("New reader of secrets", "'mallory' was not seen here")
        .containsPattern("held back while learning +0 +3")
        .containsPattern("facts sent to detectors +0 +22");
    assertThat(backtest(ReaderLogs.rules(folder), log.toString(), "--lang", "ja").out())
        .contains("新規: アラート 1 件");
  }

  @Test
  void aLearningPeriodCanBeTried() throws IOException {
    Path log = ReaderLogs.written(folder);
    JsonNode difference = difference(ReaderLogs.rules(folder), log.toString(), "--learn", "3d");
    assertThat(difference.get("new")).hasSize(2);
    assertThat(difference.get("after").get("would_have_fired").asInt()).isEqualTo(2);
  }

  @Test
  void whatCannotBeComparedIsSaid() throws IOException {
    Path log = ReaderLogs.written(folder);
    Run missing = backtest(Path.of("/no/such/rule.yml"), log.toString());
    assertThat(missing.code()).isEqualTo(3);
    assertThat(backtest(ReaderLogs.rules(folder), "-").talk()).contains("standard input cannot");
    Run input = backtest(ReaderLogs.rules(folder), log.toString(), "/no/such/log");
    assertThat(input.code()).isEqualTo(4);
    Path bad = Files.writeString(folder.resolve("bad.yml"), "title: A\nlevel: loud\n");
    Run refused = backtest(bad, log.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.talk()).contains("bad.yml", "no rule is active");
  }
}

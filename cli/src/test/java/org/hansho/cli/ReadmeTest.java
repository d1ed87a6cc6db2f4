package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.hansho.alert.Language;
import org.hansho.alert.Severity;
import org.hansho.report.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first page shows is what the program prints, and its rule and its filter work. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("hansho.root", ".."));

  @TempDir private Path folder = Path.of("");

  private static List<String> blocks(String page, String kind) throws IOException {
    return Pattern.compile("^```(\\w*)\n(.*?)\n```$", Pattern.DOTALL | Pattern.MULTILINE)
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .filter(block -> block.group(1).equals(kind))
        .map(block -> block.group(2))
        .toList();
  }

  private Path rule(String page, int number) throws IOException {
    Path file = folder.resolve("rule-" + number + ".yml");
    return Files.writeString(file, blocks(page, "yaml").get(number));
  }

  private static String table(String language, String... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "scan";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--output";
    all[arguments.length + 2] = "table";
    all[arguments.length + 3] = "--lang";
    all[arguments.length + 4] = language;
    return Run.narrow(all).out();
  }

  @ParameterizedTest
  @CsvSource({"README.md, en", "README.ja.md, ja"})
  void theShownOutputIsThePresentOutput(String page, String language) throws IOException {
    List<String> shown = blocks(page, "");
    String audit = Run.SAMPLES + "/web-1/audit.log";
    String rule = rule(page, 0).toString();
    assertThat(table(language, audit, "--no-builtin", "--rules", rule)).startsWith(shown.get(0));
    assertThat(table(language, Run.SAMPLES, "--min-severity", "high")).startsWith(shown.get(2));
  }

  @ParameterizedTest
  @CsvSource({"README.md, ENGLISH", "README.ja.md, JAPANESE"})
  void theShownDemonstrationHasTheWordsOfThePresentOne(String page, Language language)
      throws IOException {
    Texts texts = Texts.of(language);
    assertThat(blocks(page, "").get(1).lines().map(String::strip))
        .anyMatch(line -> line.contains(texts.severity(Severity.HIGH)))
        .contains(texts.get("demo.sum", 85, 85, 160, 9, 57))
        .anyMatch(line -> line.endsWith(texts.get("incident.alerts", 3)));
  }

  @Test
  void theShownFilterSilencesTheMiner() throws IOException {
    String audit = Run.SAMPLES + "/web-1/audit.log";
    assertThat(Run.of("scan", audit).out()).contains("linux/crypto-mining-process");
    assertThat(Run.of("scan", audit, "--rules", rule("README.md", 1).toString()).alerts())
        .isNotEmpty()
        .doesNotContain("linux/crypto-mining-process");
  }
}

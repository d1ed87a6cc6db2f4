package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a rule, in the language of its author. */
class LintLanguagesTest {
  private static final Pattern JAPANESE = Pattern.compile("[ぁ-んァ-ヶ一-龠]");

  @TempDir private Path folder;

  @Test
  void messagesAndRemediesOfARuleAreJapaneseForAJapaneseAuthor() throws IOException {
    Path rule =
        Files.writeString(
            folder.resolve("rule.yml"),
            """
            title: Tool
            logsource: {category: process_creation, product: linux}
            detection:
                sel: {process.command_line|endwit: x}
                condition: sel and selx
            level: hihg
            """);
    Run run = Run.of("rule", "lint", rule.toString(), "--lang", "ja");
    assertThat(run.out())
        .contains("修飾子 'endwit' はありません", "= 'endswith' のことですか?")
        .contains("セレクション 'selx' はありません", "レベル 'hihg' はありません", "= 'high' のことですか?");
    assertThat(Run.of("rule", "lint", rule.toString()).out())
        .contains("there is no modifier 'endwit'", "= did you mean 'endswith'?");
  }

  @Test
  void everyFaultOfADetectionIsTranslated() {
    String faults =
        Path.of(System.getProperty("hansho.root", ".."))
            .resolve("engine/src/test/resources/org/hansho/content/faults.yml")
            .toString();
    List<String> said =
        Run.of("rule", "lint", faults, "--lang", "ja")
            .out()
            .lines()
            .filter(line -> line.startsWith(faults) || line.startsWith("  = "))
            .toList();
    assertThat(said).hasSizeGreaterThan(20).allMatch(line -> JAPANESE.matcher(line).find());
  }

  @Test
  void faultsOfMappingFilesAndSettingsHaveALineEachAndAreJapanese() throws IOException {
    Path mapping =
        Files.writeString(
            folder.resolve("map.yml"), "name: shop\nlogsource: {product: shop}\nfeilds: {a: b}\n");
    Run scan = Run.of("scan", "x", "--mapping", mapping.toString(), "--lang", "ja");
    assertThat(scan.talk().lines())
        .contains("  = 'fields' のことですか?", "  | feilds: {a: b}")
        .anyMatch(line -> line.endsWith("マッピング ファイルにキー 'feilds' はありません"));
    Path settings = Files.writeString(folder.resolve("hansho.yml"), "htp: {}\n");
    Run check = Run.of("config", "check", "--config", settings.toString(), "--lang", "ja");
    assertThat(check.talk()).contains("キー 'htp' はありません", "  = 'http' のことですか?");
  }

  @Test
  void whyAFileIsNotReadIsSaidInJapanese() throws IOException {
    Path table = Files.writeString(folder.resolve("t.csv"), "time,user,action\n1,anna,login\n");
    Run run = Run.of("scan", table.toString(), "--output", "html", "--lang", "ja");
    assertThat(run.out().replace("<wbr>", ""))
        .contains("で始まるテキスト。マッピング ファイルがあれば読み取れます")
        .doesNotContain("text that begins with");
  }
}

package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of a folder of rules that cannot be read costs that file, not the run. */
class RuleFolderTest {
  private static final String LINE =
      "192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] \"GET /planted HTTP/1.1\" 200 1\n";

  @TempDir private Path folder = Path.of("");
  private Path rules = Path.of("");

  @BeforeEach
  void writeAGoodRule() throws IOException {
    rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(rules.resolve("good.yml"), rule("A good rule", "planted"));
  }

  private static String rule(String title, String word) {
    return "title: "
        + title
        + "\nlogsource: {category: webserver}\ndetection:\n  sel:\n    url.original|contains: "
        + word
        + "\n  condition: sel\n";
  }

  /** Scans with the folder; the good rule must have found its line. */
  private Run scan(ExitCode code) throws IOException {
    String log = Files.writeString(folder.resolve("access.log"), LINE).toString();
    Run run =
        Run.of("scan", "--no-builtin", "--rules", rules.toString(), "--output", "ndjson", log);
    assertThat(run.out()).contains("A good rule");
    assertThat(run.code()).isEqualTo(code.code());
    return run;
  }

  @Test
  void aFileOverFourMebibytesIsNamedAndTheOthersRun() throws IOException {
    Files.writeString(rules.resolve("large.yml"), rule("Large", "x") + "# " + "x".repeat(4 << 20));
    assertThat(scan(ExitCode.RULES).talk())
        .contains("large.yml:1:1: cannot be read: longer than 4194304 bytes")
        .contains("the other files were read");
    Run lint = Run.of("rule", "lint", rules.toString());
    assertThat(lint.code()).isEqualTo(ExitCode.RULES.code());
    assertThat(lint.out()).contains("large.yml:1:1: cannot be read", "files 1, rules 1, active 1");
  }

  @Test
  void linksOutOfTheFolderAndToNowhereAreNamed() throws IOException {
    Path outside = Files.writeString(folder.resolve("secret.txt"), "root:x:0:0\n");
    Files.createSymbolicLink(rules.resolve("out.yml"), outside);
    Files.createSymbolicLink(rules.resolve("nowhere.yml"), folder.resolve("nothing"));
    Files.createSymbolicLink(rules.resolve("again.yml"), rules);
    Files.createSymbolicLink(rules.resolve("loop"), rules);
    Run run = scan(ExitCode.RULES);
    assertThat(run.talk())
        .contains("out.yml:1:1: is a link that leads out of the folder")
        .contains("nowhere.yml:1:1: is a link that leads nowhere")
        .contains("again.yml:1:1: is a link to something that is no file")
        .doesNotContain("root:x");
  }

  @Test
  void aLinkInsideTheFolderAndAFolderNamedLikeARuleAreRead() throws IOException {
    Path inner = Files.createDirectories(rules.resolve("inner.yml"));
    Files.writeString(inner.resolve("second.yml"), rule("A second rule", "planted"));
    Files.createSymbolicLink(folder.resolve("linked"), rules);
    rules = folder.resolve("linked");
    assertThat(scan(ExitCode.CLEAN).out()).contains("A second rule");
  }

  @Test
  void ofACheckoutOfSigmaHqTheRulesThatAreMeantToRaiseAlertsAreUsed() throws IOException {
    Path checkout = folder.resolve("sigma");
    publicRule(checkout, "rules/web", "tried", "status: test\nlevel: medium");
    publicRule(checkout, "rules/web", "notable", "status: stable\nlevel: low");
    publicRule(checkout, "rules/web", "fresh", "status: experimental\nlevel: high");
    publicRule(checkout, "rules/web", "vague", "status: experimental\nlevel: medium");
    publicRule(checkout, "rules/web", "old", "status: deprecated\nlevel: high");
    publicRule(checkout, "rules-emerging-threats/2026", "current", "status: stable\nlevel: high");
    publicRule(checkout, "rules-threat-hunting/web", "hunt", "status: test\nlevel: high");
    String log = Files.writeString(folder.resolve("access.log"), LINE).toString();
    Run run = Run.of("scan", "--no-builtin", "--rules", "sigmahq:" + checkout, log);
    assertThat(run.alerts())
        .hasLineCount(3)
        .containsPattern("\"title\":\"tried\",\"severity\":\"medium\"")
        .containsPattern("\"title\":\"fresh\",\"severity\":\"medium\"")
        .containsPattern("\"title\":\"current\",\"severity\":\"high\"");
    assertThat(run.talk()).contains("3 of 6 public rules are used");
    Run none = Run.of("scan", "--no-builtin", "--rules", "sigmahq:" + rules, log);
    assertThat(none.code()).isEqualTo(ExitCode.RULES.code());
    assertThat(none.talk()).contains("this is no checkout of SigmaHQ");
  }

  private static void publicRule(Path checkout, String below, String title, String head)
      throws IOException {
    Path file = Files.createDirectories(checkout.resolve(below)).resolve(title + ".yml");
    Files.writeString(file, rule(title, "planted") + head + "\n");
  }

  @Test
  void bytesThatAreNoUtf8AreAWarningWithTheirLine() throws IOException {
    byte[] text = rule("A latin rule", "planted").getBytes(StandardCharsets.ISO_8859_1);
    text[10] = (byte) 0xE9;
    Files.write(rules.resolve("latin.yml"), text);
    scan(ExitCode.CLEAN);
    assertThat(Run.of("rule", "lint", rules.toString()).out())
        .contains("latin.yml:1:1: has bytes that are no UTF-8, which are replaced");
  }

  @Test
  void r408ABombOfAliasesCostsItsFile() throws IOException {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      text.append("a").append(i).append(": &a").append(i).append(" [");
      text.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }
    Files.writeString(rules.resolve("bomb.yml"), text);
    assertThat(scan(ExitCode.RULES).talk()).contains("bomb.yml:");
  }

  @Test
  void thousandsOfErrorsAreCountedAndTheFirstWritten() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      text.append("title: Rule ").append(i).append("\ndetection: 3\n---\n");
    }
    Files.writeString(rules.resolve("many-1.yml"), text);
    Files.writeString(rules.resolve("many-2.yml"), text);
    Run lint = Run.of("rule", "lint", rules.toString());
    assertThat(lint.out().lines().count()).isLessThan(7_000);
    assertThat(lint.out()).contains("more problems; mend these first").contains("refused 1800");
    assertThat(Run.of("rule", "lint", "--output", "json", rules.toString()).out())
        .contains("\"problems_left_out\" : ");
    assertThat(scan(ExitCode.RULES).talk().lines().count()).isLessThan(100);
  }

  /**
   * R602: one bad rule and one unsupported feature among 3,000 rules; no option asks for the code.
   */
  @Test
  void r602OneBadRuleAmongThreeThousandIsNamedAndAllOthersRun() throws IOException {
    StringBuilder text = new StringBuilder(rule("Rule 0", "word0"));
    for (int i = 1; i < 3_000; i++) {
      text.append("---\n").append(rule("Rule " + i, "word" + i));
    }
    Files.writeString(rules.resolve("many.yml"), text);
    Files.writeString(
        rules.resolve("bad.yml"), rule("Bad", "x").replace("condition: sel", "condition: sol"));
    Files.writeString(
        rules.resolve("new.yml"), rule("New", "x").replace("|contains", "|resembles"));
    assertThat(scan(ExitCode.RULES).talk())
        .containsPattern("bad\\.yml:\\d+:\\d+: ")
        .contains("sol")
        .containsPattern("new\\.yml:\\d+:\\d+: ")
        .contains("resembles");
    Run lint = Run.of("rule", "lint", rules.toString());
    assertThat(lint.out()).contains("files 4, rules 3003, active 3001").contains("refused 2");
    assertThat(lint.code()).isEqualTo(ExitCode.RULES.code());
  }

  private static String withId(String title, String id) {
    return rule(title, "planted").replace("\nlogsource", "\nid: " + id + "\nlogsource");
  }

  @Test
  void twoFilesWithOneIdAreBothNamedAndTheFirstAndAllOthersRun() throws IOException {
    String id = "11111111-2222-4333-8444-555555555555";
    Files.writeString(rules.resolve("one.yml"), withId("The first of two", id));
    Files.writeString(rules.resolve("two.yml"), withId("The second of two", id));
    Run run = scan(ExitCode.RULES);
    assertThat(run.talk()).contains("two.yml:1:1: '" + id + "' already names the document at ");
    assertThat(run.talk().replaceAll("\\s+", " ")).contains("one.yml:1:1");
    assertThat(run.alerts()).contains("The first of two").doesNotContain("The second of two");
    Run lint = Run.of("rule", "lint", rules.toString());
    assertThat(lint.code()).isEqualTo(ExitCode.RULES.code());
    assertThat(lint.out()).contains("files 3, rules 3, active 2").contains("refused 1");
  }

  @Test
  void anIdOfAShippedRuleIsRefusedWithBothFilesAndTheShippedOneRuns() throws IOException {
    String id = "0f69cb64-09c9-460f-ae7d-9cd49e76794e";
    Files.writeString(rules.resolve("own.yml"), withId("Stands in for a shipped rule", id));
    String log = Files.writeString(folder.resolve("access.log"), LINE).toString();
    Run with = Run.of("scan", "--rules", rules.toString(), "--output", "ndjson", log);
    assertThat(with.code()).isEqualTo(ExitCode.RULES.code());
    assertThat(with.talk().replaceAll("\\s+", " "))
        .contains("own.yml:1:1: '" + id + "' already names the document at ")
        .contains("storage/unusual-application.yml:1:1");
    assertThat(with.alerts()).contains("A good rule").doesNotContain("Stands in");
    Files.delete(rules.resolve("own.yml"));
    assertThat(Run.of("scan", "--rules", rules.toString(), "--output", "ndjson", log).out())
        .isEqualTo(with.out());
  }

  @Test
  void twoFoldersWithAnAlertOfOneNameAreBothNamedAndTheFirstRuns() throws IOException {
    Path other = Files.createDirectories(folder.resolve("second/web"));
    Path first = Files.createDirectories(rules.resolve("web"));
    String alert = "---\nalert:\n  title: %s\n";
    Files.writeString(first.resolve("x.yml"), rule("R1", "planted") + alert.formatted("Alert 1"));
    Files.writeString(other.resolve("x.yml"), rule("R2", "planted") + alert.formatted("Alert 2"));
    String log = Files.writeString(folder.resolve("access.log"), LINE).toString();
    Run run =
        Run.of(
            "scan",
            "--no-builtin",
            "--rules",
            rules.toString(),
            "--rules",
            folder.resolve("second").toString(),
            "--output",
            "ndjson",
            log);
    assertThat(run.code()).isEqualTo(ExitCode.RULES.code());
    assertThat(run.talk().replaceAll("\\s+", " "))
        .contains("the detection 'web/x' is already in ")
        .contains(folder.resolve("second").resolve("web/x.yml").toString())
        .contains(first.resolve("x.yml").toString());
    assertThat(run.alerts()).contains("A good rule", "Alert 1").doesNotContain("Alert 2");
  }
}

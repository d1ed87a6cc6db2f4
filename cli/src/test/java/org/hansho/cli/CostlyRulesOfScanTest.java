package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules whose expressions cost too much: refused when they are read, or reported when they run. */
class CostlyRulesOfScanTest {
  @TempDir private Path folder = Path.of("");

  private String rule(String expression) throws IOException {
    String text =
        "title: A costly rule\nlogsource: {category: webserver}\ndetection:\n  sel:\n"
            + "    url.original|re: '"
            + expression
            + "'\n  condition: sel\n";
    return Files.writeString(folder.resolve("costly.yml"), text).toString();
  }

  /**
   * Lines of a web server: some with 60,000 letters that fit no state twice, then ordinary ones.
   */
  private String log(int costly) throws IOException {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (int line = 0; line < costly; line++) {
      text.append("192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] \"GET /");
      for (int i = 0; i < 60_000; i++) {
        number = number * 1_103_515_245 + 12_345;
        text.append((number >> 16 & 1) == 0 ? 'a' : 'b');
      }
      text.append(" HTTP/1.1\" 200 1\n");
    }
    for (int line = 0; line < 100; line++) {
      text.append(
          "192.0.2.1 - - [26/Nov/2026:10:01:00 +0000] \"GET /aa123456789y HTTP/1.1\" 200 1\n");
    }
    return Files.writeString(folder.resolve("access.log"), text).toString();
  }

  @Test
  void anExpressionThatUnfoldsToTooMuchIsRefusedWithItsPlace() throws IOException {
    String rule = rule("((a{0,30}){0,30}){0,30}y");
    Run lint = Run.of("rule", "lint", rule);
    assertThat(lint.code()).isEqualTo(ExitCode.RULES.code());
    assertThat(lint.out() + lint.talk())
        .contains("costly.yml:5:22: the regular expression has more than 10000 instructions")
        .contains("use smaller counts, '*' or '+' in place of a count, or split it");
    Run scan = Run.of("scan", "--rules", rule, log(1));
    assertThat(scan.code()).isEqualTo(ExitCode.RULES.code());
    assertThat(scan.talk()).contains("costly.yml:5:22: the regular expression has more");
  }

  @Test
  void aRuleThatLeftValuesUndecidedIsReportedInEveryOutputAndStillMatchesTheOthers()
      throws IOException {
    String rule = rule("(?:[ab]{0,40}a){1,40}[^ab]{9}y");
    String log = log(20);
    for (String output : new String[] {"ndjson", "csv", "table"}) {
      Run run = Run.of("scan", "--no-builtin", "--quiet", "--rules", rule, "--output", output, log);
      assertThat(run.talk())
          .contains("costly.yml:1:1: rule A costly rule was in quarantine (1 times): 20 values")
          .contains("Simplify the test");
      assertThat(run.out()).contains("A costly rule");
    }
    Run html = Run.of("scan", "--no-builtin", "--rules", rule, "--output", "html", log);
    assertThat(html.out()).contains("rule A costly rule was in quarantine");
    Run japanese = Run.of("scan", "--lang", "ja", "--no-builtin", "--quiet", "--rules", rule, log);
    assertThat(japanese.talk()).contains("A costly rule を 1 回隔離しました").contains("20 個の値");
    assertThat(Run.of("scan", "--no-builtin", "--rules", rule, "--output", "ndjson", log).out())
        .contains("\"count\":100");
  }
}

package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lint checks rules against what formats offer; a rule that can never fire is an error. */
class LintKnowledgeTest {
  private static final String AUDIT = Run.SAMPLES + "/web-1/audit.log";

  @TempDir private Path folder = Path.of("");

  private String rule(String logSource, String field) throws IOException {
    return Files.writeString(
            folder.resolve("rule.yml"),
            """
            title: a rule
            id: 3f1d0c7e-6f0e-4b9e-9d3b-5c1a7c2f0001
            logsource: {LOGSOURCE}
            detection:
              a:
                FIELD|endswith: /curl
              condition: a
            level: low
            """
                .replace("LOGSOURCE", logSource)
                .replace("FIELD", field))
        .toString();
  }

  @Test
  void aMisspelledFieldIsAWarningWithTheNearestName() throws IOException {
    String linux = "product: linux, category: process_creation";
    for (String[] pair :
        List.of(
            new String[] {"CommandLien", "CommandLine"},
            new String[] {"commandline", "CommandLine"},
            new String[] {"process.comand_line", "process.command_line"},
            new String[] {"user.nmae", "user.name"})) {
      Run run = Run.of("rule", "lint", rule(linux, pair[0]));
      assertThat(run.code()).as("a warning refuses nothing").isZero();
      assertThat(run.out())
          .contains("rule.yml:6:5: the field '" + pair[0] + "' is not known")
          .contains("did you mean '" + pair[1] + "'?", "warning");
    }
    Run none = Run.of("rule", "lint", rule(linux, "process.colour"));
    assertThat(none.out()).contains("the field 'process.colour' is not known");
    for (String known : List.of("CommandLine", "user.name", "a0", "my_own_field")) {
      assertThat(Run.of("rule", "lint", rule(linux, known)).out()).doesNotContain("not known");
    }
  }

  @Test
  void aLogSourceThatNoFormatOffersIsReportedByLintAndByScan() throws IOException {
    Run slip = Run.of("rule", "lint", rule("product: linux, category: proces_creation", "Image"));
    assertThat(slip.out())
        .contains("rule.yml:3:1: no format offers the log source linux/proces_creation/*")
        .contains("did you mean 'process_creation' in place of 'proces_creation'?");
    String cloud = rule("product: quayside, service: audit", "action");
    assertThat(Run.of("rule", "lint", cloud).out())
        .contains("no format offers the log source quayside/*/audit, so the rule is never tried");
    assertThat(Run.of("rule", "lint", cloud, "--output", "json").out())
        .contains("\"severity\" : \"warning\"", "never tried");
    assertThat(Run.of("scan", AUDIT, "--rules", cloud).talk())
        .contains(
            "Rules that are never tried", "log source: 1 (the first asks for quayside/*/audit)");
  }

  @Test
  void aFolderWithoutARuleIsAnError() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String blank = Files.writeString(folder.resolve("blank.yml"), "# nothing\n").toString();
    for (String[] line :
        List.of(
            new String[] {"rule", "lint", empty.toString()},
            new String[] {"rule", "lint", blank},
            new String[] {"rule", "test", empty.toString()},
            new String[] {"rule", "fields", "--rules", empty.toString()},
            new String[] {"scan", AUDIT, "--rules", empty.toString()})) {
      Run run = Run.of(line);
      assertThat(run.code()).as(String.join(" ", line)).isEqualTo(2);
      assertThat(run.talk()).contains("there is no rule in it");
      assertThat(run.out()).isEmpty();
    }
    String good = rule("product: linux, category: process_creation", "Image");
    Run one = Run.of("rule", "lint", good, empty.toString());
    assertThat(one.code()).as("reported, and the other one is read").isZero();
    assertThat(one.talk()).contains("empty: there is no rule in it");
    assertThat(Run.of("scan", AUDIT, "--rules", good, "--rules", empty.toString()).talk())
        .contains("empty: there is no rule in it");
  }

  @Test
  void publicRulesDoNotDrownInWarnings() {
    Path rules = Path.of(System.getProperty("hansho.shared", "/no/shared"), "sigma", "rules");
    assumeTrue(Files.isDirectory(rules), "skipped: no public rules here");
    String out = Run.of("rule", "lint", rules.toString()).out();
    long fields = out.lines().filter(line -> line.contains("the field '")).count();
    assertThat(fields).isLessThan(40);
  }
}

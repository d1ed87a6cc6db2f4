package org.hansho.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rate counts only if the verdicts are right: on the generated data, matches and rules that
 * matched are those that four other engines agree on (one of them alone where the rules have
 * keywords).
 */
class ReferenceVerdictsTest {
  private static final Path SHARED = Path.of(System.getProperty("hansho.shared", "../shared"));
  private static final Path GENERATOR = SHARED.resolve("bench/GenEvents.java");

  @TempDir static Path data;

  @BeforeAll
  static void makeData() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isRegularFile(GENERATOR), "needs the generator " + GENERATOR.toAbsolutePath());
    generate("mix", 10_000, "mix.jsonl");
    generate("auditd", 10_000, "auditd.log");
    generate("proc", 1_000, "proc.jsonl");
  }

  private static void generate(String kind, int lines, String file)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                GENERATOR.toString(),
                kind,
                Integer.toString(lines),
                "42",
                data.resolve(file).toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static Tally verdicts(String work) {
    Works works = new Works(data, new RuleFolder(SHARED.resolve("sigma")), 10_000);
    Tally tally = Measurement.pass(works.named(work));
    assertThat(tally.malformed()).isZero();
    return tally;
  }

  @Test
  void cloudRulesOnAzureAndKubernetesEvents() {
    Tally tally = verdicts("mix");
    assertThat(tally.total()).isEqualTo(712);
    assertThat(tally.rulesThatMatched()).isEqualTo(13);
  }

  @Test
  void processRulesOnWindowsAndLinuxEvents() {
    Tally tally = verdicts("proc");
    assertThat(tally.total()).isEqualTo(90);
    assertThat(tally.rulesThatMatched()).isEqualTo(12);
  }

  @Test
  void renamedRulesMatchAlike() {
    Tally tally = verdicts("proc-10x");
    assertThat(tally.total()).isEqualTo(900);
    assertThat(tally.rulesThatMatched()).isEqualTo(120);
  }

  @Test
  void auditRulesOnRecordsInOrderAndInterleaved() {
    for (String work : new String[] {"auditd", "auditd-interleaved"}) {
      Tally tally = verdicts(work);
      assertThat(tally.total()).as(work).isEqualTo(157);
      assertThat(tally.rulesThatMatched()).as(work).isEqualTo(8);
    }
  }
}

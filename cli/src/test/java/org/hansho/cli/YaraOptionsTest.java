package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.memory.specimen.SpecimenNotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YaraOptionsTest {
  private static final String DUMP =
      """
      dump L3 x64 time 1790000000
      process C:\\Apps\\report.exe pid 4242
      module C:\\Windows\\System32\\ntdll.dll at 7ff900000000
      memory at 2a0000 size 2000 private RWX
        text specimen-of-nothing at 100
      """;

  private static final String FINDINGS =
      """
      title: Rule of the operator
      name: operator_rule
      logsource: {category: memory_finding, product: windows}
      detection: {rule: {memory.finding.kind: yara}, condition: rule}
      level: high
      """;

  private static final String RULES =
      """
      rule specimen {
        meta:
          owner = "soc"
        strings:
          $text = "specimen-of-nothing"
        condition:
          $text
      }
      """;

  @TempDir private Path folder = Path.of("");

  private Run scan(String rules) throws IOException {
    Path dump = Files.write(folder.resolve("x.dmp"), SpecimenNotation.read(DUMP).bytes());
    Path sigma = Files.writeString(folder.resolve("rule.yml"), FINDINGS);
    Path yara = Files.writeString(folder.resolve("rules.yar"), rules);
    return Run.of(
        "scan",
        "--no-builtin",
        "--output",
        "ndjson",
        "--rules",
        sigma.toString(),
        "--yara",
        yara.toString(),
        dump.toString());
  }

  @Test
  void aRuleThatIsTrueOfMemoryIsAFinding() throws IOException {
    Run run = scan(RULES);
    assertThat(run.code()).as(run.talk()).isZero();
    assertThat(run.out()).contains("specimen", "owner=soc", "0x2a0100");
  }

  @Test
  void aRuleThatIsNotTrueFindsNothing() throws IOException {
    assertThat(scan(RULES.replace("of-nothing", "of-something")).alerts()).isEmpty();
  }

  @Test
  void aRuleThatCannotBeReadIsNamedWithItsLineAndTheOthersAreUsed() throws IOException {
    Run run = scan(RULES + "rule other { condition: pe.is_dll() }\n");
    assertThat(run.out()).contains("specimen");
    assertThat(run.talk()).contains("rules.yar:9: other: ");
  }

  @Test
  void aFileWithoutARuleThatCanBeUsedIsRefused() throws IOException {
    assertThat(scan("rule other { condition: pe.is_dll() }").code())
        .isEqualTo(ExitCode.RULES.code());
    assertThat(scan("").talk()).contains("holds no YARA rule");
  }
}

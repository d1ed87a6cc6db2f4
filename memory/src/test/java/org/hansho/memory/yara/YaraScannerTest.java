package org.hansho.memory.yara;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class YaraScannerTest {
  private static final int INPUTS = 100_000;
  private static final String RULES =
      """
      rule Text { strings: $a = "inject" nocase $b = "load" wide fullword condition: any of them }
      rule Bytes { strings: $a = { 64 a1 30 ?? [0-3] (8b | 8a 4?) ~0c } condition: #a > 0 }
      rule Shape { strings: $a = /m[a-z]{2,8}srv\\d*\\.dll/i condition: $a in (0..filesize) }
      rule Keyed { strings: $a = "secret" xor condition: for any i in (1..#a) : (@a[i] < 4096) }
      rule Header { condition: uint16(0) == 0x5a4d and not Text }
      """;

  /** Each line: patterns, condition, region as text with escapes, whether the rule is true. */
  @ParameterizedTest
  @CsvFileSource(resources = "/memory/yara/rules.csv", delimiter = '|', numLinesToSkip = 1)
  void rulesAreTrueOrNot(String patterns, String condition, String region, boolean expected) {
    String strings = patterns.equals("-") ? "" : "strings: " + patterns;
    YaraRules rules = YaraRules.of("rule R { " + strings + " condition: " + condition + " }");
    assertThat(rules.problems()).isEmpty();
    byte[] bytes = region.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    List<YaraMatch> matches = new YaraScanner(rules).scan(bytes, 0, bytes.length, 0);
    assertThat(!matches.isEmpty()).isEqualTo(expected);
  }

  @Test
  void aMatchSaysItsRuleAndPlace() {
    YaraRules rules =
        YaraRules.of(
            "private rule P { condition: true } rule R : t { meta: m = 5 strings: $a = \"wxyz\""
                + " condition: P and $a }");
    byte[] bytes = "....wxyz..wxyz".getBytes(StandardCharsets.ISO_8859_1);
    List<YaraMatch> matches = new YaraScanner(rules).scan(bytes, 2, bytes.length, 0x1000);
    assertThat(matches).containsExactly(new YaraMatch("R", List.of("t"), Map.of("m", "5"), 0x1002));
  }

  @Test
  void oneScannerServesManyRegions() {
    YaraScanner scanner =
        new YaraScanner(YaraRules.of("rule R { strings: $a = \"wxyz\" condition: $a }"));
    byte[] with = "wxyz".getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 3; i++) {
      assertThat(scanner.scan(with, 0, 4, 0)).hasSize(1);
      assertThat(scanner.scan(with, 0, 3, 0)).isEmpty();
    }
  }

  @Test
  void anyBytesAreScanned() {
    Random random = new Random(21);
    YaraScanner scanner = new YaraScanner(YaraRules.of(RULES));
    byte[] words =
        "injectMETSRV1.dll d\u00a10.\u008b\u008a l\0o\0a\0d\0 MZ"
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < INPUTS; i++) {
      byte[] region = new byte[random.nextInt(80)];
      for (int k = 0; k < region.length; k++) {
        region[k] =
            random.nextInt(4) == 0 ? (byte) random.nextInt() : words[(k + (i & 7)) % words.length];
      }
      assertThat(scanner.scan(region, 0, region.length, 0)).hasSizeLessThanOrEqualTo(5);
    }
  }

  @Test
  void mutatedRulesAreReadOrRefused() {
    Random random = new Random(22);
    byte[] region = "inject load METSRV.dll".getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < INPUTS / 100; i++) {
      StringBuilder text = new StringBuilder(RULES);
      for (int k = 1 + random.nextInt(4); k > 0; k--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, "{}()[]/\"$#@!.|?*~=".charAt(random.nextInt(18)));
          default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        }
      }
      readAndScan(text.toString(), region);
    }
  }

  @FuzzTest
  void rulesOfAnyKindAreReadOrRefused(byte[] input) {
    readAndScan(new String(input, StandardCharsets.ISO_8859_1), input);
  }

  private static void readAndScan(String text, byte[] region) {
    YaraRules rules = YaraRules.of(text);
    for (YaraProblem problem : rules.problems()) {
      assertThat(problem.reason()).isNotBlank();
      assertThat(problem.line()).isPositive();
    }
    new YaraScanner(rules).scan(region, 0, region.length, 0);
  }
}

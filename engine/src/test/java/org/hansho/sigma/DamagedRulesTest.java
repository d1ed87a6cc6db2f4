package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problem.Severity;
import org.junit.jupiter.api.Test;

/** No text stops the reading: documents are active or refused, and every refusal has a reason. */
class DamagedRulesTest {
  private static final int TEXTS = 5_000;
  private static final List<String> PIECES =
      List.of(
          "*",
          "\\",
          "'",
          ":",
          "|",
          "|all",
          "|re",
          "|expand",
          "%",
          "[any]",
          "- ",
          "  ",
          "\n",
          "---\n",
          "null",
          "0x",
          "not ",
          "(",
          ")",
          "1 of ",
          "of",
          "9999999999999999999999",
          "1e999999999",
          "\u0130",
          "{",
          "}",
          "[",
          "]",
          "correlation:\n",
          "baseline:\n",
          "filter:\n",
          "rules: any\n",
          "sigma-version: 3\n",
          "action: repeat\n");

  private static List<String> samples() throws IOException {
    Path root = Path.of(System.getProperty("hansho.root", ".."));
    List<String> samples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("engine/src/test/resources/sigma"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".yml")).sorted().toList()) {
        samples.add(Files.readString(file));
      }
    }
    return samples;
  }

  @Test
  void everyDamagedTextIsReadAndEveryRefusalHasAReason() throws IOException {
    List<String> samples = samples();
    Random random = new Random(7);
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder(samples.get(random.nextInt(samples.size())));
      if (random.nextInt(4) == 0) {
        text.append("\n---\n").append(samples.get(random.nextInt(samples.size())));
      }
      for (int changes = random.nextInt(5); changes >= 0; changes--) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(3));
        text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
      }

      SigmaRules read = Written.read(text.toString());

      long reasons = read.problems().stream().filter(DamagedRulesTest::refuses).count();
      assertThat(reasons > 0).as(text.toString()).isEqualTo(read.refused() > 0);
      read.problems().forEach(problem -> assertThat(problem.rendered()).isNotBlank());
    }
  }

  private static boolean refuses(Problem problem) {
    return problem.severity() != Severity.WARNING;
  }
}

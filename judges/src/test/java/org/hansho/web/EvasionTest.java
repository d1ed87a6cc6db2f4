package org.hansho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known ways to pass filters are found, and what looks near to them is left alone. */
class EvasionTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("hansho.root", ".."), "judges", "src", "test", "resources", "web");

  @ParameterizedTest
  @MethodSource("evasions")
  void anAttackInDisguiseIsFoundAsWhatItIs(String line) {
    int blank = line.indexOf(' ');
    String family = line.substring(0, blank);
    assertThat(Requests.findings(line.substring(blank + 1)))
        .anySatisfy(finding -> assertThat(finding).startsWith(family + " "));
  }

  @ParameterizedTest
  @MethodSource("ordinary")
  void whatOnlyLooksNearToAnAttackIsLeftAlone(String target) {
    List<String> findings = Requests.findings(target);
    findings.removeIf(finding -> finding.startsWith("sensitive-path "));
    assertThat(findings).isEmpty();
  }

  private static Stream<String> evasions() throws IOException {
    return lines("evasions.txt");
  }

  private static Stream<String> ordinary() throws IOException {
    return lines("ordinary.txt");
  }

  private static Stream<String> lines(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }
}

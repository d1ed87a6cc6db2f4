package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.incident.Inhibition;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** The inhibitions of this module name existing detections, and faults are reported. */
class ShippedInhibitionsTest {
  private static Set<String> detections() throws IOException {
    Path folder = Path.of("detections");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yml"))
          .map(file -> folder.relativize(file).toString().replace(".yml", "").replace('\\', '/'))
          .collect(Collectors.toSet());
    }
  }

  private static InhibitionReader.Inhibitions shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("inhibitions"))) {
      return InhibitionReader.read(
          files.sorted().map(ShippedContent::source).toList(), detections());
    }
  }

  @Test
  void theyAreWithoutFaultAndHaveTheirTextsInBothLanguages() throws IOException {
    InhibitionReader.Inhibitions shipped = shipped();
    assertThat(shipped.problems()).isEmpty();
    assertThat(shipped.all()).hasSizeGreaterThan(1);
    for (Inhibition one : shipped.all()) {
      assertThat(one.english().title()).as(one.id()).isNotBlank();
      assertThat(one.japanese().reason()).as(one.id()).containsPattern("[ぁ-ん]");
      assertThat(one.entities()).as(one.id()).isNotEmpty();
    }
  }

  @Test
  void whatMeansNothingIsReportedWithItsPlace() {
    String text =
        """
        inhibition:
            title: t
            reason: r
            causes: [network/mnay]
            mutes: [network/mnay, linux/*, nothing/*]
            entities: [host]
            for: 30d
        ja: {title: t, reason: r}
        """;
    InhibitionReader.Inhibitions read =
        InhibitionReader.read(
            List.of(new SourceText("inhibitions/x.yml", text)),
            Set.of("network/many", "linux/one"));
    assertThat(read.all()).isEmpty();
    assertThat(read.problems().stream().map(Problem::rendered))
        .anyMatch(problem -> problem.contains("no detection 'network/mnay'"))
        .anyMatch(problem -> problem.contains("no detection 'nothing/*'"))
        .anyMatch(problem -> problem.contains("would mute itself"))
        .anyMatch(problem -> problem.contains("at most 7d"))
        .allMatch(problem -> problem.contains("x.yml:"));
  }
}

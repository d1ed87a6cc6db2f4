package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The messages that authors get. Each fixture is named for its fault; the text beside it is what is
 * shown.
 */
class AuthorProblemsTest {
  static List<Path> bad() throws IOException, URISyntaxException {
    return fixtures("bad");
  }

  static List<Path> warned() throws IOException, URISyntaxException {
    return fixtures("warned");
  }

  private static List<Path> fixtures(String folder) throws IOException, URISyntaxException {
    URL url =
        Objects.requireNonNull(AuthorProblemsTest.class.getResource("/sigma/" + folder), folder);
    try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aFaultIsNamedWithPlaceAndRemedyAndRefusesTheDocument(Path file) throws IOException {
    SigmaRules read = read(file);

    assertThat(rendered(read)).isEqualTo(expected(file));
    assertThat(read.refused()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("warned")
  void aDoubtfulDocumentIsWarnedOfAndWorks(Path file) throws IOException {
    SigmaRules read = read(file);

    assertThat(rendered(read)).isEqualTo(expected(file));
    assertThat(read.refused()).isZero();
    assertThat(read.problems())
        .isNotEmpty()
        .allMatch(problem -> problem.severity() == Problem.Severity.WARNING);
  }

  private static SigmaRules read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    return SigmaRules.read(List.of(new SourceText(name, Files.readString(file))), Lists.NONE);
  }

  private static String rendered(SigmaRules read) {
    return read.problems().stream().map(p -> p.rendered() + "\n").collect(Collectors.joining());
  }

  private static String expected(Path file) throws IOException {
    return Files.readString(
        file.resolveSibling(file.getFileName().toString().replace(".yml", ".txt")));
  }
}

package org.hansho.content;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.alert.AlertDefinition;
import org.hansho.alert.Intent;
import org.hansho.sigma.Baseline;
import org.hansho.sigma.Correlation;
import org.hansho.sigma.Header;
import org.hansho.sigma.Rule;
import org.hansho.testkit.DetectionsPage;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Every detection that ships with Hansho is complete; their tests are {@link CasesTest}. */
class ContentTest {
  private static final Path PAGE = Path.of("../docs/detections.md");
  private static final Path DETECTIONS = Path.of("detections");
  private static final Pattern LEARNS =
      Pattern.compile("(?m)^ +type: (first_seen|rare|travel|volume|mix|access|statement)$");
  private static final Pattern PERIOD_WITH_REASON =
      Pattern.compile("# (\\w+): .+\n +known_after_alert: \\1\n");
  private static final Path REFERENCE =
      Path.of(System.getProperty("hansho.shared", "../../shared"), "spec", "alerts.tsv");

  /** The section of detections beyond the reference list. */
  private static final String BASICS = "basics/";

  private static final Content CONTENT = ShippedContent.read();

  @Test
  void noFileHasAProblem() {
    assertThat(CONTENT.problems()).extracting(Problem::rendered).isEmpty();
  }

  @Test
  void everyListSaysInBothLanguagesWhatItHolds() {
    assertThat(CONTENT.listFiles())
        .isNotEmpty()
        .allSatisfy(
            file -> {
              assertThat(file.list().source()).as(file.list().name()).isNotBlank();
              assertThat(file.sourceJapanese()).as(file.list().name()).containsPattern("[ぁ-ヿ一-龯]");
            });
  }

  @Test
  void everyDetectionIsArmed() {
    assertThat(CONTENT.detections().stream().filter(detection -> !detection.isArmed()))
        .extracting(Detection::id)
        .isEmpty();
  }

  @Test
  void namesOfTestsAreUniqueInTheirFile() {
    assertThat(CONTENT.detections())
        .allSatisfy(
            detection ->
                assertThat(detection.tests())
                    .as(detection.id())
                    .extracting(DetectionTest::name)
                    .doesNotHaveDuplicates());
  }

  @Test
  void everyListIsUsedAndIsNamedLikeItsFile() {
    Set<String> used = new TreeSet<>();
    CONTENT.detections().forEach(detection -> used.addAll(detection.lists()));
    assertThat(CONTENT.listFiles())
        .allSatisfy(
            file -> {
              assertThat(file.place().file()).endsWith("/" + file.list().name() + ".yml");
              assertThat(used).contains(file.list().name());
              assertThat(file.list().source()).isNotEmpty();
              assertThat(file.list().date()).isNotEmpty();
            });
  }

  @Test
  void japaneseTextsAreJapanese() {
    assertThat(CONTENT.detections())
        .allSatisfy(
            detection -> {
              var ja = detection.alert().japanese();
              List<String> texts = new ArrayList<>(ja.remediation());
              texts.addAll(ja.falsePositives());
              texts.addAll(List.of(ja.title(), ja.primaryReason(), ja.description(), ja.notes()));
              assertThat(texts).as(detection.id()).allMatch(ContentTest::hasKana);
            });
  }

  @Test
  void rulesThatAnAlertMayNameTogetherHaveAJapaneseTitle() {
    List<String> untitled = new ArrayList<>();
    for (Correlation correlation : CONTENT.sigma().correlations()) {
      if (correlation.type() == Correlation.Type.TEMPORAL
          || correlation.type() == Correlation.Type.TEMPORAL_ORDERED) {
        correlation.subject().rules().stream()
            .filter(rule -> !hasKana(japaneseTitle(rule)))
            .forEach(untitled::add);
      }
    }
    assertThat(untitled).isEmpty();
  }

  private static String japaneseTitle(String reference) {
    return Stream.of(
            CONTENT.sigma().rules().stream()
                .filter(rule -> rule.reference().equals(reference))
                .map(Rule::japaneseTitle),
            CONTENT.sigma().correlations().stream()
                .map(Correlation::header)
                .filter(header -> header.reference().equals(reference))
                .map(Header::japaneseTitle),
            CONTENT.sigma().baselines().stream()
                .map(Baseline::header)
                .filter(header -> header.reference().equals(reference))
                .map(Header::japaneseTitle))
        .flatMap(titles -> titles)
        .findFirst()
        .orElse("-");
  }

  @Test
  void everyDetectionAgreesWithItsRowOfTheCatalogue() {
    Catalogue catalogue = catalogue();
    assertThat(ofReference())
        .allSatisfy(
            detection -> {
              Catalogue.Row row = requireNonNull(catalogue.row(detection.id()), detection.id());
              AlertDefinition alert = detection.alert();
              assertThat(alert.row()).isEqualTo(row.row());
              assertThat(alert.seedIntents()).isEqualTo(row.intents());
              assertThat(alert.english().title()).isEqualTo(row.title().english());
              assertThat(alert.japanese().title()).isEqualTo(row.title().japanese());
            });
  }

  @Test
  void everyRowOfTheCatalogueHasItsDetection() {
    assertThat(ofReference())
        .extracting(Detection::id)
        .containsExactlyInAnyOrderElementsOf(
            catalogue().rows().stream().map(Catalogue.Row::id).toList());
  }

  private static List<Detection> ofReference() {
    return CONTENT.detections().stream()
        .filter(detection -> !detection.id().startsWith(BASICS))
        .toList();
  }

  @Test
  void basicsAreNoAlertsOfTheReferenceAndNameTechniques() {
    assertThat(CONTENT.detections())
        .filteredOn(detection -> detection.id().startsWith(BASICS))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            detection -> {
              assertThat(detection.alert().row()).as(detection.id()).isZero();
              assertThat(detection.alert().seedIntents()).as(detection.id()).isEmpty();
              assertThat(detection.alert().tactics()).as(detection.id()).hasSizeGreaterThan(1);
            });
  }

  @Test
  void titlesOfTheCatalogueAreUniqueInBothLanguages() {
    List<Catalogue.Row> rows = catalogue().rows();
    assertThat(rows)
        .extracting(row -> row.title().english().toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
    assertThat(rows).extracting(row -> row.title().japanese()).doesNotHaveDuplicates();
    assertThat(rows).extracting(Catalogue.Row::row).isSorted().doesNotHaveDuplicates().hasSize(85);
  }

  @Test
  void theCatalogueFollowsTheReferenceList() throws IOException {
    assumeTrue(Files.exists(REFERENCE), "the folder of shared inputs is not there");
    List<String> expected =
        Files.readAllLines(REFERENCE).stream()
            .skip(1)
            .map(line -> line.split("\t"))
            .map(cells -> cells[1] + " " + (cells[4].equals("-") ? "" : cells[4]))
            .toList();
    assertThat(catalogue().rows())
        .extracting(
            row ->
                row.id()
                    + " "
                    + row.intents().stream()
                        .map(Intent::seedName)
                        .collect(Collectors.joining(", ")))
        .isEqualTo(expected);
  }

  /**
   * What raised an alert becomes known after a period that its document states, with the reason.
   */
  @Test
  void everyBaselineThatLearnsStatesWhenAnAlertedValueBecomesKnownAndWhy() throws IOException {
    List<String> silent = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(DETECTIONS)) {
      files = walk.filter(path -> path.toString().endsWith(".yml")).toList();
    }
    for (Path file : files) {
      for (String document : Files.readString(file).split("\n---\n")) {
        if (LEARNS.matcher(document).find() && !PERIOD_WITH_REASON.matcher(document).find()) {
          silent.add(file.toString());
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(80);
    assertThat(silent).isEmpty();
  }

  @Test
  void thePageOfDetectionsIsUpToDate() throws IOException {
    String page = DetectionsPage.of(catalogue(), CONTENT);
    if (Boolean.getBoolean("hansho.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("rewrite it with: mvn -pl content -am test -Dhansho.update=true")
        .hasContent(page);
  }

  private static Catalogue catalogue() {
    SourceText text = ShippedContent.source(Path.of("catalogue.yml"));
    Problems problems = new Problems(text.file(), text.text());
    Catalogue catalogue = CatalogueReader.read(text, problems);
    assertThat(problems.all()).extracting(Problem::rendered).isEmpty();
    return catalogue;
  }

  private static boolean hasKana(String text) {
    return text.isEmpty() || text.codePoints().anyMatch(c -> c >= 0x3041 && c <= 0x30FF);
  }
}

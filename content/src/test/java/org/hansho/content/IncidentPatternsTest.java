package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.alert.Entity;
import org.hansho.alert.Language;
import org.hansho.incident.Decisions;
import org.hansho.incident.EntityKeys;
import org.hansho.incident.Grouping;
import org.hansho.incident.Incident;
import org.hansho.incident.MemoryIndex;
import org.hansho.incident.Step;
import org.hansho.incident.Story;
import org.hansho.testkit.incident.AlertKind;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The patterns that ship, with the tests of their files. */
class IncidentPatternsTest {
  private final Content content = ShippedContent.read();
  private final PatternReader.Patterns shipped = ShippedPatterns.read();

  @Test
  void allAreReadAndNameDetectionsThatThereAre() {
    assertThat(shipped.problems()).isEmpty();
    assertThat(shipped.patterns()).hasSizeGreaterThanOrEqualTo(6);
    Set<String> known =
        content.detections().stream().map(Detection::id).collect(Collectors.toSet());
    for (PatternFile file : shipped.patterns()) {
      file.pattern().steps().forEach(step -> assertThat(known).containsAll(step.detections()));
      file.tests()
          .forEach(
              test -> test.alerts().forEach(one -> assertThat(known).contains(one.detection())));
    }
  }

  @TestFactory
  Stream<DynamicTest> eachPassesTheTestsOfItsFile() {
    List<DynamicTest> tests = new ArrayList<>();
    for (PatternFile file : shipped.patterns()) {
      for (PatternFile.Test test : file.tests()) {
        tests.add(
            DynamicTest.dynamicTest(
                file.pattern().id() + ": " + test.name(), () -> check(file, test)));
      }
    }
    return tests.stream();
  }

  private void check(PatternFile file, PatternFile.Test test) {
    MemoryIndex index = new MemoryIndex();
    int number = 0;
    for (PatternFile.Given given : test.alerts()) {
      Detection detection = Objects.requireNonNull(content.detection(given.detection()));
      index.put(
          new Step(
              "alert" + number++,
              given.detection(),
              detection.alert().severity(),
              detection.alert().intents().get(0),
              given.at().toNanos(),
              EntityKeys.of(given.entities())));
    }
    List<Incident> incidents =
        new Grouping("example", index, shipped.all(), Decisions.NONE)
            .around(index.all())
            .incidents();
    assertThat(incidents).hasSize(test.incidents());
    assertThat(
            incidents.stream()
                .anyMatch(
                    one ->
                        one.match() != null
                            && one.match().pattern().id().equals(file.pattern().id())))
        .isEqualTo(test.follows());
  }

  @Test
  void anIncidentThatFollowsTwoPatternsIsNamedByOneAndTellsOfTheOther() {
    MemoryIndex index = new MemoryIndex();
    List<String> detections =
        List.of(
            "basics/password-guessing",
            "basics/login-after-guessing",
            "app-service/php-in-upload-folder",
            "linux/persistence-attempt",
            "basics/web-server-shell",
            "container-host/miner-image");
    for (int at = 0; at < detections.size(); at++) {
      Detection detection = Objects.requireNonNull(content.detection(detections.get(at)));
      index.put(
          new Step(
              "alert" + at,
              detections.get(at),
              detection.alert().severity(),
              detection.alert().intents().get(0),
              at * 600_000_000_000L,
              EntityKeys.of(
                  List.of(
                      new Entity("ip", Map.of("address", "203.0.113.7")),
                      new Entity("host", Map.of("name", "web-1"))))));
    }
    List<Incident> incidents =
        new Grouping("example", index, shipped.all(), Decisions.NONE)
            .around(index.all())
            .incidents();
    assertThat(incidents).hasSize(1);
    Incident incident = incidents.get(0);
    assertThat(Story.title(incident, Language.ENGLISH))
        .isEqualTo("Guessed password to persistence");
    assertThat(Story.beginning(incident, Language.ENGLISH))
        .endsWith(" It also follows “Web shell to coin miner” (3 of 4 steps).");
    assertThat(Story.beginning(incident, Language.JAPANESE))
        .endsWith("次のパターンにも当てはまります: 「Web シェルからコイン マイナーへ」(4 段階中 3 段階)。");
  }

  @Test
  void whatIsWrongInAFileIsSaidWithItsPlace() {
    String text =
        """
        incident:
            title: A
            story: '{host'
            description: B
            steps: [{name: one, detections: [a/b]}, {name: two, intents: [persistance]}]
            within: 40d
            severity: high
        ja: {title: あ, story: い, description: う}
        tests: []
        """;
    var read = PatternReader.read(List.of(new SourceText("incidents/a.yml", text)));
    assertThat(read.patterns()).isEmpty();
    assertThat(read.problems())
        .extracting(problem -> problem.place().line() + " " + problem.message())
        .contains(
            "3 in the story, a brace at character 1 is not closed",
            "5 'persistance' is no value of 'intents'",
            "6 'within' is at most 30d",
            "2 the key 'least' is missing",
            "9 there must be a test that follows and one that does not");
  }

  @Test
  void storiesSayOfDetectionsWhatTheirFilesSay() {
    for (AlertKind kind : AlertKind.all()) {
      Detection detection = Objects.requireNonNull(content.detection(kind.detection()));
      assertThat(detection.alert().severity()).as(kind.detection()).isEqualTo(kind.severity());
      assertThat(detection.alert().intents().get(0)).isEqualTo(kind.intent());
      Set<String> types = new HashSet<>();
      detection.alert().entities().forEach(mapping -> types.add(mapping.type()));
      assertThat(types).isEqualTo(kind.entities());
    }
  }

  @Test
  void anEntityWithoutANameOfItsOwnIsKnownByWhatItHas() {
    assertThat(EntityKeys.of(List.of(new Entity("ip", Map.of("address", "192.0.2.1"))))).hasSize(1);
  }
}

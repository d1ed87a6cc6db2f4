package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.format.Formats;
import org.hansho.pipeline.DetectionTests;
import org.hansho.pipeline.Engine;
import org.hansho.sigma.SourceText;
import org.hansho.yaml.Problem;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every detection that ships with Hansho: it is complete, and its own tests pass. */
class ContentTest {
  private static final Path DETECTIONS = Path.of("detections");
  private static final Path LISTS = Path.of("lists");
  private static final Content CONTENT = read();

  private static Content read() {
    List<DetectionFile> detections = new ArrayList<>();
    for (Path path : files(DETECTIONS)) {
      String below = DETECTIONS.relativize(path).toString().replace('\\', '/');
      detections.add(new DetectionFile(below, true, source(path)));
    }
    List<ListText> lists = files(LISTS).stream().map(p -> new ListText("", source(p))).toList();
    return ContentReader.read(detections, lists);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceText source(Path path) {
    try {
      return new SourceText("content/" + path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noFileHasAProblem() {
    assertThat(CONTENT.problems()).extracting(Problem::rendered).isEmpty();
  }

  @TestFactory
  Stream<DynamicContainer> everyDetectionPassesItsOwnTests() {
    DetectionTests tests = new DetectionTests(Engine.compile(CONTENT));
    return CONTENT.detections().stream()
        .map(
            detection ->
                dynamicContainer(
                    detection.id(),
                    detection.tests().stream().map(test -> one(tests, detection, test))));
  }

  private static DynamicTest one(DetectionTests tests, Detection detection, DetectionTest test) {
    return dynamicTest(
        test.name(),
        () -> {
          assumeTrue(Formats.named(test.format()) != null, "no format " + test.format());
          List<String> failures = tests.run(detection, test).failures();
          assertThat(failures).as(test.place().toString()).isEmpty();
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

  private static boolean hasKana(String text) {
    return text.isEmpty() || text.codePoints().anyMatch(c -> c >= 0x3041 && c <= 0x30FF);
  }
}

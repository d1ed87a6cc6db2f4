package org.hansho.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.EngineClasses;
import org.hansho.alert.AlertFold;
import org.hansho.alert.Finding;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.detect.Detector;
import org.hansho.detect.Fact;
import org.hansho.detect.FactLayout;
import org.hansho.detect.Grounds;
import org.hansho.detect.GroupKey;
import org.hansho.detect.Matter;
import org.hansho.detect.Observation;
import org.hansho.detect.Origin;
import org.hansho.detect.RecordCount;
import org.hansho.detect.Result;
import org.hansho.detect.SeededHashes;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Through which rooms a finding goes on its way from a detector to the alert. */
class WayOfAFindingTest {
  private static final String CONTENT =
      """
      title: Program started
      name: started
      logsource: {category: process_creation, product: linux}
      detection: {program: {process.name|exists: true}, condition: program}
      level: informational
      ---
      title: Many programs of a user
      correlation:
          type: event_count
          rules: [started]
          group-by: [user.name]
          timespan: 1h
          condition: {gte: 3}
      level: medium
      ---
      alert: {title: Many programs, sentence: '{user.name} started {process.name}'}
      """;

  private static final Engine ENGINE = engine();

  private static Engine engine() {
    SourceText source = new SourceText("many.yml", CONTENT);
    Content content =
        ContentReader.read(List.of(new DetectionFile("my/many.yml", false, source)), List.of());
    assertThat(content.problems()).isEmpty();
    return Engine.compile(content);
  }

  private static List<Observation> observations() {
    List<Observation> observations = new ArrayList<>();
    Pipeline pipeline =
        ENGINE.pipeline(
            new Output() {
              @Override
              public void finding(Finding finding) {
                throw new AssertionError("only the detector finds something");
              }

              @Override
              public void observed(Observation observation) {
                observations.add(observation);
              }
            });
    byte[] log =
        "time=%d user.name=erin process.name=ls\n"
            .repeat(3)
            .formatted(1, 2, 3)
            .getBytes(StandardCharsets.UTF_8);
    pipeline.begin(new PairsFormat(), "log");
    pipeline.read(log, 0, log.length, 0, true);
    pipeline.end();
    return observations;
  }

  /**
   * The rooms on the stack from the detector to the host, which is this test, each as often as it
   * is entered.
   */
  private static List<String> rooms() {
    List<Class<?>> stack =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(
                frames ->
                    new ArrayList<>(
                        frames
                            .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                            .filter(type -> type.getNestHost() != WayOfAFindingTest.class)
                            .toList()));
    Collections.reverse(stack);
    List<String> rooms = new ArrayList<>();
    boolean isBehindDetector = false;
    for (Class<?> type : stack) {
      isBehindDetector |= Detector.class.isAssignableFrom(type);
      String name = type.getPackageName();
      String room = name.startsWith("org.hansho.") ? name.split("\\.")[2] : "";
      if (isBehindDetector && (rooms.isEmpty() || !rooms.get(rooms.size() - 1).equals(room))) {
        rooms.add(room);
      }
    }
    return rooms;
  }

  @Test
  void itLeavesTheDetectorsThroughOneDoorAndIsThenAtTheAlert() {
    AlertFold fold = new AlertFold("t");
    List<List<String>> ways = new ArrayList<>();
    KeyedSession keyed =
        ENGINE.keyed(
            finding -> {
              ways.add(rooms());
              fold.add(finding);
            });
    observations().forEach(keyed::accept);
    keyed.end();

    assertThat(ways).containsExactly(List.of("detect", "pipeline", "alert"));
    assertThat(fold.alerts()).hasSize(1);
  }

  @Test
  void theAlertReadsWhatDetectorsFoundAndCallsNoneOfThemAgain() {
    List<String> data =
        Stream.of(
                Fact.class,
                FactLayout.class,
                Grounds.class,
                GroupKey.class,
                Matter.class,
                Origin.class,
                RecordCount.class,
                Result.class,
                SeededHashes.class)
            .map(Class::getName)
            .toList();
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("org.hansho.alert..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "lie in detect and do something, or in pipeline",
                type ->
                    (type.getPackageName().startsWith("org.hansho.detect")
                            && !data.contains(type.getName()))
                        || type.getPackageName().startsWith("org.hansho.pipeline")))
        .check(EngineClasses.ALL);
  }
}

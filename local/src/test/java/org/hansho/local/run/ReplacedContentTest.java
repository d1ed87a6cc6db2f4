package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hansho.content.DetectionFile;
import org.hansho.detect.Restoration;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content is replaced while windows are open, counts run and facts wait. */
class ReplacedContentTest {
  private static final int REPLACEMENTS = Integer.getInteger("hansho.reloads", 50);
  private static final int EVENTS_BETWEEN = Integer.getInteger("hansho.replaced.events", 120);
  private static final int EVENTS = (REPLACEMENTS + 1) * EVENTS_BETWEEN;
  private static final int LINES = 10;

  @TempDir private Path parent;

  /** A detection that has nothing to do with the others, but for fields that it also reads. */
  private static DetectionFile unrelated(int number) {
    String name = "a" + number;
    return Workload.file(
        "aside/" + name + ".yml",
        """
        title: Aside %1$s
        name: %1$s
        level: low
        logsource: {product: invented}
        detection: {selection: {kind: read, host|endswith: '%2$d', field-%1$s: x}, condition: selection}
        ---
        """
                .formatted(name, number % 10)
            + Workload.correlation(
                name + "-count",
                "aside-" + name,
                "low",
                "type: value_count\nrules: ["
                    + name
                    + "]\ntimespan: 9m\n"
                    + "condition: {field: zone-"
                    + name
                    + ", gte: 3}"));
  }

  /** The detections of the workload among others, in any order. */
  private static Engine replaced(int replacement) {
    List<DetectionFile> files = new ArrayList<>(Workload.detections());
    files.add(
        Workload.file(
            "test/closing.yml",
            Workload.correlation(
                "closing",
                "host",
                "low",
                "type: event_count\nrules: [beat]\ntimespan: 1m\ncondition: {lte: 1000}")));
    if (replacement > 0) {
      Random random = new Random(replacement);
      for (int number = 0; number < 12; number++) {
        if (random.nextBoolean()) {
          files.add(unrelated(number));
        }
      }
      Collections.shuffle(files, random);
    }
    return Workload.engine(files);
  }

  private LocalRunner open(String folder, Engine engine, int workers) throws IOException {
    return new LocalRunner(
        parent.resolve(folder),
        engine,
        LocalSettings.of("replaced", workers),
        () -> Workload.time(EVENTS));
  }

  private static List<Long> numbers(int replacement) {
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < EVENTS_BETWEEN; i++) {
      numbers.add((long) replacement * EVENTS_BETWEEN + i);
    }
    return numbers;
  }

  /** How content is replaced. */
  private enum Way {
    NOT_AT_ALL,
    AT_A_RESTART,
    WHILE_RUNNING
  }

  private List<Outcome> run(String folder, Way way) throws IOException {
    LocalRunner runner = open(folder, replaced(0), 2);
    for (int replacement = 0; replacement <= REPLACEMENTS; replacement++) {
      if (replacement > 0 && way != Way.NOT_AT_ALL) {
        if (way == Way.AT_A_RESTART) {
          runner.close();
          runner = open(folder, replaced(replacement), 1 + replacement % 3);
        } else {
          runner.goOnWith(replaced(replacement));
        }
        assertThat(runner.runner.setAside())
            .allMatch(aside -> aside.document().startsWith("a"))
            .allMatch(aside -> aside.reason() == Restoration.UNKNOWN);
      }
      for (Workload.Pushed pushed : Workload.pushes(numbers(replacement), LINES)) {
        runner.push(pushed.source(), pushed.arrival(), pushed.records());
      }
      runner.settle();
    }
    runner.drain();
    Map<String, Long> counters = runner.counters();
    assertThat(counters).containsEntry(Counters.FACTS_WAITING, 0L);
    assertThat(counters.getOrDefault(Counters.FACTS_INCOMPLETE, 0L)).isZero();
    List<Outcome> alerts = new ArrayList<>(runner.alerts());
    runner.close();
    alerts.removeIf(alert -> alert.detection().startsWith("aside/"));
    return alerts;
  }

  /** R603: content is replaced again and again under load. */
  @Test
  void r603AlertsOfUnchangedDetectionsAreThoseWithoutAnyReplacement() throws IOException {
    List<Outcome> without = run("without", Way.NOT_AT_ALL);
    assertThat(without)
        .extracting(Outcome::detection)
        .contains("test/closing", "test/guessed", "test/many-denied");
    assertThat(run("restarted", Way.AT_A_RESTART)).isEqualTo(without);
    assertThat(run("running", Way.WHILE_RUNNING)).isEqualTo(without);
  }

  @Test
  void whatADetectionHasLearnedWaitsUntilItComesBack() throws IOException {
    List<DetectionFile> known = List.of(NewHost.file("read", 1_200));
    push("back", Workload.engine(known), "first");
    try (LocalRunner runner = open("back", Workload.engine(), 2)) {
      assertThat(runner.runner.setAside())
          .hasSize(1)
          .allMatch(aside -> aside.document().equals("new-host") && aside.pieces() > 1);
      runner.push("one", Workload.time(50), Workload.line(50).getBytes(StandardCharsets.UTF_8));
      runner.settle();
      assertThat(runner.counters().get(Counters.SET_ASIDE)).isPositive();
    }
    try (LocalRunner runner = open("back", Workload.engine(known), 1)) {
      assertThat(runner.runner.setAside()).isEmpty();
      assertThat(RestartedContent.states(Workload.engine(known).detectors(), runner.runner))
          .containsEntry("new-host", 100);
    }
  }

  @Test
  void contentThatCannotBeReplacedLeavesTheRunnerAsItWas() throws IOException {
    Engine engine = Workload.engine();
    try (LocalRunner runner = open("kept", engine, 2)) {
      runner.runner.declare("declared", engine.formats().get(0).name());
      push(runner, "one", Workload.time(1), Workload.line(1));
      Engine without = engine.withFormats(List.of());
      assertThatThrownBy(() -> runner.goOnWith(without))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("there is none of that name");
      push(runner, "one", Workload.time(2), Workload.line(2));
      assertThat(runner.counters()).containsEntry(Counters.PUSHES_READ, 2L);
    }
  }

  private void push(String folder, Engine engine, String source) throws IOException {
    try (LocalRunner runner = open(folder, engine, 2)) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 100; i++) {
        lines.append(Workload.line(Workload.time(i), "read", "user-" + i, "host-" + i));
      }
      push(runner, source, Workload.time(100), lines.toString());
      long later = Workload.time(200_000);
      push(runner, source, later, Workload.line(later, "other", "x", "y"));
    }
  }

  private static void push(LocalRunner runner, String source, long arrival, String lines)
      throws IOException {
    runner.push(source, arrival, lines.getBytes(StandardCharsets.UTF_8));
    runner.settle();
  }
}

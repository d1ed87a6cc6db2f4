package org.hansho.testkit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hansho.alert.Finding;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.detect.SavedState;
import org.hansho.format.JsonFormat;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.OpenSource;
import org.hansho.pipeline.Output;
import org.hansho.pipeline.ReadingSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of baseline against records whose time cannot be trusted: what it has learned is the
 * same to the byte before and after, and it raises nothing.
 */
class UntrustedTimesTest {
  private static final int KNOWN_EVENTS = 300;

  /** What is remembered of a known address to look it up again; nothing is normal because of it. */
  private static final Set<String> REMEMBERED = Set.of("retrospect");

  /** Ways in which the time of a record can be wrong. */
  private enum Wrong {
    TEN_DAYS_LATE(Duration.ofDays(-10)),
    BEFORE_THE_SOURCE_WAS_KNOWN(Duration.ofDays(-20_000)),
    SKEWED_BY_AN_HOUR(Duration.ofHours(1)),
    IN_THE_FUTURE(Duration.ofDays(3_650));

    private final Duration off;

    Wrong(Duration off) {
      this.off = off;
    }
  }

  static Stream<Arguments> table() {
    return DetectorKindsTest.kinds().stream()
        .filter(UntrustedTimesTest::isBaseline)
        .flatMap(kind -> Stream.of(Wrong.values()).map(wrong -> Arguments.of(kind, wrong)));
  }

  static boolean isBaseline(String kind) {
    return !kind.contains("_count") && !kind.startsWith("value_") && !kind.startsWith("temporal");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("table")
  void aRecordWhoseTimeCannotBeTrustedTeachesNothing(String kind, Wrong wrong) {
    Engine engine = DetectorKindsTest.engine(kind);
    List<String> life = DetectorKindsTest.life(1);
    List<Observation> known = read(engine, life.subList(0, KNOWN_EVENTS));
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(engine.detectors(), results::add);
    known.forEach(layers::accept);
    Map<String, Integer> before = saved(layers, new HashMap<>());
    results.clear();

    long last = known.get(known.size() - 1).time();
    List<Observation> untrusted = read(engine, dated(life, last + wrong.off.toNanos()));
    untrusted.forEach(layers::late);

    assertThat(untrusted).isNotEmpty();
    assertThat(results).isEmpty();
    if (!REMEMBERED.contains(kind)) {
      assertThat(saved(layers, before)).isEqualTo(before);
    }
    for (Observation next : read(engine, life.subList(KNOWN_EVENTS, life.size()))) {
      layers.accept(next);
    }
    layers.flush();
    assertThat(timesAndGrounds(results)).isEqualTo(timesAndGrounds(withoutUntrusted(engine, life)));
  }

  private static List<Result> withoutUntrusted(Engine engine, List<String> life) {
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(engine.detectors(), results::add);
    read(engine, life.subList(0, KNOWN_EVENTS)).forEach(layers::accept);
    layers.flush();
    results.clear();
    read(engine, life.subList(KNOWN_EVENTS, life.size())).forEach(layers::accept);
    layers.flush();
    return results;
  }

  private static List<String> timesAndGrounds(List<Result> results) {
    return results.stream().map(one -> one.time() + " " + one.grounds()).toList();
  }

  /** A number of what is saved now, over what was saved before. */
  private static Map<String, Integer> saved(LayerStack layers, Map<String, Integer> before) {
    Map<String, Integer> saved = new HashMap<>(before);
    for (SavedState state : layers.saveChanged()) {
      saved.put(state.name() + " " + state.group(), Arrays.hashCode(state.bytes()));
    }
    return saved;
  }

  /** The last lines with new values, all dated alike. */
  private static List<String> dated(List<String> life, long time) {
    return life.subList(KNOWN_EVENTS, life.size()).stream()
        .map(line -> line.replaceAll("\"time\":\"[^\"]*\"", "\"time\":\"" + text(time) + "\""))
        .map(line -> line.replaceAll("\"h(\\d+)\"", "\"seeded$1\""))
        .toList();
  }

  private static String text(long time) {
    return Instant.ofEpochSecond(0, time).toString();
  }

  static List<Observation> read(Engine engine, List<String> lines) {
    List<Observation> observations = new ArrayList<>();
    ReadingSession reading =
        engine.reading(
            new Output() {
              @Override
              public void finding(Finding finding) {
                // Only what detectors hear of matters.
              }

              @Override
              public void observed(Observation observation) {
                observations.add(observation);
              }
            });
    byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    OpenSource source = reading.open(JsonFormat.FORMAT, "invented");
    reading.read(source, bytes, 0, bytes.length, 0, true);
    reading.end(source);
    observations.sort(Observation.ORDER);
    return observations;
  }
}

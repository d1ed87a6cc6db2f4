package org.hansho.testkit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.detect.SavedState;
import org.hansho.event.Timing;
import org.hansho.pipeline.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of detector against records that are in order but whose time is doubted: baselines
 * judge them like any others, alone and between others, and learn nothing from them.
 */
class DoubtedTimesTest {
  private static final int KNOWN_EVENTS = 300;

  /** A draft lasts a day at least; these events are about half of one. */
  private static final int DOUBTED_EVENTS = 7;

  private static final long DAY = Duration.ofDays(1).toNanos();

  static Stream<Arguments> table() {
    return DetectorKindsTest.kinds().stream()
        .filter(UntrustedTimesTest::isBaseline)
        .flatMap(
            kind ->
                Stream.of(Timing.SKEWED, Timing.BACKLOG).map(timing -> Arguments.of(kind, timing)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("table")
  void whatIsDoubtedIsJudgedLikeEverythingElse(String kind, Timing timing) {
    Engine engine = DetectorKindsTest.engine(kind);
    List<Observation> life = life(engine);
    for (int from = 40; from + DOUBTED_EVENTS < life.size(); from += 30) {
      for (int every : new int[] {1, 2}) {
        List<Observation> trusted = life.subList(0, from + DOUBTED_EVENTS);
        List<Observation> doubted = doubted(trusted, from, every, timing);
        assertThat(resultsFrom(engine.detectors(), doubted, from, false))
            .as("from %s, every %s", from, every)
            .isEqualTo(resultsFrom(engine.detectors(), trusted, from, false));
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("table")
  void aRestartInBetweenChangesNothing(String kind, Timing timing) {
    Engine engine = DetectorKindsTest.engine(kind);
    List<Observation> doubted =
        doubted(life(engine).subList(0, KNOWN_EVENTS), KNOWN_EVENTS - 60, 3, timing);

    assertThat(resultsFrom(engine.detectors(), doubted, KNOWN_EVENTS - 60, true))
        .isEqualTo(resultsFrom(engine.detectors(), doubted, KNOWN_EVENTS - 60, false));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("table")
  void whatIsDoubtedTeachesNothing(String kind, Timing timing) {
    Engine engine = DetectorKindsTest.engine(kind);
    if (kind.equals("retrospect")) {
      return; // It looks back for known addresses; nothing is normal because of what it has seen.
    }
    List<Observation> life = life(engine);
    List<Observation> known = life.subList(0, KNOWN_EVENTS);
    List<Observation> seeded = doubted(life.subList(KNOWN_EVENTS, life.size()), 0, 1, timing);
    long end = life.get(life.size() - 1).time() + 3 * DAY;

    LayerStack with = stack(engine, new ArrayList<>(), known);
    seeded.forEach(with::accept);
    Map<String, Integer> learned = saved(with);
    assertThat(learned.keySet()).anyMatch(name -> name.contains("-draft"));
    with.advance(end);
    learned.putAll(saved(with));
    learned.keySet().removeIf(name -> name.contains("-draft"));

    LayerStack without = stack(engine, new ArrayList<>(), known);
    without.advance(end);

    assertThat(learned).isEqualTo(saved(without));
  }

  private static LayerStack stack(Engine engine, List<Result> results, List<Observation> first) {
    LayerStack stack = new LayerStack(engine.detectors(), results::add);
    first.forEach(stack::accept);
    return stack;
  }

  private static List<Observation> life(Engine engine) {
    return UntrustedTimesTest.read(engine, DetectorKindsTest.life(1));
  }

  /** Every so many of the observations from an index on, at the time they have. */
  private static List<Observation> doubted(
      List<Observation> observations, int from, int every, Timing timing) {
    List<Observation> doubted = new ArrayList<>(observations);
    for (int i = from; i < doubted.size(); i += every) {
      Observation one = doubted.get(i);
      doubted.set(i, one.judged(one.time(), timing));
    }
    return doubted;
  }

  /** The results from an index on, up to the end of the last day. */
  private static List<String> resultsFrom(
      DetectorPlan plan, List<Observation> observations, int from, boolean restarting) {
    List<Result> results = new ArrayList<>();
    Map<String, SavedState> saved = new TreeMap<>();
    LayerStack stack = new LayerStack(plan, results::add);
    for (int i = 0; i < observations.size(); i++) {
      if (i == from) {
        stack.flush();
        results.clear();
      }
      stack.accept(observations.get(i));
      if (restarting && i >= from) {
        stack.saveChanged().forEach(one -> saved.put(one.name() + " " + one.group(), one));
        stack = new LayerStack(plan, results::add);
        assertThat(stack.restore(List.copyOf(saved.values()))).isZero();
      }
    }
    stack.advance((Math.floorDiv(observations.get(observations.size() - 1).time(), DAY) + 1) * DAY);
    return results.stream()
        .map(one -> one.document() + " " + one.time() + " " + one.events() + " " + one.grounds())
        .toList();
  }

  /** A number of each piece of all states, by its name. */
  private static Map<String, Integer> saved(LayerStack stack) {
    Map<String, Integer> saved = new TreeMap<>();
    for (SavedState state : stack.saveChanged()) {
      saved.put(state.name() + " " + state.group(), Arrays.hashCode(state.bytes()));
    }
    return saved;
  }
}

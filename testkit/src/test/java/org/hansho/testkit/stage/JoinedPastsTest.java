package org.hansho.testkit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.SavedState;
import org.hansho.pipeline.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What baselines know of a key that was learned in part as it happened and in part from a lesson:
 * the same as if all of it had been learned as it happened, as far as {@code docs/server.md}
 * promises.
 */
class JoinedPastsTest {
  private static final int SEEDS = 3;

  /** Records that come behind the joining, some days of them. */
  private static final int REST = 40;

  /** Kinds whose pasts cannot be joined, so the state stays that knows more. */
  private static final Set<String> NOT_JOINED =
      Set.of("session", "contacts", "attempts", "retrospect");

  /** What gives a result is learned otherwise, and depends on what was known when it came. */
  private static final String NOTHING_IS_JUDGED = "{period: 300d, samples: 5}";

  /**
   * What depends on what was known when a record came, not on what is known now; and how much an
   * operation still counts that was forgotten between both pasts.
   */
  private static final Set<String> OF_THE_WAY =
      Set.of("would_have_fired", "divergence", "most_different");

  static Stream<Arguments> table() {
    return DetectorKindsTest.kinds().stream()
        .filter(UntrustedTimesTest::isBaseline)
        .flatMap(kind -> IntStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(kind, seed)));
  }

  static Stream<Arguments> joined() {
    return table().filter(one -> isJoined((String) one.get()[0]));
  }

  private static boolean isJoined(String kind) {
    return NOT_JOINED.stream().noneMatch(kind::startsWith);
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("joined")
  void aPastBeforeWhatIsKnownIsAsIfItHadBeenLearnedFirst(String kind, int seed) {
    Life life = new Life(kind, seed);
    for (int cut : life.cuts()) {
      LayerStack live = life.learned(cut, life.size());
      adopt(live, life.learned(0, cut));
      assertThat(life.goesOn(live)).as("cut at %s", cut).isEqualTo(life.goesOn(life.whole()));
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("joined")
  void aPastBehindWhatIsKnownIsAsIfItHadBeenLearnedLater(String kind, int seed) {
    Life life = new Life(kind, seed);
    for (int cut : life.cuts()) {
      LayerStack live = life.learned(0, cut);
      adopt(live, life.learned(cut, life.size()));
      assertThat(life.goesOn(live)).as("cut at %s", cut).isEqualTo(life.goesOn(life.whole()));
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("joined")
  void recordsThatAreInBothPastsCountOnce(String kind, int seed) {
    Life life = new Life(kind, seed);
    for (int cut : life.cuts()) {
      LayerStack live = life.learned(cut, life.size());
      adopt(live, life.whole());
      assertThat(life.goesOn(live)).as("cut at %s", cut).isEqualTo(life.goesOn(life.whole()));
    }
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("table")
  void theSameLessonAgainChangesNothing(String kind, int seed) {
    Life life = new Life(kind, seed);
    for (int cut : life.cuts()) {
      LayerStack live = life.learned(cut, life.size());
      List<SavedState> lesson = life.learned(20, cut + 30).saveChanged();
      lesson.forEach(live::adopt);
      live.saveChanged();
      assertThat(lesson.stream().mapToLong(live::adopt).sum()).isZero();
      assertThat(live.saveChanged()).isEmpty();
    }
  }

  private static void adopt(LayerStack live, LayerStack lesson) {
    lesson.saveChanged().forEach(live::adopt);
  }

  /** The life of some people, and what a kind of baseline knows of it. */
  private static final class Life {
    private final Engine engine;
    private final List<Observation> all;

    Life(String kind, int seed) {
      engine = DetectorKindsTest.engine(kind, NOTHING_IS_JUDGED);
      all = UntrustedTimesTest.read(engine, DetectorKindsTest.life(seed));
    }

    /** How much of it is learned before the states are joined. */
    int size() {
      return all.size() - REST;
    }

    /** Where it is cut: between two days. */
    List<Integer> cuts() {
      List<Integer> cuts = new ArrayList<>();
      for (int cut = 40; cut < size() - 30; cut += 90) {
        int day = cut;
        while (day(day) == day(day - 1)) {
          day++;
        }
        cuts.add(day);
      }
      return cuts;
    }

    private long day(int index) {
      return Math.floorDiv(all.get(index).time(), Duration.ofDays(1).toNanos());
    }

    LayerStack whole() {
      return learned(0, size());
    }

    /** What is known behind a part of it. */
    LayerStack learned(int from, int to) {
      LayerStack layers = new LayerStack(engine.detectors(), result -> {});
      all.subList(from, to).forEach(layers::accept);
      layers.flush();
      return layers;
    }

    /** What is known of each key behind the rest of it, by document. */
    Map<String, Set<String>> goesOn(LayerStack layers) {
      all.subList(size(), all.size()).forEach(layers::accept);
      layers.flush();
      long end = all.get(all.size() - 1).time();
      Map<String, Set<String>> known = new TreeMap<>();
      for (DetectorPlan.Document document : engine.detectors().keyed()) {
        Set<String> of = new TreeSet<>();
        layers
            .knowledge()
            .describe(
                document.index(),
                end,
                grounds -> {
                  Map<String, String> numbers = new TreeMap<>(grounds.numbers());
                  numbers.keySet().removeAll(OF_THE_WAY);
                  of.add(numbers.toString());
                });
        known.put(document.reference(), of);
      }
      return known;
    }
  }
}

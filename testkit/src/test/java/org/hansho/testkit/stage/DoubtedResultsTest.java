package org.hansho.testkit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Observation;
import org.hansho.detect.Result;
import org.hansho.detect.SavedState;
import org.hansho.event.Timing;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Baselines that learn from results of other documents: what rests on a record whose time is
 * doubted teaches them nothing, also if a sound record completes it.
 */
class DoubtedResultsTest {
  private static final long DAY = Duration.ofDays(1).toNanos();
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final int LEARNING = 6;

  /** Documents that the baseline listens to; each is completed by five acts, the last a leave. */
  private static final Map<String, String> BELOW =
      Map.of(
          "event_count",
          correlation("event_count", "condition: {gte: 5}"),
          "event_count that is judged when its window closes",
          correlation("event_count", "condition: {gte: 5, lte: 9}"),
          "value_count",
          correlation("value_count", "condition: {field: host, gte: 5}"),
          "temporal",
          correlation("temporal", ""),
          "temporal_ordered",
          correlation("temporal_ordered", ""),
          "first_seen",
          """
          baseline:
            type: first_seen
            rules: [act, leave]
            learn: {period: 0s, samples: 1}
            known_after_alert: never
            condition: {field: host}
            group-by: [user]
          """);

  private static String correlation(String type, String condition) {
    return """
    correlation:
      type: %s
      rules: [act, leave]
      timespan: 1h
      group-by: [user]
      %s
    """
        .formatted(type, condition);
  }

  static Stream<Arguments> table() {
    return BELOW.keySet().stream()
        .flatMap(
            kind ->
                Stream.of(Timing.SKEWED, Timing.BACKLOG)
                    .flatMap(
                        timing ->
                            Stream.of(false, true)
                                .map(restarts -> Arguments.of(kind, timing, restarts))));
  }

  @ParameterizedTest(name = "{0}, {1}, restart: {2}")
  @MethodSource("table")
  void whatASoundRecordCompletesTeachesNothingIfItRestsOnDoubtedOnes(
      String kind, Timing timing, boolean restarts) {
    Engine engine = engine(kind);
    assertThat(alertsAboutEve(engine, timing, restarts, false))
        .as("taught by sound records")
        .isZero();
    assertThat(alertsAboutEve(engine, timing, restarts, true))
        .as("taught by doubted records")
        .isPositive();
  }

  /** The number of alerts about eve, who did the same while the baseline learned. */
  private static long alertsAboutEve(
      Engine engine, Timing timing, boolean restarts, boolean doubted) {
    List<Result> results = new ArrayList<>();
    Map<String, SavedState> saved = new TreeMap<>();
    LayerStack stack = new LayerStack(engine.detectors(), results::add);
    for (int day = 0; day < LEARNING + 4; day++) {
      for (Observation one : burst(engine, "ann" + day, day)) {
        stack.accept(one);
      }
      if (day == 2) {
        List<Observation> seeded = burst(engine, "eve", day);
        for (int i = 0; i < seeded.size(); i++) {
          boolean sound = !doubted || i == seeded.size() - 1;
          Observation one = seeded.get(i);
          stack.accept(sound ? one : one.judged(one.time(), timing));
          if (restarts) {
            stack = restarted(stack, saved, engine, results);
          }
        }
      }
    }
    stack.flush();
    stack.advance(Workload.START + (LEARNING + 4) * DAY);
    results.clear();
    burst(engine, "eve", LEARNING + 5).forEach(stack::accept);
    stack.advance(Workload.START + (LEARNING + 9) * DAY);
    return results.stream().filter(result -> isAbout(engine, result)).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"temporal", "first_seen"})
  void aKeyIsDoubtedOnceHoweverManyDoubtedRecordsItHas(String kind) {
    Engine engine = engine(kind);
    assertThat(savedBytes(engine, 500))
        .as("bytes of 500 records of a minute, and of 50")
        .isLessThanOrEqualTo(savedBytes(engine, 50) + 16);
  }

  private static int savedBytes(Engine engine, int records) {
    LayerStack stack = new LayerStack(engine.detectors(), result -> {});
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      lines.add(Workload.line(Workload.START + i * MINUTE / records, "act", "eve", "h"));
    }
    for (Observation one : UntrustedTimesTest.read(engine, lines)) {
      stack.accept(one.judged(one.time(), Timing.BACKLOG));
    }
    stack.flush();
    stack.advance(Workload.START + 2 * MINUTE);
    return stack.saveChanged().stream().mapToInt(one -> one.bytes().length).sum();
  }

  /** Another stack with all that was saved so far, of which each piece stands under its name. */
  private static LayerStack restarted(
      LayerStack stack, Map<String, SavedState> saved, Engine engine, List<Result> results) {
    List<SavedState> changed = stack.saveChanged();
    assertThat(changed).extracting(one -> one.name() + " " + one.group()).doesNotHaveDuplicates();
    changed.forEach(one -> saved.put(one.name() + " " + one.group(), one));
    LayerStack other = new LayerStack(engine.detectors(), results::add);
    assertThat(other.restore(List.copyOf(saved.values()))).isZero();
    return other;
  }

  private static boolean isAbout(Engine engine, Result result) {
    var document = engine.detectors().document(result.document());
    return document != null && document.reference().equals("strange");
  }

  /** Four acts and a leave of somebody at five hosts, within minutes. */
  private static List<Observation> burst(Engine engine, String user, int day) {
    List<String> lines = new ArrayList<>();
    for (int step = 0; step < 5; step++) {
      long time = Workload.START + day * DAY + (user.equals("eve") ? 60 + step : step) * MINUTE;
      String host = "h" + (day > LEARNING ? 100 : 0) + step + user.substring(0, 3);
      lines.add(Workload.line(time, step == 4 ? "leave" : "act", user, host));
    }
    return UntrustedTimesTest.read(engine, lines);
  }

  private static Engine engine(String kind) {
    String yaml =
        Workload.rule("act")
            + "---\n"
            + Workload.rule("leave")
            + "---\ntitle: Below\nname: below\n"
            + BELOW.get(kind)
            + """
            ---
            title: Strange
            name: strange
            baseline:
              type: first_seen
              rules: [below]
              learn: {period: 4d, samples: 3}
              known_after_alert: never
              condition: {field: user}
              group-by: []
            ---
            alert:
                title: Somebody new
                sentence: '{user} did so'
                entities: [{type: account, name: user}]
                dedup: {key: [user], period: 1h}
            """;
    return Workload.engine(List.of(Workload.file("k/results.yml", yaml)));
  }
}

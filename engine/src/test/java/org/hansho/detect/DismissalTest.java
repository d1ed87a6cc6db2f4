package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A value that somebody calls harmless is known at once. */
class DismissalTest {
  private static final String RULE =
      """
      title: Read
      name: read
      logsource: {product: test}
      detection: {selection: {kind: read}, condition: selection}
      ---
      title: Unusual
      name: found
      baseline:
          rules: [read]
          group-by: [vault]
      """;

  private static Trial threeReadsOf(String second, String baseline) {
    Trial trial =
        Trial.of(RULE + baseline.indent(4)).at(Duration.ZERO, "kind=read vault=v user=a net=1");
    for (int day = 8; day < 11; day++) {
      trial.at(Duration.ofDays(day), "kind=read vault=v " + second);
    }
    return trial;
  }

  /** Seconds of the results where the first one is dismissed before the next fact comes. */
  private static List<Long> resultsWithADismissal(Trial trial) {
    List<Result> results = new ArrayList<>();
    Matters matters = new Matters(trial.plan());
    List<Matter> raised = new ArrayList<>();
    LayerStack layers =
        new LayerStack(
            trial.plan(),
            result -> {
              results.add(result);
              if (raises(trial, result)) {
                raised.add(Objects.requireNonNull(matters.of(result)));
              }
            });
    for (Fact fact : trial.facts()) {
      boolean before = raised.isEmpty();
      layers.accept(fact);
      if (before && !raised.isEmpty()) {
        assertThat(layers.applyFeedback(raised.get(0), Opinion.EXPECTED)).isPositive();
      }
    }
    return results.stream().filter(one -> raises(trial, one)).map(DismissalTest::day).toList();
  }

  private static boolean raises(Trial trial, Result result) {
    DetectorPlan.Document document = trial.plan().document(result.document());
    return document != null && document.raises();
  }

  private static long day(Result result) {
    return Duration.ofNanos(result.fact().time() - Trial.START).toDays();
  }

  @Test
  void aNewValueIsKnownOnceItIsDismissed() {
    Trial trial =
        threeReadsOf(
            "user=b", "type: first_seen\nknown_after_alert: never\ncondition: {field: user}");
    assertThat(trial.results()).hasSize(3);
    assertThat(resultsWithADismissal(trial)).containsExactly(8L);
  }

  @Test
  void everyRungOfALadderIsKnown() {
    Trial trial =
        threeReadsOf(
            "user=b net=2",
            """
            type: first_seen
            known_after_alert: never
            condition: {ladder: {net: high, user: low}}
            """);
    assertThat(trial.results()).hasSize(3);
    assertThat(resultsWithADismissal(trial)).containsExactly(8L);
  }

  @Test
  void aRareValueThatIsDismissedIsRareNoMore() {
    Trial trial =
        threeReadsOf(
            "user=b",
            "type: rare\nknown_after_alert: never\ncondition: {field: user, days: {lt: 9}}");
    assertThat(trial.results()).hasSize(3);
    assertThat(resultsWithADismissal(trial)).containsExactly(8L);
  }

  @Test
  void aDismissalReachesABaselineThatKnowsAcrossKeys() {
    String scored =
        "type: first_seen\nknown_after_alert: never\ncondition: {field: user, score: {gte: 0.1}}";
    Trial trial = threeReadsOf("user=b", scored);
    assertThat(trial.results()).hasSize(3);
    assertThat(resultsWithADismissal(trial)).containsExactly(8L);
  }

  @Test
  void whatElseTheGroupHasIsNotTouched() {
    Trial trial =
        threeReadsOf(
                "user=b", "type: first_seen\nknown_after_alert: never\ncondition: {field: user}")
            .at(Duration.ofDays(12), "kind=read vault=v user=c");
    assertThat(resultsWithADismissal(trial)).containsExactly(8L, 12L);
  }
}

package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.detect.baseline.Days.at;
import static org.hansho.detect.baseline.Days.days;
import static org.hansho.detect.baseline.Days.outcome;

import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.junit.jupiter.api.Test;

class RareTest {
  private static Trial trial(String more, String condition) {
    return Trial.of(
        """
        title: Session
        name: session
        logsource: {product: test}
        detection: {selection: {kind: session}, condition: selection}
        ---
        title: Rare client
        name: rare
        baseline:
            type: rare
            rules: [session]
            group-by: [user]
        %s    condition: {field: client, %s}
        """
            .formatted(more.indent(4), condition),
        "user");
  }

  /** Twenty days with ten sessions of one client each, and one of another on the tenth day. */
  private static Trial habit(String more, String condition) {
    Trial trial = trial(more, condition);
    for (int day = 0; day < 20; day++) {
      for (int i = 0; i < 10; i++) {
        trial.at(at(day, i), "kind=session user=a client=portal");
      }
    }
    return trial.at(at(10, 30), "kind=session user=a client=shell");
  }

  @Test
  void aSmallShareIsAResult() {
    Trial trial = habit("known_after_alert: never", "share: {lt: 0.02}");
    trial.at(days(20), "kind=session user=a client=shell");
    assertThat(trial.outcomes())
        .containsExactly(outcome("rare", at(10, 30)), outcome("rare", days(20)));
  }

  @Test
  void aShareAtTheBoundIsNone() {
    Trial trial = trial("learn: {period: 1d}", "share: {lt: 0.1}");
    trial.at(days(0), "kind=session user=a client=shell");
    for (int i = 0; i < 9; i++) {
      trial.at(at(1, i), "kind=session user=a client=portal");
    }
    assertThat(trial.at(days(2), "kind=session user=a client=shell").outcomes())
        .hasSize(9)
        .doesNotContain(outcome("rare", days(2)));
  }

  @Test
  void theNumberOfDaysMayBeBounded() {
    Trial trial = trial("", "days: {lt: 2}").at(days(0), "kind=session user=a client=shell");
    trial.at(at(0, 9), "kind=session user=a client=shell");
    trial.at(days(1), "kind=session user=a client=portal");
    trial.at(days(2), "kind=session user=a client=portal");
    trial.at(days(8), "kind=session user=a client=portal");
    assertThat(trial.at(days(9), "kind=session user=a client=shell").outcomes())
        .containsExactly(outcome("rare", days(9)));
  }

  @Test
  void whatLiesBeforeTheHistoryDoesNotCount() {
    Trial trial = trial("", "days: {lt: 1}").at(days(0), "kind=session user=a client=shell");
    trial.at(days(13), "kind=session user=a client=portal");
    assertThat(trial.at(days(14), "kind=session user=a client=shell").outcomes())
        .containsExactly(outcome("rare", days(13)), outcome("rare", days(14)));
    Trial near = trial("", "days: {lt: 1}").at(days(0), "kind=session user=a client=shell");
    assertThat(near.at(days(13), "kind=session user=a client=shell").outcomes()).isEmpty();
  }

  @Test
  void nothingIsAResultWhileTheGroupLearns() {
    Trial trial = trial("", "days: {lt: 2}").at(days(0), "kind=session user=a client=shell");
    trial.at(at(6, 1), "kind=session user=a client=other");
    assertThat(trial.outcomes()).isEmpty();
    Trial over = trial.at(days(7), "kind=session user=a client=third");
    assertThat(over.results().get(0).grounds().numbers()).containsEntry("would_have_fired", "2");
  }

  @Test
  void aRareValueGivesResultsUntilItIsKnownAfterTheAlert() {
    Trial trial = habit("known_after_alert: 1d", "share: {lt: 0.02}");
    trial.at(at(10, 40), "kind=session user=a client=shell");
    trial.at(at(12, 0), "kind=session user=a client=shell");
    assertThat(trial.outcomes())
        .containsExactly(outcome("rare", at(10, 30)), outcome("rare", at(10, 40)));
    assertThat(
            habit("", "share: {lt: 0.02}")
                .at(at(10, 40), "kind=session user=a client=shell")
                .outcomes())
        .hasSize(2);
  }

  @Test
  void aGroupWithTooManyValuesIsMuteUnlessConfiguredOtherwise() {
    String third = "kind=session user=a client=third";
    String bound = "share: {lt: 0.02}";
    assertThat(habit("limit: {values: 2}", bound).at(days(20), third).outcomes()).hasSize(1);
    assertThat(habit("limit: {values: 3}", bound).at(days(20), third).outcomes()).hasSize(2);
    assertThat(habit("limit: {values: 2, over: alert}", bound).at(days(20), third).outcomes())
        .hasSize(2);
  }

  @Test
  void aLateFactTeachesAndRaisesNothing() {
    Trial trial = habit("", "share: {lt: 0.02}");
    List<Fact> facts = new ArrayList<>(trial.facts());
    facts.removeIf(fact -> fact.time() == Trial.START + at(10, 30).toNanos());
    Fact late =
        trial.facts().stream().filter(fact -> !facts.contains(fact)).findFirst().orElseThrow();
    assertThat(late.time()).isEqualTo(Trial.START + at(10, 30).toNanos());
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    facts.forEach(layers::accept);
    layers.accept(late);
    assertThat(layers.late()).isEqualTo(1);
    assertThat(results).isEmpty();
    assertThat(Days.describe(trial, layers, "rare", facts.get(facts.size() - 1)).english())
        .startsWith("1 values in ");
  }

  @Test
  void theReasonCarriesTheNumbers() {
    Result result = habit("", "share: {lt: 0.02}").results().get(0);
    assertThat(result.grounds().english())
        .isEqualTo(
            "'shell' is rare here: 0 of 110 events of the last 14 days, on 0 days. Unless somebody"
                + " objects, it counts as known from 2026-03-26 on.");
    assertThat(result.grounds().japanese()).contains("「shell」", "110 件のうち 0 件");
    assertThat(result.grounds().numbers())
        .containsEntry("share", "0.0000")
        .containsEntry("value", "shell")
        .containsEntry("samples", "110");
  }
}

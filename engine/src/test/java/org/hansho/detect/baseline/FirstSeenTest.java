package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.detect.baseline.Days.at;
import static org.hansho.detect.baseline.Days.days;
import static org.hansho.detect.baseline.Days.outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

class FirstSeenTest {
  private static Trial trial(String more, String field) {
    return Trial.of(
        """
        title: Read
        name: read
        logsource: {product: test}
        detection: {selection: {kind: read}, condition: selection}
        ---
        title: New reader
        name: new
        baseline:
            type: first_seen
            rules: [read]
            group-by: [vault]
        %s    condition: {field: %s}
        """
            .formatted(more.indent(4), field),
        "vault");
  }

  private static Trial trial(String more) {
    return trial(more, "user");
  }

  private static Trial learned(String more) {
    return trial(more)
        .at(days(0), "kind=read vault=v user=a")
        .at(days(1), "kind=read vault=v user=b");
  }

  @Test
  void aValueThatTheGroupHasNotHadIsAResult() {
    Trial trial = learned("").at(days(8), "kind=read vault=v user=c");
    assertThat(trial.outcomes()).containsExactly(outcome("new", days(8)));
  }

  @Test
  void aKnownValueIsNone() {
    assertThat(learned("").at(days(8), "kind=read vault=v user=b").outcomes()).isEmpty();
  }

  @Test
  void everyFactWithANewValueIsAResultForFourteenDays() {
    Trial trial = learned("").at(days(8), "kind=read vault=v user=c");
    trial.at(at(21, 1439), "kind=read vault=v user=c").at(days(22), "kind=read vault=v user=c");
    assertThat(trial.outcomes())
        .containsExactly(outcome("new", days(8)), outcome("new", at(21, 1439)));
  }

  @Test
  void nothingIsAResultWhileTheGroupLearns() {
    assertThat(learned("").at(at(6, 1439), "kind=read vault=v user=c").outcomes()).isEmpty();
    assertThat(
            learned("learn: {period: 7d, samples: 3}")
                .at(days(8), "kind=read vault=v user=c")
                .at(days(9), "kind=read vault=v user=d")
                .outcomes())
        .containsExactly(outcome("new", days(9)));
  }

  @Test
  void anotherGroupLearnsByItself() {
    assertThat(learned("").at(days(8), "kind=read vault=w user=c").outcomes()).isEmpty();
  }

  @Test
  void aGroupMayBeJudgedByTheLearningTimeOfTheRule() {
    Trial trial = learned("learn: {period: 7d, per: rule}");
    assertThat(trial.at(days(8), "kind=read vault=w user=c").outcomes())
        .containsExactly(outcome("new", days(8)));
  }

  @Test
  void aValueNotSeenForLongIsNewAgain() {
    assertThat(learned("").at(days(31), "kind=read vault=v user=b").outcomes()).isEmpty();
    assertThat(learned("").at(at(31, 1), "kind=read vault=v user=b").outcomes())
        .containsExactly(outcome("new", at(31, 1)));
  }

  @Test
  void aTupleIsNewThoughEachOfItsValuesIsKnown() {
    Trial trial = trial("", "[user, app]");
    trial.at(days(0), "kind=read vault=v user=a app=x");
    trial.at(days(0), "kind=read vault=v user=b app=y");
    trial.at(days(8), "kind=read vault=v user=b app=y");
    trial.at(days(9), "kind=read vault=v user=a app=y").at(days(9), "kind=read vault=v user=q");
    assertThat(trial.outcomes()).containsExactly(outcome("new", days(9)));
    assertThat(trial.results().get(0).grounds().numbers()).containsEntry("new", "a + y");
  }

  @Test
  void eachOfSeveralValuesIsJudgedAndTheNewOnesAreNamed() {
    Trial trial = learned("").at(days(8), "kind=read vault=v user=a user=c user=b user=d");
    assertThat(trial.results())
        .extracting(result -> result.grounds().numbers().get("new"))
        .containsExactly("c, d");
    assertThat(trial.at(days(9), "kind=read vault=v user=d").outcomes()).hasSize(2);
    assertThat(learned("").at(days(8), "kind=read vault=v user=a user=b").outcomes()).isEmpty();
  }

  @Test
  void anUnusualValueGivesResultsUntilItIsKnownAfterAlerted() {
    Trial trial = learned("known_after_alert: 1d").at(days(8), "kind=read vault=v user=c");
    trial.at(at(8, 1439), "kind=read vault=v user=c").at(days(9), "kind=read vault=v user=c");
    trial.at(days(20), "kind=read vault=v user=c");
    assertThat(trial.outcomes())
        .containsExactly(outcome("new", days(8)), outcome("new", at(8, 1439)));
  }

  @Test
  void aValueThatIsNeverAbsorbedStaysUnusual() {
    Trial trial = learned("known_after_alert: never").at(days(8), "kind=read vault=v user=c");
    trial.at(days(30), "kind=read vault=v user=c");
    assertThat(trial.outcomes()).hasSize(2);
    assertThat(trial.results().get(1).grounds().numbers()).containsEntry("known", "2");
  }

  @Test
  void aValueLearnedWhileTheGroupLearnedIsNormalWhateverAbsorbSays() {
    Trial trial = learned("known_after_alert: never").at(days(8), "kind=read vault=v user=b");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void aGroupWithTooManyValuesIsMuteUnlessConfiguredOtherwise() {
    assertThat(learned("limit: {values: 2}").at(days(8), "kind=read vault=v user=c").outcomes())
        .isEmpty();
    assertThat(learned("limit: {values: 3}").at(days(8), "kind=read vault=v user=c").outcomes())
        .hasSize(1);
    assertThat(
            learned("limit: {values: 2, over: alert}")
                .at(days(8), "kind=read vault=v user=c")
                .outcomes())
        .hasSize(1);
  }

  @Test
  void whatDidNotFindRoomIsCounted() {
    Trial trial = learned("limit: {values: 2}").at(days(8), "kind=read vault=v user=c");
    LayerStack layers = new LayerStack(trial.plan(), result -> {});
    trial.facts().forEach(layers::accept);
    assertThat(layers.knowledge().takeOverflows(Days.index(trial.plan(), "new"))).isEqualTo(1);
  }

  @Test
  void aLateFactTeachesAndRaisesNothing() {
    Trial trial = learned("").at(days(8), "kind=read vault=v user=c");
    trial.at(days(9), "kind=read vault=v user=a").at(days(10), "kind=read vault=v user=c");
    List<Fact> facts = new ArrayList<>(trial.facts());
    facts.add(3, facts.remove(2));
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    facts.forEach(layers::accept);
    assertThat(layers.late()).isEqualTo(1);
    assertThat(results)
        .extracting(result -> Duration.ofNanos(result.time() - Trial.START))
        .containsExactly(days(10));
  }

  /** One reader every hour for ten days, and another once on the second of them. */
  private static Trial sown(String learn) {
    Trial trial = trial("learn: {period: 7d" + learn + "}", "user");
    for (int hour = 0; hour < 240; hour++) {
      trial.at(Duration.ofHours(hour), "kind=read vault=v user=a");
    }
    return trial.at(at(1, 30), "kind=read vault=v user=x");
  }

  @Test
  void aValueThatWasSeenOnOneDayOfTheLearningTimeMayHaveBeenSown() {
    Trial trial = sown(", days: 2").at(at(9, 30), "kind=read vault=v user=x");
    assertThat(trial.outcomes()).containsExactly(outcome("new", at(9, 30)));
    Result result = trial.results().get(0);
    assertThat(result.severity()).isEqualTo(Level.LOW);
    assertThat(result.grounds().english())
        .startsWith("'x' was seen here only on 2026-03-03, while this was learned, in 1 of ")
        .endsWith(
            "it may have been sown. Unless somebody objects, it counts as known from"
                + " 2026-03-25 on.");
    assertThat(result.grounds().numbers())
        .containsEntry("seen_only_on", "2026-03-03")
        .containsEntry("seen_times", "1");
    assertThat(sown("").at(at(9, 30), "kind=read vault=v user=x").outcomes()).isEmpty();
  }

  @Test
  void aValueThatMayHaveBeenSownIsNotCalledUnseenWhenItComesAgain() {
    Trial trial =
        sown(", days: 2")
            .at(at(9, 30), "kind=read vault=v user=x")
            .at(at(9, 40), "kind=read vault=v user=x");
    Result again = trial.results().get(1);
    assertThat(again.severity()).isEqualTo(Level.LOW);
    assertThat(again.grounds().english())
        .startsWith("'x' was seen here on 2026-03-03, while this was learned, and not again")
        .endsWith("counts as known from 2026-03-25 on.");
    assertThat(again.grounds().numbers())
        .containsEntry("seen_only_on", "2026-03-03")
        .doesNotContainKey("seen_times");
  }

  @Test
  void aValueThatWasSeenOnTwoDaysOfTheLearningTimeIsKnown() {
    Trial trial = sown(", days: 2").at(at(3, 30), "kind=read vault=v user=x");
    assertThat(trial.at(at(9, 30), "kind=read vault=v user=x").outcomes()).isEmpty();
  }

  @Test
  void theReasonCarriesTheNumbers() {
    Result result = learned("").at(days(8), "kind=read vault=v user=c").results().get(0);
    assertThat(result.grounds().numbers())
        .isEqualTo(
            Map.of(
                "new", "c",
                "known_from", "2026-03-24",
                "days_seen", "2",
                "since", "2026-03-02T09:00:00Z",
                "samples", "2",
                "would_have_fired", "2",
                "known", "2",
                "last_new", "2026-03-03",
                "forget_days", "30"));
    assertThat(result.grounds().english())
        .isEqualTo(
            "'c' was not seen here in the last 8 days, of which 2 had events; 2 values are known,"
                + " the last new one came on 2026-03-03. Unless somebody objects, it counts as"
                + " known from 2026-03-24 on.");
    assertThat(result.grounds().japanese()).contains("「c」は過去 8 日間", "2 件", "2026-03-03");
  }

  @Test
  void whereNothingNeedsToBeLearnedTheReasonClaimsNoDays() {
    Trial trial = trial("learn: {period: 0d, samples: 0}\n");
    Result result = trial.at(days(0), "kind=read vault=v user=a").results().get(0);
    assertThat(result.grounds().english())
        .startsWith("'a' was not seen here before, in less than a day of watching");
    assertThat(result.grounds().japanese()).startsWith("「a」は観測開始から 1 日未満で、この対象");
  }

  @Test
  void aPersonMayAskWhatIsKnown() {
    Trial trial = learned("");
    LayerStack layers = new LayerStack(trial.plan(), result -> {});
    trial.facts().forEach(layers::accept);
    assertThat(Days.describe(trial, layers, "new", trial.facts().get(1)).english())
        .isEqualTo(
            "Known values: 2; learned from 2 events since 2026-03-02, the last new one came on"
                + " 2026-03-03.");
  }

  private static Trial withActivity(String condition) {
    return Trial.of(
            """
            title: Read
            name: read
            logsource: {product: test}
            detection: {selection: {kind: read}, condition: selection}
            ---
            title: Anything
            name: anything
            logsource: {product: test}
            detection: {selection: {kind: other}, condition: selection}
            ---
            title: New reader
            name: new
            baseline:
                type: first_seen
                rules: [read]
                activity: [anything]
                aliases: {reader: {read: user, anything: owner}}
                group-by: [vault]
                learn: {period: 7d, samples: 3}
                condition: {%s}
            """
                .formatted(condition),
            "vault")
        .at(days(0), "kind=other vault=v")
        .at(days(1), "kind=other vault=v owner=a")
        .at(days(2), "kind=other vault=v owner=b");
  }

  @Test
  void activityCountsAsTimeOfLearningAndItsValuesAreKnown() {
    for (String condition : List.of("field: reader", "field: reader, score: {gte: 0.1}")) {
      Trial trial =
          withActivity(condition)
              .at(days(8), "kind=read vault=v user=a")
              .at(days(9), "kind=read vault=v user=c");
      assertThat(trial.outcomes()).as(condition).containsExactly(outcome("new", days(9)));
    }
  }

  @Test
  void activityIsNeverJudged() {
    Trial trial =
        withActivity("field: reader")
            .at(days(8), "kind=other vault=v owner=c")
            .at(days(9), "kind=read vault=v user=c");
    assertThat(trial.outcomes()).isEmpty();
  }
}

package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static Trial trial() {
    return Trial.of(
        """
        title: Use
        name: use
        logsource: {product: test}
        detection: {selection: {user: '*'}, condition: selection}
        ---
        title: Unusual use
        name: access
        baseline:
            type: access
            rules: [use]
            group-by: []
            learn: {period: 3d}
            condition: {entity: user, field: vault, score: {gte: 0.9}, users: 3, resources: 3}
        """,
        "user",
        "vault",
        "baseline.score");
  }

  private static Duration hours(long hours) {
    return Duration.ofHours(hours);
  }

  private static void use(Trial trial, Duration time, String user, String vault) {
    trial.at(time, "user=" + user + " vault=" + vault);
  }

  /** Two teams of four, each with four vaults of its own, on one day; the last vault is new. */
  private static Trial teams() {
    Trial trial = trial();
    int minute = 0;
    for (String team : List.of("a", "b")) {
      for (int user = 0; user < 4; user++) {
        for (int vault = 0; vault < 4; vault++) {
          boolean isNew = user == 3 && vault == 3;
          if (!isNew) {
            use(trial, Duration.ofMinutes(minute++), team + user, team + "v" + vault);
          }
        }
      }
    }
    return trial;
  }

  @Test
  void whoUsesWhatNobodyAlikeUsesIsAResult() {
    Trial trial = teams();
    use(trial, hours(80), "a0", "bv0");
    assertThat(trial.outcomes()).containsExactly("access@" + hours(80).toSeconds());
    assertThat(trial.results().get(0).grounds().numbers())
        .containsEntry("score", "1")
        .containsEntry("similar", "3")
        .containsEntry("similar_using", "0")
        .containsEntry("users", "4")
        .containsEntry("resources", "4")
        .containsEntry("samples", "30")
        .containsEntry("would_have_fired", "0");
  }

  @Test
  void whoUsesWhatTheTeamUsesIsNoResult() {
    Trial trial = teams();
    use(trial, hours(80), "a3", "av3");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void aPairGivesResultsUntilItIsKnownAfterTheAlert() {
    Trial trial = teams();
    use(trial, hours(80), "a0", "bv0");
    use(trial, hours(81), "a0", "bv0");
    use(trial, hours(80 + 14 * 24), "a0", "bv0");
    assertThat(trial.outcomes()).hasSize(2);
  }

  @Test
  void aResourceOfFewUsersIsNotJudged() {
    Trial trial = teams();
    use(trial, hours(70), "b0", "own");
    use(trial, hours(71), "b1", "own");
    use(trial, hours(80), "a0", "own");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void aUserOfFewResourcesIsNotJudged() {
    Trial trial = teams();
    use(trial, hours(60), "c", "av0");
    use(trial, hours(61), "c", "av1");
    use(trial, hours(80), "c", "bv1");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void whileLearningNothingIsRaisedButRemembered() {
    Trial trial = teams();
    use(trial, hours(60), "a0", "bv0");
    use(trial, hours(80), "a1", "bv1");
    assertThat(trial.outcomes()).containsExactly("access@" + hours(80).toSeconds());
    assertThat(trial.results().get(0).grounds().numbers()).containsEntry("would_have_fired", "1");
  }

  @Test
  void aPairNotSeenForThirtyDaysIsNewAgain() {
    Trial trial = teams();
    use(trial, hours(60), "a0", "bv0");
    for (int day = 10; day < 45; day++) {
      for (int user = 0; user < 4; user++) {
        for (int vault = 0; vault < 4; vault++) {
          use(trial, hours(24L * day + user), "a" + user, "av" + vault);
          use(trial, hours(24L * day + user), "b" + user, "bv" + vault);
        }
      }
    }
    use(trial, hours(24 * 45), "a0", "bv0");
    assertThat(trial.outcomes()).containsExactly("access@" + hours(24 * 45).toSeconds());
  }

  @Test
  void theReasonNamesUsersAlikeInBothLanguages() {
    Trial trial = teams();
    use(trial, hours(80), "a0", "bv0");
    assertThat(trial.results().get(0).grounds().english())
        .isEqualTo(
            "First use of this resource, which has 4 users; of 3 users like this one, who has 4"
                + " resources, 0 use it (score 1). Unless somebody objects, it counts as known from"
                + " 2026-03-19 on.");
    assertThat(trial.results().get(0).grounds().japanese())
        .contains("似たユーザー 3 人のうち", "0 人です", "スコア 1");
  }

  @Test
  void lateFactsTeachAndRaiseNothing() {
    Trial trial = teams();
    use(trial, hours(80), "a0", "bv0");
    use(trial, hours(81), "a0", "bv0");
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    var facts = trial.facts();
    facts.subList(0, facts.size() - 2).forEach(layers::accept);
    layers.advance(Trial.START + hours(81).toNanos());
    layers.accept(facts.get(facts.size() - 2));
    assertThat(layers.late()).isEqualTo(1);
    assertThat(results).isEmpty();
    layers.accept(facts.get(facts.size() - 1));
    assertThat(results).hasSize(1);
  }

  @Test
  void inventedPairsPushOutEachOtherAndNotWhatIsKnownForLong() {
    AccessGraph graph = new AccessGraph();
    graph.see(1, 1, 0);
    graph.see(1, 1, 9);
    int lost = 0;
    for (int i = 0; i < 2 * AccessGraph.MOST; i++) {
      lost += graph.see(1_000 + i, -1_000 - i, 10);
    }
    assertThat(graph.pairs()).isLessThanOrEqualTo(AccessGraph.MOST);
    assertThat(lost + graph.pairs()).isEqualTo(2 * AccessGraph.MOST + 1);
    assertThat(graph.has(1, 1)).isTrue();
  }

  @Test
  void aUserAndAResourceHaveABoundedNumberOfPartners() {
    AccessGraph graph = new AccessGraph();
    int lost = 0;
    for (int i = 0; i < 300; i++) {
      lost += graph.see(1, i, 0) + graph.see(-i, 1_000, 0);
    }
    assertThat(lost).isEqualTo(2 * (300 - AccessGraph.MOST_PARTNERS));
    StateWriter out = new StateWriter();
    graph.write(out);
    AccessGraph read = AccessGraph.read(new StateReader(out.toBytes()));
    assertThat(read.pairs()).isEqualTo(2 * AccessGraph.MOST_PARTNERS);
    assertThat(read.has(1, 255)).isTrue();
    assertThat(read.has(1, 256)).isFalse();
  }
}

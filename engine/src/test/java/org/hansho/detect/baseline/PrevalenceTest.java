package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hansho.detect.baseline.Days.at;
import static org.hansho.detect.baseline.Days.days;
import static org.hansho.detect.baseline.Days.outcome;

import java.util.ArrayList;
import java.util.List;
import org.hansho.detect.DetectorPlan;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.junit.jupiter.api.Test;

/** What a baseline knows across keys: scores and peers. */
class PrevalenceTest {
  private static Trial trial(String more, String condition) {
    return Trial.of(
        """
        title: Read
        name: read
        logsource: {product: test}
        detection: {selection: {kind: read}, condition: selection}
        ---
        title: Write
        name: write
        logsource: {product: test}
        detection: {selection: {kind: write}, condition: selection}
        ---
        title: New application
        name: new
        baseline:
            type: first_seen
            rules: [read, write]
            group-by: [user]
            aliases: {app: {read: client, write: program}}
            learn: {period: 14d}
        %s    condition: {field: app%s}
        """
            .formatted(more.indent(4), condition),
        "user");
  }

  private static Trial scored() {
    return trial("", ", score: {gte: 0.9}").at(days(0), "kind=read user=a client=x");
  }

  @Test
  void aNewValueInASteadyGroupHasAHighScore() {
    Trial trial = scored().at(days(20), "kind=write user=a program=y");
    assertThat(trial.outcomes()).containsExactly(outcome("new", days(20)));
    assertThat(trial.results().get(0).grounds().numbers())
        .containsEntry("score", "0.982")
        .containsEntry("groups", "0");
  }

  @Test
  void aGroupInWhichNewValuesAreUsualHasALowScore() {
    Trial trial = scored();
    for (int day = 0; day < 20; day++) {
      trial.at(at(day, 5), "kind=read user=a client=x" + day);
    }
    assertThat(trial.at(days(20), "kind=read user=a client=y").outcomes()).isEmpty();
  }

  @Test
  void aValueThatOtherGroupsHaveIsNotRare() {
    Trial trial = scored().at(days(19), "kind=write user=b program=y");
    assertThat(trial.at(days(20), "kind=read user=a client=y").outcomes()).isEmpty();
  }

  @Test
  void whatOtherGroupsHadLongAgoIsRareAgain() {
    Trial trial = scored().at(days(1), "kind=read user=b client=y");
    trial.at(days(29), "kind=read user=a client=x");
    assertThat(trial.at(at(31, 1), "kind=read user=a client=y").outcomes()).hasSize(1);
  }

  private static Trial withPeers() {
    return trial("peers: [team]", "")
        .at(days(0), "kind=read user=a client=x team=red")
        .at(days(0), "kind=read user=b client=y team=red")
        .at(days(0), "kind=read user=c client=z team=blue");
  }

  @Test
  void aValueThatAPeerHasIsNoResult() {
    assertThat(withPeers().at(days(20), "kind=read user=a client=y team=red").outcomes()).isEmpty();
  }

  @Test
  void aValueThatOnlyOthersHaveIsAResult() {
    assertThat(withPeers().at(days(20), "kind=read user=a client=z team=red").outcomes())
        .containsExactly(outcome("new", days(20)));
  }

  @Test
  void whoHasNoPeersIsJudgedAlone() {
    assertThat(withPeers().at(days(20), "kind=read user=a client=y").outcomes()).hasSize(1);
  }

  @Test
  void theOwnUseOfAValueIsNotThatOfAPeer() {
    Trial trial = withPeers().at(days(20), "kind=read user=c client=x team=blue");
    trial.at(days(29), "kind=read user=c client=z team=blue");
    assertThat(trial.at(at(50, 1), "kind=read user=c client=x team=blue").outcomes()).hasSize(2);
  }

  @Test
  void knowledgeAcrossKeysIsALayer() {
    DetectorPlan plan = trial("peers: [team]", ", score: {gte: 0.9}").plan();
    assertThat(plan.keyed())
        .extracting(document -> document.reference() + " " + document.layer())
        .containsExactly("new#groups 1", "new#peers 2", "new 3");
    assertThat(plan.reads()).contains("client", "program", "user", "team");
    assertThat(plan.reads()).noneMatch(field -> field.startsWith("prevalence."));
  }

  @Test
  void lateFactsTeachNothingAcrossKeys() {
    Trial trial = scored().at(days(18), "kind=read user=b client=y");
    trial.at(days(19), "kind=read user=a client=x").at(days(20), "kind=read user=a client=y");
    List<Fact> facts = new ArrayList<>(trial.facts());
    facts.add(2, facts.remove(1));
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    facts.forEach(layers::accept);
    assertThat(layers.late()).isEqualTo(1);
    int index = Days.index(trial.plan(), "new");
    assertThat(results).anyMatch(result -> result.document() == index);
  }

  @Test
  void moreThanSixteenGroupsAreNotDistinguished() {
    Trial trial = trial("", ", score: {gte: 0}");
    for (int user = 0; user < 40; user++) {
      trial.at(at(0, user), "kind=read user=u" + user + " client=y");
    }
    trial.at(days(1), "kind=read user=a client=x").at(days(16), "kind=read user=a client=y");
    assertThat(trial.results().get(0).grounds().numbers()).containsEntry("groups", "16");
  }
}

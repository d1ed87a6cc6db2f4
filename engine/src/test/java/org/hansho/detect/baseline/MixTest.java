package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.junit.jupiter.api.Test;

class MixTest {
  private static Trial trial() {
    return Trial.of(
        """
        title: Operation
        name: operation
        logsource: {product: test}
        detection: {selection: {user: '*'}, condition: selection}
        ---
        title: Unusual pattern of operations
        name: mix
        baseline:
            type: mix
            rules: [operation]
            group-by: [vault, user]
            timespan: 1d
            history: 30d
            learn: {period: 7d, samples: 20}
            condition: {field: action, divergence: {gt: 0.35}, gte: 20}
        """,
        "user",
        "baseline.new");
  }

  private static Duration day(long day) {
    return Duration.ofDays(day);
  }

  private static void use(Trial trial, Duration from, int count, String action) {
    for (int i = 0; i < count; i++) {
      trial.at(from.plusSeconds(i), "vault=v user=a action=" + action);
    }
  }

  /** Ten days of reading and listing. */
  private static Trial ordinary() {
    Trial trial = trial();
    for (int day = 0; day < 10; day++) {
      use(trial, day(day), 6, "get");
      use(trial, day(day).plusHours(1), 3, "list");
    }
    return trial;
  }

  private static Map<String, String> numbers(Trial trial) {
    List<Result> results = trial.results();
    return results.get(results.size() - 1).grounds().numbers();
  }

  @Test
  void aDayOfOtherOperationsIsAResultOnceThereAreEnough() {
    Trial trial = ordinary();
    use(trial, day(10), 22, "purge");
    assertThat(trial.outcomes())
        .containsExactly(
            "mix@" + (day(10).toSeconds() + 19),
            "mix@" + (day(10).toSeconds() + 20),
            "mix@" + (day(10).toSeconds() + 21));
    assertThat(trial.results()).extracting(Result::events).containsExactly(20L, 1L, 1L);
  }

  @Test
  void fewOperationsAreNoPattern() {
    Trial trial = ordinary();
    use(trial, day(10), 19, "purge");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void anotherMixOfKnownOperationsIsNoResult() {
    Trial trial = ordinary();
    use(trial, day(3).plusHours(5), 1, "purge");
    use(trial, day(10), 60, "purge");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void aNewOperationAmongMostlyOrdinaryOnesIsNoResult() {
    Trial trial = ordinary();
    use(trial, day(10), 40, "get");
    use(trial, day(10).plusHours(1), 20, "list");
    use(trial, day(10).plusHours(2), 4, "purge");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void operationsOfTwoDaysAreNotAddedUp() {
    Trial trial = ordinary();
    use(trial, day(12).plusHours(15).minusSeconds(15), 30, "purge");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void anOperationNotSeenForTheHistoryIsNewAgain() {
    Trial trial = trial();
    use(trial, day(0), 30, "purge");
    for (int day = 1; day < 35; day++) {
      use(trial, day(day), 9, "get");
    }
    use(trial, day(35), 20, "purge");
    assertThat(numbers(trial)).containsEntry("new", "purge");
  }

  @Test
  void whileLearningNothingIsRaisedButRemembered() {
    Trial trial = trial();
    use(trial, day(0), 20, "get");
    use(trial, day(3), 30, "purge");
    assertThat(trial.outcomes()).isEmpty();
    use(trial, day(10), 90, "grant");
    assertThat(numbers(trial)).containsEntry("would_have_fired", "1");
  }

  @Test
  void theGroundsNameTheThreeOperationsThatContributeMost() {
    Trial trial = ordinary();
    use(trial, day(10), 14, "purge");
    use(trial, day(10).plusHours(1), 6, "grant");
    assertThat(numbers(trial))
        .containsEntry("most_different", "purge, get, grant")
        .containsEntry("new", "purge, grant")
        .containsEntry("count", "20")
        .containsEntry("samples", "110")
        .containsEntry("since", "2026-03-02T09:00:00Z");
    assertThat(Double.parseDouble(numbers(trial).getOrDefault("divergence", "0")))
        .isBetween(0.7, 1.0);
    assertThat(trial.results().get(0).grounds().english())
        .isEqualTo(
            "20 operations within 1 day are others than usual (divergence 0.82), most of all purge,"
                + " get, grant; not used in 30 days before: purge, grant. Unless somebody objects,"
                + " it counts as known from 2026-03-26 on.");
    assertThat(trial.results().get(0).grounds().japanese())
        .contains("1 日間に 20 件の操作", "purge、get、grant", "過去 30 日間");
  }

  @Test
  void operationsThatHaveNoRoomCountAsOneAndAreCounted() {
    Trial trial = trial();
    for (int i = 0; i < 70; i++) {
      trial.at(day(0).plusSeconds(i), "vault=v user=a action=operation" + i);
    }
    LayerStack layers = new LayerStack(trial.plan(), result -> {});
    trial.facts().forEach(layers::accept);
    int document = trial.plan().keyed().get(0).index();
    assertThat(layers.knowledge().takeOverflows(document)).isEqualTo(6);
    assertThat(layers.saveChanged().get(0).bytes()).hasSizeLessThan(8 * 1024);
  }

  @Test
  void lateFactsTeachAndRaiseNothing() {
    Trial trial = ordinary();
    use(trial, day(5).plusHours(3), 1, "purge");
    use(trial, day(10), 30, "purge");
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    var facts = trial.facts();
    var late = facts.get(5 * 9 + 9);
    facts.stream()
        .filter(fact -> fact != late && fact.time() < late.time())
        .forEach(layers::accept);
    facts.stream()
        .filter(fact -> fact.time() > late.time() && fact.time() < Trial.START + day(9).toNanos())
        .forEach(layers::accept);
    layers.accept(late);
    assertThat(layers.late()).isEqualTo(1);
    facts.stream()
        .filter(fact -> fact.time() >= Trial.START + day(9).toNanos())
        .forEach(layers::accept);
    assertThat(results).isNotEmpty();
  }
}

package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static Trial trial() {
    return trial(
        """
        - {name: odd_paths, distinct: path, of: odd, gte: 2, points: 2, text: '{value} odd paths', ja: '{value} 件の変わったパス'}
        - {name: refused, share: refused, gte: 0.5, least: 4, points: 2, text: '{value} refused', ja: '{value} が拒否'}
        - {name: pace, gap: median, lte: 1, points: 1}
        """,
        4);
  }

  /**
   * Visits of clients.
   *
   * @param evidence the list under {@code score}
   * @param least fewest points of a result
   */
  private static Trial trial(String evidence, int least) {
    String rules =
        """
        title: Refused
        name: refused
        logsource: {product: test}
        detection: {selection: {status: '404'}, condition: selection}
        ---
        title: Odd
        name: odd
        logsource: {product: test}
        detection: {selection: {path: 'odd*'}, condition: selection}
        ---
        title: Request
        name: request
        logsource: {product: test}
        detection: {selection: {client: '*'}, condition: selection}
        ---
        title: Visit
        name: visit
        baseline:
            type: session
            rules: [request, refused, odd]
            group-by: [client]
            idle: 15m
            timespan: 1h
            condition:
                gte: %d
                score:
        """;
    return Trial.of(rules.formatted(least) + evidence.indent(20), "client", "path");
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Trial probing(Trial trial, long from, String client) {
    for (int i = 0; i < 4; i++) {
      trial.at(
          seconds(from + 2L * i),
          "client=%s path=odd%d status=%s".formatted(client, i % 2, i < 2 ? "200" : "404"));
    }
    return trial;
  }

  private static Map<String, String> numbers(Trial trial) {
    List<Result> results = trial.results();
    return results.get(results.size() - 1).grounds().numbers();
  }

  @Test
  void theRequestByWhichTheScoreIsReachedIsAResultForTheWholeSession() {
    Trial trial = probing(trial(), 0, "a");
    assertThat(trial.outcomes()).containsExactly("visit@6");
    assertThat(trial.results()).extracting(Result::events).containsExactly(4L);
  }

  @Test
  void aFurtherRecordIsAResultIfSomethingIsNotedOfItOnceHoweverMuch() {
    Trial trial = probing(trial(), 0, "a");
    trial.at(seconds(8), "client=a path=plain status=200");
    trial.at(seconds(10), "client=a path=odd7 status=404");
    trial.at(seconds(12), "client=a path=plain status=404");
    assertThat(trial.outcomes()).containsExactly("visit@6", "visit@10", "visit@12");
    assertThat(trial.results()).extracting(Result::events).containsExactly(4L, 1L, 1L);
  }

  @Test
  void theNumbersRecomputeTheScoreAndTheReasonNamesThem() {
    Trial trial = probing(trial(), 0, "a");
    assertThat(numbers(trial))
        .containsEntry("score", "4")
        .containsEntry("requests", "4")
        .containsEntry("odd_paths", "2")
        .containsEntry("refused", "0.5")
        .containsEntry("seconds", "6")
        .containsEntry("examples", "odd0, odd1");
    Result result = trial.results().get(0);
    assertThat(result.grounds().english())
        .isEqualTo(
            "4 requests within 6 seconds come to 4 points: 2 odd paths (+2); 50 % refused (+2).");
    assertThat(result.grounds().japanese())
        .isEqualTo("6 秒間の 4 件のリクエストで合計 4 点です: 2 件の変わったパス (+2)、50 % が拒否 (+2)。");
  }

  @Test
  void aSingleRuleIsBothTheRequestsAndWhatIsNotedAndASessionMayBeReportedOnce() {
    Trial trial =
        Trial.of(
            """
            title: Odd
            name: odd
            logsource: {product: test}
            detection: {selection: {path: 'odd*'}, condition: selection}
            ---
            title: Network
            name: network
            baseline:
                type: session
                rules: [odd]
                group-by: [network]
                idle: 15m
                timespan: 1h
                condition:
                    score:
                        - {name: odd_paths, distinct: path, of: odd, gte: 2, points: 2}
                        - {name: clients, distinct: client, of: odd, gte: 3, points: 2}
                    gte: 4
                    once: true
            """,
            "network",
            "client",
            "path");
    for (int i = 0; i < 6; i++) {
      trial.at(seconds(i), "network=n client=c%d path=odd%d".formatted(i, i % 2));
    }
    assertThat(trial.outcomes()).containsExactly("network@2");
    assertThat(trial.results()).extracting(Result::events).containsExactly(3L);
    assertThat(numbers(trial))
        .containsEntry("examples", "odd0, odd1")
        .containsEntry("requests", "3");
  }

  @Test
  void whatTwoVisitorsDoIsNotAddedUp() {
    Trial trial = trial();
    for (int i = 0; i < 4; i++) {
      String client = i % 2 == 0 ? "a" : "b";
      trial.at(seconds(2L * i), "client=%s path=odd%d status=404".formatted(client, i));
    }
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void aSilenceEndsTheSession() {
    Trial trial = trial();
    for (int i = 0; i < 3; i++) {
      trial.at(seconds(2L * i), "client=a path=odd%d status=404".formatted(i));
    }
    trial.at(seconds(4 + 900), "client=a path=odd9 status=404");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void noSessionIsLongerThanItMayBe() {
    Trial trial = trial();
    for (int i = 0; i < 12; i++) {
      trial.at(seconds(600L * i), "client=a path=plain status=404");
    }
    assertThat(trial.outcomes()).isEmpty();
    probing(trial, 7_000, "a");
    assertThat(numbers(trial)).containsEntry("requests", "9");
  }

  @Test
  void whatBringsNoPointsBeginsNoSession() {
    Trial trial =
        trial(
            """
            - {name: odd_paths, distinct: path, of: odd, gte: 2, points: 2}
            - {name: refused, count: refused, gte: 1, points: 0}
            """,
            2);
    trial.at(seconds(0), "client=a path=plain status=404");
    trial.at(seconds(1), "client=a path=odd1 status=200");
    trial.at(seconds(2), "client=a path=plain status=404");
    trial.at(seconds(3), "client=a path=odd2 status=200");
    assertThat(trial.outcomes()).containsOnly("visit@3");
    assertThat(numbers(trial)).containsEntry("requests", "2").containsEntry("refused", "1");
  }

  @Test
  void whatIsNeededBeginsASessionWithoutPoints() {
    Trial trial =
        trial(
            """
            - {name: odd_paths, distinct: path, of: odd, gte: 1, points: 2}
            - {name: refused, count: refused, gte: 1, needed: true}
            """,
            2);
    trial.at(seconds(0), "client=a path=plain status=404");
    trial.at(seconds(1), "client=a path=odd1 status=200");
    assertThat(trial.outcomes()).containsOnly("visit@1");
    assertThat(numbers(trial)).containsEntry("odd_paths", "1").containsEntry("refused", "1");
  }

  @Test
  void aShareCountsFromTheLeastNumberOfRequestsOn() {
    Trial trial = trial();
    for (int i = 0; i < 3; i++) {
      trial.at(seconds(2L * i), "client=a path=odd%d status=404".formatted(i));
    }
    assertThat(trial.outcomes()).isEmpty();
    trial.at(seconds(6), "client=a path=plain status=200");
    assertThat(trial.outcomes()).containsExactly("visit@6");
  }

  @Test
  void theRateIsThatOfTheLastRequests() {
    Trial trial = trial();
    for (int i = 0; i < 20; i++) {
      trial.at(seconds(i), "client=a path=odd%d status=200".formatted(i));
    }
    trial.at(seconds(20), "client=a path=plain status=200");
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void theFirstFewValuesAndRecordsAreShown() {
    Trial trial = trial();
    for (int i = 0; i < 200; i++) {
      trial.at(seconds(2L * i), "client=a path=odd%d status=404".formatted(i));
    }
    assertThat(numbers(trial))
        .containsEntry("odd_paths", "64")
        .containsEntry("examples", "odd0, odd1, odd2, odd3, odd4");
    assertThat(trial.results().get(0).evidence()).hasSize(4);
  }

  @Test
  void whatHoldsOfNothingCountsToo() {
    Trial trial =
        trial(
            """
            - {name: none_refused, count: refused, lte: 0, points: 2}
            - {name: odd, count: odd, gte: 2, points: 1}
            """,
            3);
    trial.at(seconds(0), "client=a path=odd1 status=200");
    trial.at(seconds(5), "client=a path=odd2 status=200");
    trial.at(seconds(9), "client=b path=odd1 status=404");
    trial.at(seconds(12), "client=b path=odd2 status=404");
    assertThat(trial.outcomes()).isNotEmpty().containsOnly("visit@5");
  }
}

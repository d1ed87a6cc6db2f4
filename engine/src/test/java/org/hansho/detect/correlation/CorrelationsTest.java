package org.hansho.detect.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hansho.detect.Grounds;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CorrelationsTest {
  private static final String RULES =
      """
      title: Rule a
      name: a
      logsource: {product: test}
      detection: {selection: {kind: a}, condition: selection}
      ---
      title: Rule b
      ja: 規則 b
      name: b
      logsource: {product: test}
      detection: {selection: {kind: b}, condition: selection}
      ---
      title: Rule c
      name: c
      logsource: {product: test}
      detection: {selection: {kind: c}, condition: selection}
      ---
      """;

  private static Trial trial(String correlation) {
    String body = correlation.indent(4);
    String header = "title: Correlation\nname: found\ncorrelation:\n";
    return Trial.of(RULES + header + body + "    group-by: [user]\n    timespan: 5m\n", "user");
  }

  private static Trial feed(Trial trial, String events) {
    for (String event : events.split(", ")) {
      String[] parts = event.split(" ", 2);
      trial.at(Duration.ofSeconds(Long.parseLong(parts[0])), "user=u " + parts[1]);
    }
    return trial;
  }

  private static List<String> known(String correlation, String events, long seconds) {
    return feed(trial(correlation), events).known("found", Duration.ofSeconds(seconds));
  }

  @Test
  void whatIsRememberedIsShownToWhoAsks() {
    String counted = "type: event_count\nrules: [a]\ncondition: {gte: 3}";
    assertThat(known(counted, "0 kind=a, 400 kind=a, 410 kind=a", 500))
        .containsExactly("2 results within 5 minutes up to 2026-03-02T09:06:50Z.");
    assertThat(known(counted, "0 kind=a", 300))
        .containsExactly(
            "Nothing within the last 5 minutes; the latest came at 2026-03-02T09:00:00Z.");
    assertThat(known("type: temporal\nrules: [a, b, c]", "0 kind=a, 1 kind=b", 2))
        .containsExactly(
            "2 rules together within 5 minutes up to 2026-03-02T09:00:01Z (\"Rule a\", \"Rule"
                + " b\").");
    assertThat(known("type: temporal_ordered\nrules: [a, b, c]", "0 kind=a, 1 kind=b", 2))
        .containsExactly("2 rules in order within 5 minutes up to 2026-03-02T09:00:01Z.");
    assertThat(known("type: event_count\nrules: [a]\ncondition: {lt: 3}", "0 kind=a", 2))
        .containsExactly("1 result within 5 minutes up to 2026-03-02T09:00:00Z.");
  }

  private static Grounds grounds(String correlation, String events) {
    return feed(trial(correlation), events).results().get(0).grounds();
  }

  @Test
  void rulesThatCameTogetherAreNamedInBothLanguages() {
    Grounds together = grounds("type: temporal\nrules: [a, b]", "0 kind=b, 1 kind=a");
    assertThat(together.english())
        .isEqualTo("2 rules together within 5 minutes (\"Rule a\", \"Rule b\").");
    assertThat(together.japanese()).isEqualTo("5 分間に一致したルールの数が 2 に達しました (「Rule a」、「規則 b」)。");
    Grounds ordered = grounds("type: temporal_ordered\nrules: [c, b]", "0 kind=c, 1 kind=b");
    assertThat(ordered.english())
        .isEqualTo("2 rules in order within 5 minutes (\"Rule c\", \"Rule b\").");
    assertThat(ordered.japanese()).contains("(「Rule c」、「規則 b」)");
  }

  @Test
  void aRuleThatIsOnlyAbsentIsNotNamed() {
    String either = "type: temporal\ncondition: a and (b or c)";
    assertThat(grounds(either, "0 kind=c, 1 kind=a").english())
        .isEqualTo("2 rules together within 5 minutes (\"Rule a\", \"Rule c\").");
  }

  @Test
  void aCountIsThatOfAllThatCameInARow() {
    Trial trial = trial("type: event_count\nrules: [a]\ncondition: {gte: 3}");
    feed(trial, "0 kind=a, 1 kind=a, 2 kind=a, 3 kind=a, 4 kind=a, 900 kind=a, 901 kind=a");
    feed(trial, "902 kind=a");
    assertThat(trial.results())
        .extracting(result -> result.grounds().english())
        .containsExactly(
            "3 events within 5 minutes.",
            "4 events in a row, at least 3 of them within any 5 minutes.",
            "5 events in a row, at least 3 of them within any 5 minutes.",
            "3 events within 5 minutes.");
    assertThat(trial.results().get(1).grounds().japanese())
        .isEqualTo("連続して 4 件のイベントが発生し、どの 5 分間にも 3 件以上ありました。");
    assertThat(events(trial)).containsExactly(3L, 1L, 1L, 3L);
  }

  private static List<Long> events(Trial trial) {
    return trial.results().stream().map(Result::events).toList();
  }

  @Test
  void aRecordThatTwoRulesMatchIsCountedOnce() {
    String both = "detection: {selection: {kind: a}, condition: selection}";
    Trial trial =
        Trial.of(
            RULES.replace("detection: {selection: {kind: b}, condition: selection}", both)
                + """
                title: Correlation
                name: found
                correlation:
                    type: temporal
                    rules: [a, b]
                    group-by: [user]
                    timespan: 5m
                """);
    feed(trial, "0 kind=a, 1 kind=a");
    assertThat(events(trial).stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
  }

  @Test
  void aSequenceCountsTheRecordsThatAreNewInIt() {
    Trial trial = trial("type: temporal_ordered\nrules: [a, b]");
    feed(trial, "0 kind=a, 1 kind=b, 2 kind=b, 3 kind=a, 4 kind=b");
    assertThat(events(trial)).containsExactly(2L, 1L, 2L);
  }

  @Nested
  class Values {
    @Test
    void differentValuesAreCountedOnce() {
      Trial trial = trial("type: value_count\nrules: [a]\ncondition: {field: target, gte: 3}");
      feed(trial, "0 kind=a target=x, 1 kind=a target=x, 2 kind=a target=y, 3 kind=a target=z");
      assertThat(trial.outcomes()).containsExactly("found@3");
    }

    @Test
    void aValueSeenAgainCountsFromThenOn() {
      Trial trial = trial("type: value_count\nrules: [a]\ncondition: {field: target, gte: 2}");
      feed(trial, "0 kind=a target=x, 200 kind=a target=x, 400 kind=a target=y");
      assertThat(trial.outcomes()).containsExactly("found@400");
    }

    @Test
    void tuplesAreDifferentIfOnePartIs() {
      Trial trial =
          trial("type: value_count\nrules: [a]\ncondition: {field: [target, port], gte: 2}");
      feed(trial, "0 kind=a target=x port=1, 1 kind=a target=x, 2 kind=a target=x port=2");
      assertThat(trial.outcomes()).containsExactly("found@2");
    }

    @Test
    void numbersAreAddedUpWithinTheWindow() {
      Trial trial = trial("type: value_sum\nrules: [a]\ncondition: {field: size, gte: 100}");
      feed(trial, "0 kind=a size=60, 300 kind=a size=50, 301 kind=a size=49.5, 302 kind=a size=1");
      assertThat(trial.outcomes()).containsExactly("found@302");
    }

    @Test
    void whatIsNoNumberIsLeftOutOfSums() {
      Trial trial = trial("type: value_sum\nrules: [a]\ncondition: {field: size, gte: 1}");
      feed(trial, "0 kind=a size=NaN, 1 kind=a size=many, 2 kind=a, 3 kind=a size=Infinity");
      assertThat(trial.outcomes()).isEmpty();
    }

    @Test
    void aSumBeyondAllNumbersIsNone() {
      Trial trial = trial("type: value_sum\nrules: [a]\ncondition: {field: size, gte: 1}");
      feed(trial, "0 kind=a size=1e308, 1 kind=a size=1e308, 2 kind=a size=5");
      assertThat(trial.outcomes()).containsExactly("found@0");
    }

    @Test
    void averageAndMedianAndPercentileAreWhatTheyAreCalled() {
      String events = "0 kind=a size=1, 1 kind=a size=2, 2 kind=a size=9";
      assertThat(feed(trial(condition("value_avg", "gt: 3.9")), events).outcomes())
          .containsExactly("found@2");
      assertThat(feed(trial(condition("value_avg", "gt: 4")), events).outcomes()).isEmpty();
      assertThat(feed(trial(condition("value_median", "gte: 2")), events).outcomes())
          .containsExactly("found@2");
      String ninety = condition("value_percentile", "percentile: 90, gte: 7.6");
      assertThat(feed(trial(ninety), events).outcomes()).containsExactly("found@2");
      String beyond = condition("value_percentile", "percentile: 90, gte: 7.7");
      assertThat(feed(trial(beyond), events).outcomes()).isEmpty();
    }

    private static String condition(String type, String bounds) {
      return "type: " + type + "\nrules: [a]\ncondition: {field: size, " + bounds + "}";
    }

    @Test
    void aSumOfMoreEntriesThanAreKeptStaysRight() {
      Trial trial = trial("type: value_sum\nrules: [a]\ncondition: {field: size, gte: 2000}");
      for (int i = 0; i < 2_000; i++) {
        trial.at(Duration.ofMillis(i * 100L), "user=u kind=a size=1");
      }
      assertThat(trial.outcomes()).containsExactly("found@199");
    }
  }

  @Nested
  class ClosingWindows {
    @Test
    void anUpperBoundIsDecidedWhenTheWindowCloses() {
      Trial trial = trial("type: event_count\nrules: [a]\ncondition: {lte: 2}");
      feed(trial, "0 kind=a, 10 kind=a, 1000 kind=a, 1001 kind=a, 1002 kind=a");
      assertThat(trial.outcomes()).containsExactly("found@300");
    }

    @Test
    void absenceIsDecidedWhenTheWindowCloses() {
      String correlation = "type: temporal\nrules: [a, b]\ncondition: a and not b";
      assertThat(feed(trial(correlation), "0 kind=a").outcomes()).containsExactly("found@300");
      assertThat(feed(trial(correlation), "0 kind=a, 299 kind=b").outcomes()).isEmpty();
    }

    @Test
    void whatIsDecidedLaterCarriesTheLastRecord() {
      Trial trial = trial("type: event_count\nrules: [a]\ncondition: {eq: 2}");
      List<Result> results = feed(trial, "0 kind=a, 10 kind=a").results();
      assertThat(results).hasSize(1);
      assertThat(results.get(0).events()).isEqualTo(2);
      assertThat(results.get(0).fact().origin().time())
          .isEqualTo(Trial.START + Duration.ofSeconds(10).toNanos());
    }
  }

  @Nested
  class Together {
    @Test
    void allRulesMustBeSeenInOneWindowInAnyOrder() {
      String correlation = "type: temporal\nrules: [a, b, c]";
      assertThat(feed(trial(correlation), "0 kind=c, 10 kind=a, 299 kind=b").outcomes())
          .containsExactly("found@299");
      assertThat(feed(trial(correlation), "0 kind=c, 10 kind=a, 300 kind=b").outcomes()).isEmpty();
    }

    @Test
    void aRangeSaysHowManyRulesAreEnough() {
      String correlation = "type: temporal\nrules: [a, b, c]\ncondition: {gte: 2}";
      assertThat(feed(trial(correlation), "0 kind=a, 1 kind=a, 2 kind=c").outcomes())
          .containsExactly("found@2");
    }

    @Test
    void anotherUserDoesNotComplete() {
      Trial trial = trial("type: temporal\nrules: [a, b]");
      feed(trial, "0 kind=a").at(Duration.ofSeconds(1), "user=v kind=b");
      assertThat(trial.outcomes()).isEmpty();
    }
  }

  @Nested
  class InOrder {
    private static final String ORDERED = "type: temporal_ordered\nrules: [a, b, c]";

    @Test
    void onlyTheRightOneOfSixOrdersHolds() {
      for (String order : List.of("abc", "acb", "bac", "bca", "cab", "cba")) {
        Trial trial = trial(ORDERED);
        for (int i = 0; i < 3; i++) {
          trial.at(Duration.ofSeconds(i), "user=u kind=" + order.charAt(i));
          trial.at(Duration.ofSeconds(i), "user=v kind=" + "cab".charAt(i));
        }
        assertThat(trial.outcomes())
            .as(order)
            .isEqualTo(order.equals("abc") ? List.of("found@2") : List.of());
      }
    }

    @Test
    void theLatestBeginningCounts() {
      Trial trial = trial(ORDERED);
      feed(trial, "0 kind=a, 250 kind=a, 251 kind=b, 500 kind=c");
      assertThat(trial.outcomes()).containsExactly("found@500");
      assertThat(trial.results().get(0).evidence()).hasSize(3);
    }

    @Test
    void aStepThatIsTooLongAgoDoesNotCount() {
      assertThat(feed(trial(ORDERED), "0 kind=a, 1 kind=b, 300 kind=c").outcomes()).isEmpty();
    }

    @Test
    void aRangeSaysHowManyStepsAreEnough() {
      Trial trial = trial(ORDERED + "\ncondition: {gte: 2}");
      feed(trial, "0 kind=c, 1 kind=a, 2 kind=c");
      assertThat(trial.outcomes()).containsExactly("found@2");
    }
  }

  @Test
  void aCorrelationMayListenToAnother() {
    Trial trial =
        Trial.of(
            RULES
                + """
                title: Many a
                name: many
                correlation: {type: event_count, rules: [a], group-by: [user], timespan: 1m, condition: {gte: 3}}
                ---
                title: Many a, then b
                name: then
                correlation: {type: temporal_ordered, rules: [many, b], group-by: [user], timespan: 5m}
                """,
            "user");
    feed(trial, "0 kind=b, 1 kind=a, 2 kind=a, 3 kind=a, 4 kind=b");
    assertThat(trial.outcomes()).containsExactly("then@4");
    assertThat(trial.plan().layers()).isEqualTo(2);
  }

  @Test
  void aliasesJoinFieldsOfDifferentNames() {
    Trial trial =
        Trial.of(
            RULES
                + """
                title: From one to the other
                name: joined
                correlation:
                    type: temporal
                    rules: [a, b]
                    group-by: [address]
                    timespan: 5m
                    aliases: {address: {a: source, b: target}}
                """,
            "address");
    trial.at(Duration.ofSeconds(0), "kind=a source=x target=y");
    trial.at(Duration.ofSeconds(1), "kind=b source=y target=x");
    assertThat(trial.outcomes()).containsExactly("joined@1");
    Result result = trial.results().get(0);
    assertThat(result.fact().text(trial.plan().keyed().get(0).layout().column("address")))
        .isEqualTo("x");
  }
}

package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

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

class VolumeTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static Trial trial(String body) {
    return Trial.of(
        """
        title: Deletion
        name: deletion
        logsource: {product: test}
        detection: {selection: {kind: delete}, condition: selection}
        ---
        title: Many deletions
        name: volume
        baseline:
            type: volume
            rules: [deletion]
            group-by: [user]
        """
            + body.indent(4),
        "user",
        "baseline.value",
        "baseline.usual",
        "baseline.reason");
  }

  private static Trial hourly(String condition) {
    return trial(
        """
        timespan: 1h
        learn: {period: 1d}
        condition: {%s}
        """
            .formatted(condition));
  }

  private static Duration hours(long hours) {
    return HOUR.multipliedBy(hours);
  }

  /** So many deletions, a second apart, from a time on. */
  private static void delete(Trial trial, Duration from, int count, String more) {
    for (int i = 0; i < count; i++) {
      trial.at(from.plusSeconds(i), "kind=delete user=a" + more);
    }
  }

  private static void delete(Trial trial, Duration from, int count) {
    delete(trial, from, count, "");
  }

  /** Two or three deletions in each hour of two days. */
  private static Trial ordinary(Trial trial) {
    for (int hour = 0; hour < 48; hour++) {
      delete(trial, hours(hour), 2 + hour % 2);
    }
    return trial;
  }

  private static Map<String, String> numbers(Trial trial) {
    List<Result> results = trial.results();
    return results.get(results.size() - 1).grounds().numbers();
  }

  @Test
  void theFactThatFirstExceedsTheBoundsIsAResultForAllOfItsBucketAndLaterOnesCount() {
    Trial trial = ordinary(hourly("deviation: {gte: 3}, gte: 10"));
    delete(trial, hours(48), 12);
    assertThat(trial.outcomes()).containsExactly("volume@172809", "volume@172810", "volume@172811");
    assertThat(trial.results()).extracting(Result::events).containsExactly(10L, 1L, 1L);
  }

  @Test
  void anOrdinaryHourIsNoResult() {
    Trial trial = ordinary(hourly("deviation: {gte: 3}"));
    delete(trial, hours(48), 4);
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void whatIsBelowTheFloorIsNoResultHoweverUnusual() {
    Trial trial = ordinary(hourly("deviation: {gte: 3}, gte: 500"));
    delete(trial, hours(48), 60);
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void everyBoundMustHold() {
    Trial trial = ordinary(hourly("deviation: {gte: 3}, ratio: {gte: 100}"));
    delete(trial, hours(48), 60);
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void countsOfTwoBucketsAreNotAddedUp() {
    Trial trial = ordinary(hourly("deviation: {gte: 3}, gte: 10"));
    delete(trial, hours(49).minusSeconds(9), 18);
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void oneHighHourInThePastMakesAFatTailAndNoResult() {
    Trial trial = ordinary(hourly("deviation: {gte: 3}"));
    delete(trial, hours(10).plusMinutes(1), 100);
    delete(trial, hours(60), 20);
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void emptyBucketsCountAsNothing() {
    Trial trial = hourly("ratio: {gte: 5}");
    delete(trial, hours(0), 8);
    delete(trial, hours(40), 6);
    assertThat(numbers(trial)).containsEntry("usual", "0").containsEntry("buckets", "40");
  }

  @Test
  void whileLearningNothingIsRaisedButRemembered() {
    Trial trial = hourly("ratio: {gte: 5}, gte: 20");
    delete(trial, hours(0), 1);
    delete(trial, hours(10), 30);
    assertThat(trial.outcomes()).isEmpty();
    delete(trial, hours(24), 20);
    assertThat(numbers(trial)).containsEntry("would_have_fired", "1");
  }

  @Test
  void aRuleThatLearnsForAllKnowsThatANewGroupDidNothingBefore() {
    Trial trial =
        trial(
            """
            timespan: 1h
            learn: {period: 1d, per: rule}
            condition: {deviation: {gte: 3}, gte: 10}
            """);
    trial.at(hours(0), "kind=delete user=b");
    delete(trial, hours(30), 10);
    assertThat(trial.outcomes()).containsExactly("volume@" + (hours(30).toSeconds() + 9));
    assertThat(numbers(trial)).containsEntry("buckets", "30");
  }

  @Test
  void theGroundsRecomputeTheVerdict() {
    Trial trial = ordinary(hourly("deviation: {gte: 3}, gte: 10"));
    delete(trial, hours(48), 10);
    assertThat(numbers(trial))
        .containsEntry("value", "10")
        .containsEntry("usual", "2.5")
        .containsEntry("usual_high", "3")
        .containsEntry("highest", "3")
        .containsEntry("mean", "2.5")
        .containsEntry("spread", "0.5")
        .containsEntry("deviation", "4.67")
        .containsEntry("ratio", "4")
        .containsEntry("peak", "3.33")
        .containsEntry("buckets", "48")
        .containsEntry("since", "2026-03-02T09:00:00Z")
        .containsEntry("bucket_start", "2026-03-04T09:00:00Z")
        .containsEntry("samples", "130")
        .containsEntry("would_have_fired", "0");
  }

  @Test
  void theReasonIsASentenceInBothLanguages() {
    Trial trial = ordinary(hourly("deviation: {gte: 3}, gte: 1200"));
    delete(trial, hours(48), 1204);
    Result last = trial.results().get(4);
    assertThat(last.grounds().english())
        .isEqualTo(
            "1,204 events in this hour; usual is 2.5, never above 3 in 2 days. Unless"
                + " somebody objects, it counts as known from 2026-03-18 on.");
    assertThat(last.grounds().japanese())
        .isEqualTo(
            "この 1 時間に 1,204 件のイベントがありました。通常は 2.5 件で、過去 2 日間の最大は 3 件です。異議がなければ、2026-03-18"
                + " 以降は既知として扱います。");
  }

  @Test
  void sumsAddUpAField() {
    Trial trial = hourly("measure: sum, field: bytes, ratio: {gte: 5}, gte: 1000");
    for (int hour = 0; hour < 30; hour++) {
      delete(trial, hours(hour), 1, " bytes=150.5");
    }
    delete(trial, hours(30), 9, " bytes=110");
    delete(trial, hours(30).plusMinutes(1), 1, " bytes=none");
    delete(trial, hours(30).plusMinutes(2), 1, " bytes=-5000");
    assertThat(trial.outcomes()).isEmpty();
    delete(trial, hours(30).plusMinutes(3), 1, " bytes=10");
    assertThat(numbers(trial)).containsEntry("value", "1000").containsEntry("usual", "150.5");
    assertThat(trial.results().get(0).grounds().english())
        .isEqualTo(
            "A total of 1,000 in bytes in this hour; usual is 151, never above 151 in 30 hours."
                + " Unless somebody objects, it counts as known from 2026-03-17 on.");
  }

  @Test
  void distinctValuesAreDistinguished() {
    Trial trial = hourly("measure: distinct, field: vault, ratio: {gte: 5}, gte: 5");
    for (int hour = 0; hour < 30; hour++) {
      delete(trial, hours(hour), 20, " vault=same");
    }
    for (int i = 0; i < 10; i++) {
      trial.at(hours(31).plusSeconds(i), "kind=delete user=a vault=" + i / 2);
    }
    assertThat(numbers(trial)).containsEntry("value", "5").containsEntry("usual", "1");
    assertThat(trial.outcomes()).hasSize(2);
  }

  @Test
  void manyDistinctValuesAreCountedNearly() {
    DistinctBucket bucket = new DistinctBucket();
    java.util.Random random = new java.util.Random(3);
    for (int i = 0; i < 100_000; i++) {
      long hash = random.nextLong();
      bucket.add(hash);
      bucket.add(hash);
      if (i == 255) {
        assertThat(bucket.count()).isEqualTo(256);
      }
    }
    assertThat(bucket.count()).isBetween(96_000.0, 104_000.0);
  }

  @Test
  void aSeasonComparesWithTheSameHour() {
    Trial trial =
        trial(
            """
            timespan: 1h
            season: day
            learn: {period: 4d}
            condition: {ratio: {gte: 5}, gte: 20}
            """);
    for (int day = 0; day < 6; day++) {
      delete(trial, hours(24L * day), 20);
      delete(trial, hours(24 * day + 5), 1);
    }
    assertThat(trial.outcomes()).isEmpty();
    delete(trial, hours(24 * 6 + 5), 20);
    assertThat(numbers(trial)).containsEntry("buckets", "6").containsEntry("usual", "1");
  }

  @Test
  void theNormalReachesNoFartherThanTheHistory() {
    Trial trial =
        trial(
            """
            timespan: 1h
            history: 1d
            learn: {period: 1d}
            condition: {peak: {gt: 1.25}, ratio: {gte: 5}, gte: 20}
            """);
    ordinary(trial);
    delete(trial, hours(90), 20);
    assertThat(numbers(trial)).containsEntry("buckets", "24").containsEntry("usual", "0");
  }

  @Test
  void aPeakIsKnownForThirtyFiveDays() {
    Trial trial =
        trial(
            """
            timespan: 1d
            history: 14d
            learn: {period: 14d}
            condition: {peak: {gt: 1.25}, deviation: {gte: 3}}
            """);
    for (int day = 0; day < 34; day++) {
      delete(trial, hours(24L * day), day == 3 ? 60 : 2);
    }
    delete(trial, hours(24 * 34), 60);
    assertThat(trial.outcomes()).isEmpty();
    delete(trial, hours(24 * 75), 60);
    assertThat(trial.outcomes()).isNotEmpty();
  }

  @Test
  void theTailIsTheProbabilityOfSoHighACount() {
    Trial trial = ordinary(hourly("tail: {lt: 0.00001}"));
    delete(trial, hours(48), 8);
    assertThat(trial.outcomes()).isEmpty();
    delete(trial, hours(49), 30);
    assertThat(trial.outcomes()).isNotEmpty();
    assertThat(Double.parseDouble(numbers(trial).getOrDefault("tail", "1"))).isLessThan(1e-5);
  }

  @Test
  void bucketsWithoutAPastAreJudgedByTheirFloorAlone() {
    Trial trial =
        trial(
            """
            timespan: 1h
            learn: {period: 0s}
            condition: {gte: 5}
            """);
    delete(trial, hours(0), 5);
    assertThat(trial.outcomes()).hasSize(1);
    assertThat(trial.results().get(0).grounds().english())
        .isEqualTo(
            "5 events in this hour; nothing is known of the time before. Unless"
                + " somebody objects, it counts as known from 2026-03-16 on.");
  }

  /** Results when the deletions of one hour come at the very end but for one. */
  private static List<Result> withHourComingLate(Trial trial, Duration late) {
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    List<Fact> held = new ArrayList<>();
    List<Fact> facts = trial.facts();
    Fact last = facts.get(facts.size() - 1);
    for (Fact fact : facts) {
      long after = fact.time() - Trial.START - late.toNanos();
      boolean isHeld = after >= 0 && after < HOUR.toNanos();
      if (isHeld) {
        held.add(fact);
      } else if (fact != last) {
        layers.accept(fact);
      }
    }
    held.forEach(layers::accept);
    assertThat(layers.late()).isEqualTo(held.size());
    layers.accept(last);
    return results;
  }

  /** Fifty days of deletions, growing by a part each day from the twentieth on. */
  private static Trial growing(double part) {
    Trial trial =
        trial(
            """
            timespan: 1d
            history: 30d
            learn: {period: 14d}
            known_after_alert: 7d
            condition: {gte: 10, ratio: {gte: 2}, peak: {gt: 1.25}, tail: {lt: 0.00001}}
            """);
    double amount = 40;
    for (int day = 0; day < 50; day++) {
      amount *= day < 20 ? 1 : 1 + part;
      delete(trial, Duration.ofDays(day), (int) amount);
    }
    return trial;
  }

  @Test
  void aVolumeThatGrowsByFivePercentADayForThirtyDaysIsASlowDrift() {
    List<Result> results = growing(0.05).results();
    assertThat(results).isNotEmpty();
    Result first = results.get(0);
    assertThat(Duration.ofNanos(first.time() - Trial.START).toDays()).isEqualTo(41);
    assertThat(first.severity()).isEqualTo(Level.LOW);
    assertThat(first.grounds().english())
        .startsWith("Slow drift: the median of the last 7 days is ");
    assertThat(first.grounds().japanese()).startsWith("緩やかな増加");
    assertThat(first.grounds().numbers()).containsKeys("drift", "known_from");
  }

  @Test
  void aVolumeThatGrowsByOnePercentADayIsGrowth() {
    assertThat(growing(0.01).outcomes()).isEmpty();
  }

  @Test
  void anAlertedBucketIsNoPartOfThePastUntilItIsKnown() {
    Trial trial = ordinary(hourly("ratio: {gte: 4}, peak: {gt: 1.25}, gte: 20"));
    delete(trial, hours(48), 40);
    delete(trial, hours(49), 40);
    delete(trial, hours(50), 40);
    assertThat(trial.results().stream().filter(result -> result.events() > 1)).hasSize(3);
  }

  @Test
  void lateFactsTeachAndRaiseNothing() {
    Trial trial = ordinary(hourly("peak: {gt: 1.25}, gte: 10"));
    delete(trial, hours(20).plusMinutes(9), 30);
    delete(trial, hours(48), 10);
    assertThat(withHourComingLate(trial, hours(20))).hasSize(1);
    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void lateFactsOfTheRunningBucketCountForNothing() {
    Trial trial = ordinary(hourly("ratio: {gte: 4}, gte: 20"));
    delete(trial, hours(48), 19);
    trial.at(hours(49).minusSeconds(1), "kind=delete user=a");
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    List<Fact> facts = trial.facts();
    facts.subList(0, facts.size() - 20).forEach(layers::accept);
    layers.advance(Trial.START + hours(49).toNanos() - 2_000_000_000L);
    facts.subList(facts.size() - 20, facts.size() - 1).forEach(layers::accept);
    assertThat(results).isEmpty();
    layers.accept(facts.get(facts.size() - 1));
    assertThat(results).isEmpty();
  }

  @Test
  void bucketsOfAnotherLengthAreNotTakenOver() {
    Trial hourly = ordinary(hourly("ratio: {gte: 4}, gte: 10"));
    LayerStack layers = new LayerStack(hourly.plan(), result -> {});
    hourly.facts().forEach(layers::accept);
    Trial daily =
        trial(
            """
            timespan: 1d
            learn: {period: 1d}
            condition: {ratio: {gte: 4}, gte: 10}
            """);
    List<Result> results = new ArrayList<>();
    LayerStack later = new LayerStack(daily.plan(), results::add);
    assertThat(later.restore(layers.saveChanged())).isEqualTo(1);
    delete(hourly, hours(48), 20);
    hourly.facts().forEach(later::accept);
    assertThat(results).isEmpty();
  }

  @Test
  void aKeyTakesAtMostEightKilobytesSaved() {
    Trial trial =
        trial(
            """
            timespan: 1h
            history: 90d
            condition: {measure: distinct, field: vault, peak: {gt: 1.25}, gte: 1000}
            """);
    for (int hour = 0; hour < 1000; hour++) {
      trial.at(hours(hour), "kind=delete user=a vault=1");
    }
    for (int i = 0; i < 256; i++) {
      trial.at(hours(1000).plusSeconds(i), "kind=delete user=a vault=" + i);
    }
    LayerStack layers = new LayerStack(trial.plan(), result -> {});
    trial.facts().forEach(layers::accept);
    assertThat(layers.saveChanged().get(0).bytes()).hasSizeLessThan(8 * 1024);
    int document = trial.plan().keyed().get(0).index();
    assertThat(layers.knowledge().takeOverflows(document)).isEqualTo(1000 - BucketHistory.MOST);
  }
}

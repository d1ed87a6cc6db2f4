package org.hansho.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Matter;
import org.hansho.detect.Matters;
import org.hansho.detect.Opinion;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.junit.jupiter.api.Test;

class FloodTest {
  private static final Duration LEARNED = Duration.ofDays(15);

  private static final String VOLUME =
      """
      title: In
      name: in
      logsource: {category: test}
      detection: {sel: {kind: in}, condition: sel}
      ---
      title: Flood
      name: flood
      baseline:
          type: flood
          rules: [in]
          group-by: [destination.ip]
          timespan: 5s
          history: 28d
          learn: {period: 14d, per: rule}
          condition:
              class: network.traffic
              floor: {packets: 20000, bits: 1000000000, flows: 3500}
              top: [source.ip, destination.port]
      """;

  private final Trial trial = Trial.of(VOLUME, "baseline.reason", "baseline.vector");

  private static String flow(String traffic, String source, long packets, long bytes) {
    return "kind=in destination.ip=192.0.2.10 destination.port=53 network.traffic=%s source.ip=%s source.packets=%d source.bytes=%d"
        .formatted(traffic, source, packets, bytes);
  }

  /** A record a second, from ten sources by turns. */
  private void seconds(Duration from, int seconds, String traffic, long packets, long bytes) {
    for (int second = 0; second < seconds; second++) {
      String source = "198.51.100." + (1 + second % 10);
      trial.at(from.plusSeconds(second), flow(traffic, source, packets, bytes));
    }
  }

  private Map<String, String> firstNumbers() {
    List<Result> results = trial.results();
    assertThat(results).isNotEmpty();
    return results.get(0).grounds().numbers();
  }

  /** When the reported floods began. */
  private List<String> beginnings() {
    return trial.results().stream()
        .map(result -> result.grounds().numbers().getOrDefault("since", ""))
        .distinct()
        .toList();
  }

  @Test
  void theNumbersGrowWithTheFlood() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    seconds(LEARNED, 15, "udp", 50_000, 3_000_000);
    seconds(LEARNED.plusSeconds(15), 45, "udp", 90_000, 5_400_000);

    List<Result> results = trial.results();
    Map<String, String> first = results.get(0).grounds().numbers();
    Map<String, String> last = results.get(results.size() - 1).grounds().numbers();
    assertThat(first).containsEntry("value", "50000");
    assertThat(last).containsEntry("value", "90000").containsEntry("different_source_ip", "10");
    assertThat(Integer.parseInt(last.getOrDefault("seconds", ""))).isBetween(58, 62);
    assertThat(results.get(results.size() - 1).grounds().isMoreThan(results.get(0).grounds()))
        .isTrue();
  }

  @Test
  void aFloodIsReportedWithinTenSecondsOfItsOnset() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    seconds(LEARNED, 30, "udp", 100_000, 6_000_000);

    assertThat(trial.outcomes()).first().asString().startsWith("flood@");
    long delay = Long.parseLong(trial.outcomes().get(0).substring("flood@".length()));
    assertThat(delay - LEARNED.toSeconds()).isLessThanOrEqualTo(10);
  }

  @Test
  void theNumbersRecomputeTheResult() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    seconds(LEARNED, 30, "udp", 50_000, 3_000_000);

    Map<String, String> numbers = firstNumbers();
    assertThat(numbers)
        .containsEntry("measure", "packets")
        .containsEntry("limit", "20000")
        .containsEntry("value", "50000")
        .containsEntry("mean_packet", "60")
        .containsEntry("vector", "UDP flood")
        .containsEntry("target", "192.0.2.10");
    assertThat(numbers.get("top_source_ip")).contains("198.51.100.");
  }

  @Test
  void largeAnswersOfReflectorsAreAmplification() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    seconds(LEARNED, 30, "udp-reflection", 200_000, 200_000_000);

    assertThat(firstNumbers()).containsEntry("vector", "flood of amplified UDP");
  }

  @Test
  void oneBurstOfASlotIsNoFlood() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    seconds(LEARNED, 5, "udp", 100_000, 6_000_000);
    seconds(LEARNED.plusSeconds(5), 60, "udp", 100, 6_000);

    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void belowTheFloorNothingIsReported() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    seconds(LEARNED, 60, "udp", 19_000, 1_900_000);

    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void whileLearningOnlyTenTimesTheFloorIsReported() {
    seconds(Duration.ofDays(1), 30, "udp", 100_000, 6_000_000);
    assertThat(trial.outcomes()).isEmpty();

    seconds(Duration.ofDays(2), 30, "udp", 300_000, 18_000_000);
    assertThat(trial.outcomes()).isNotEmpty();
  }

  @Test
  void aBackupAtTheSameHourOfTheWeekIsUsual() {
    for (int week = 0; week < 4; week++) {
      Duration start = Duration.ofDays(7L * week).plusHours(3);
      seconds(start, 300, "tcp", 30_000, 45_000_000);
    }

    assertThat(trial.outcomes()).isEmpty();
  }

  @Test
  void aFlowOfAMinuteIsSpreadOverItsMinute() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    Instant end = Instant.ofEpochSecond(Trial.START / 1_000_000_000L).plus(LEARNED);
    String spread = " event.start=" + end.minusSeconds(60) + " event.end=" + end;
    trial.at(LEARNED, flow("udp", "198.51.100.1", 1_100_000, 66_000_000) + spread);
    assertThat(trial.outcomes()).isEmpty();

    trial.at(LEARNED, flow("udp", "198.51.100.2", 600_000, 36_000_000) + spread);
    assertThat(trial.outcomes()).hasSize(1);
  }

  @Test
  void sampledPacketsAreMultipliedButFewOfThemProveNothing() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    for (int second = 0; second < 7; second++) {
      String sampled = flow("udp", "198.51.100.1", 1, 60) + " network.sampling_rate=200000";
      trial.at(LEARNED.plusSeconds(second * 3L), sampled);
    }
    assertThat(trial.outcomes()).isEmpty();

    for (int second = 0; second < 40; second++) {
      String sampled = flow("udp", "198.51.100.1", 4, 240) + " network.sampling_rate=10000";
      trial.at(LEARNED.plusHours(2).plusSeconds(second), sampled);
    }
    assertThat(firstNumbers()).containsEntry("value", "40000");
  }

  @Test
  void aFloodIsOverAfterFiveMinutesOfCalmAndTheNextIsAnother() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    seconds(LEARNED, 30, "udp", 100_000, 6_000_000);
    seconds(LEARNED.plusMinutes(20), 30, "udp", 100_000, 6_000_000);

    assertThat(beginnings()).hasSize(2);
  }

  @Test
  void whatSomebodyCalledHarmlessIsUsualForItsHourOfTheWeek() {
    seconds(Duration.ZERO, 1, "udp", 10, 1_000);
    seconds(LEARNED, 30, "udp", 100_000, 6_000_000);
    seconds(LEARNED.plusDays(1), 30, "udp", 100_000, 6_000_000);
    seconds(LEARNED.plusDays(7), 30, "udp", 100_000, 6_000_000);
    assertThat(beginnings()).hasSize(3);

    List<Long> days = new ArrayList<>();
    Matters matters = new Matters(trial.plan());
    List<Matter> found = new ArrayList<>();
    LayerStack layers =
        new LayerStack(
            trial.plan(),
            result -> {
              days.add((result.fact().time() - Trial.START) / 86_400_000_000_000L);
              found.add(Objects.requireNonNull(matters.of(result)));
            });
    for (Fact fact : trial.facts()) {
      int before = days.size();
      layers.accept(fact);
      if (before == 0 && days.size() == 1) {
        layers.applyFeedback(found.get(0), Opinion.EXPECTED);
        layers.applyFeedback(found.get(0), Opinion.EXPECTED);
      }
    }
    assertThat(days.stream().distinct()).containsExactly(15L, 16L);
  }
}

package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static final String HOST = "198.51.100.10";
  private static final String PEER = "203.0.113.7";

  private static Trial trial(String condition) {
    return Trial.of(
        """
        title: Flow to a host
        name: flow
        logsource: {product: test}
        detection: {selection: {destination.port: 22}, condition: selection}
        ---
        title: Answer of a host
        name: answer
        logsource: {product: test}
        detection: {selection: {source.port: 22}, condition: selection}
        ---
        title: Guessing
        name: guessing
        baseline:
            type: attempts
            rules: [flow]
            activity: [answer]
            aliases:
                host: {flow: destination.ip, answer: source.ip}
                peer: {flow: source.ip, answer: destination.ip}
            group-by: [host]
            learn: {period: 0s}
            timespan: 30m
            forget: 14d
            condition: {%s}
        """
            .formatted(condition),
        "host",
        "baseline.reason");
  }

  private static Trial pair() {
    return trial(
        "peer: peer, gte: 30, dispersion: {gte: 0.6}, tail: {lt: 0.0001}, unanswered: low");
  }

  private static Trial many() {
    return trial("peer: peer, measure: peers, gte: 20, dispersion: {gte: 0.6}, tail: {lt: 0.0001}");
  }

  private static void flow(Trial trial, Duration time, String peer, int port, String more) {
    trial.at(
        time,
        "source.ip=%s source.port=%d destination.ip=%s destination.port=22 network.transport=tcp %s"
            .formatted(peer, port, HOST, more));
  }

  /** Connections, one every so many seconds, each from a port of its own. */
  private static void attempts(
      Trial trial, Duration from, int count, int seconds, String peer, String more) {
    for (int i = 0; i < count; i++) {
      int port = 20_000 + (int) ((from.toSeconds() + i * 37L) % 40_000);
      flow(trial, from.plusSeconds((long) i * seconds), peer, port, more);
    }
  }

  private static Map<String, String> numbers(Result result) {
    return result.grounds().numbers();
  }

  @Test
  void thirtyShortConnectionsOfANewPeerWithinHalfAnHourAreFoundAtTheThirtieth() {
    Trial trial = pair();
    attempts(trial, Duration.ZERO, 30, 10, PEER, "source.packets=13 destination.bytes=3000");

    List<Result> results = trial.results();

    assertThat(results).hasSize(1);
    assertThat(numbers(results.get(0)))
        .containsEntry("attempts", "30")
        .containsEntry("per_hour", "60")
        .containsEntry("top_peers", PEER + " (30)")
        .containsEntry("packets_per_flow", "13")
        .containsEntry("answered", "true");
    assertThat(results.get(0).events()).isEqualTo(30);
    assertThat(results.get(0).severity()).isNull();
    assertThat(results.get(0).grounds().english())
        .isEqualTo(
            "30 attempts to connect within 30 minutes, 13 packets each; nobody of that network was"
                + " seen here before.");
    assertThat(results.get(0).grounds().japanese())
        .isEqualTo("30 分間に 30 回の接続試行がありました (1 接続あたり 13 パケット)。このネットワークからの通信はこれまで観測されていません。");
  }

  @Test
  void twentyNineAreNot() {
    Trial trial = pair();
    attempts(trial, Duration.ZERO, 29, 10, PEER, "source.packets=13");

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void thirtySpreadOverTwoHoursAreNot() {
    Trial trial = pair();
    attempts(trial, Duration.ZERO, 30, 240, PEER, "source.packets=13");

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void inALongerWindowSlowAttemptsOfAPairCountTogether() {
    Trial trial =
        trial(
            "peer: peer, gte: 30, shortest: 9, tail: {lt: 0.0001},"
                + " slow: {timespan: 6h, gte: 60, packets: 18, answered: true}");
    attempts(trial, Duration.ZERO, 70, 180, PEER, "source.packets=13 destination.bytes=3000");

    List<Result> results = trial.results();

    assertThat(results.stream().mapToLong(Result::events).sum()).isEqualTo(70);
    assertThat(numbers(results.get(0)))
        .containsEntry("attempts", "60")
        .containsEntry("window_minutes", "360");
  }

  @Test
  void healthChecksAreNoAttempts() {
    Trial trial = trial("peer: peer, gte: 30, shortest: 9, tail: {lt: 0.0001}");
    attempts(trial, Duration.ZERO, 60, 10, PEER, "source.packets=5 destination.bytes=230");

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void connectionsThatAreRefusedAreLow() {
    Trial trial = pair();
    attempts(trial, Duration.ZERO, 30, 10, PEER, "source.packets=3 destination.bytes=120");

    assertThat(trial.results()).extracting(Result::severity).containsExactly(Level.LOW);
  }

  @Test
  void answersReportedInRecordsOfTheirOwnCount() {
    Trial trial = pair();
    for (int i = 0; i < 30; i++) {
      flow(trial, Duration.ofSeconds(i * 10L), PEER, 30_000 + i, "source.packets=13");
      trial.at(
          Duration.ofSeconds(i * 10L),
          "source.ip=%s source.port=22 destination.ip=%s destination.port=%d source.bytes=2900"
              .formatted(HOST, PEER, 30_000 + i));
    }

    List<Result> results = trial.results();

    assertThat(results).hasSize(1);
    assertThat(numbers(results.get(0))).containsEntry("answered", "true");
  }

  @Test
  void sessionsAreNoAttempts() {
    Trial trial = pair();
    attempts(trial, Duration.ZERO, 60, 10, PEER, "source.packets=400 destination.bytes=90000");

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void oneConnectionReportedInManyRecordsIsOne() {
    Trial trial = pair();
    for (int i = 0; i < 120; i++) {
      flow(trial, Duration.ofSeconds(i * 15L), PEER, 40_000, "source.packets=10");
    }

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void recordsThatGoOnWithAConnectionCountAsNone() {
    Trial trial = pair();
    attempts(trial, Duration.ZERO, 60, 10, PEER, "source.packets=9 network.tcp_flags=24");
    attempts(trial, Duration.ZERO, 60, 10, "203.0.114.9", "network.flow_state=continue");

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void twoExportersThatTellOfOneConnectionCountOnce() {
    Trial trial = pair();
    for (int i = 0; i < 20; i++) {
      for (int router = 1; router <= 2; router++) {
        String observer = "source.packets=13 observer.ip=192.0.2." + router;
        flow(trial, Duration.ofSeconds(i * 20L), PEER, 30_000 + i, observer);
      }
    }

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void whoCameEveryDayMayDoTenTimesAsMuch() {
    Trial trial = pair();
    for (int day = 0; day < 10; day++) {
      attempts(trial, Days.at(day, 120), 20, 20, PEER, "source.packets=15");
    }
    attempts(trial, Days.at(10, 120), 150, 10, PEER, "source.packets=15");
    assertThat(trial.results()).isEmpty();

    attempts(trial, Days.at(11, 120), 300, 5, PEER, "source.packets=15");

    assertThat(trial.results()).isNotEmpty();
    Result first = trial.results().get(0);
    assertThat(Double.parseDouble(numbers(first).get("usual"))).isBetween(20.0, 45.0);
    assertThat(first.grounds().english()).contains("this pair usually has");
  }

  @Test
  void samplingEstimatesConnectionsAndNamesWhatItRestsOn() {
    Trial trial = pair();
    attempts(trial, Duration.ZERO, 12, 100, PEER, "source.packets=1 network.sampling_rate=1000");

    Result first = trial.results().get(0);

    assertThat(numbers(first))
        .containsEntry("packets_seen", "8")
        .containsEntry("connections_seen", "8")
        .containsEntry("sampling_rate", "1000")
        .containsEntry("attempts", "619")
        .containsEntry("dispersion", "1")
        .containsEntry("least_seen_per_hour", "1231");
    assertThat(first.grounds().english())
        .startsWith(
            "About 619 attempts to connect within 30 minutes, worked out from 8 packets of 8"
                + " connections at one packet in 1,000;");
  }

  @Test
  void manyPacketsOfFewConnectionsUnderSamplingAreSessions() {
    Trial trial = pair();
    for (int i = 0; i < 100; i++) {
      String packet = "source.packets=1 network.sampling_rate=1000";
      flow(trial, Duration.ofSeconds(i * 10L), PEER, 50_000 + i % 4, packet);
    }

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void whereSamplingLeavesTooLittleTheWindowIsSixHours() {
    Trial trial = pair();
    attempts(trial, Duration.ZERO, 10, 1_200, PEER, "source.packets=1 network.sampling_rate=4096");

    Result first = trial.results().get(0);

    assertThat(numbers(first)).containsEntry("window_minutes", "360");
  }

  @Test
  void twentyAddressesWithinTheWindowAreMany() {
    Trial trial = many();
    for (int i = 0; i < 20; i++) {
      attempts(trial, Duration.ofSeconds(i * 60L), 1, 1, "203.0.113." + i, "source.packets=12");
    }

    List<Result> results = trial.results();

    assertThat(results).hasSize(1);
    assertThat(numbers(results.get(0)))
        .containsEntry("peers", "20")
        .containsEntry("attempts", "20");
  }

  @Test
  void nineteenAreNotAndTheSameAgainAreNoMore() {
    Trial trial = many();
    for (int i = 0; i < 57; i++) {
      String peer = "203.0.113." + i % 19;
      attempts(trial, Duration.ofSeconds(i * 20L), 1, 1, peer, "source.packets=12");
    }

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void addressesBeyondTheExactOnesAreEstimated() {
    Trial trial = many();
    for (int i = 0; i < 1_000; i++) {
      String peer = "203.0.%d.%d".formatted(i / 200, i % 200);
      attempts(trial, Duration.ofMillis(i * 1_200L), 1, 1, peer, "source.packets=12");
    }

    List<Result> results = trial.results();

    double last = Double.parseDouble(numbers(results.get(results.size() - 1)).get("peers"));
    assertThat(last).isBetween(900.0, 1_100.0);
  }

  @Test
  void anHourThatIsAlwaysBusyIsUsual() {
    Trial trial = many();
    for (int day = 0; day < 20; day++) {
      for (int i = 0; i < 18; i++) {
        attempts(trial, Days.at(day, i), 1, 1, "203.0.113." + i, "source.packets=12");
      }
    }
    for (int i = 0; i < 24; i++) {
      attempts(trial, Days.at(20, i), 1, 1, "203.0.113." + i, "source.packets=12");
    }
    assertThat(trial.results()).isEmpty();

    for (int i = 0; i < 60; i++) {
      attempts(trial, Days.at(21, i / 3), 1, 1, "203.0.114." + i, "source.packets=12");
    }

    assertThat(trial.results()).isNotEmpty();
    assertThat(trial.results().get(0).grounds().english()).contains("are expected at this hour");
  }

  @Test
  void aBusyStrangerIsFoundAmongHundredsOfQuietOnes() {
    Trial trial = pair();
    for (int i = 0; i < 400; i++) {
      String stranger = "198.%d.%d.9".formatted(18 + i / 250, i % 250);
      attempts(trial, Duration.ofMillis(i * 4_500L), 1, 1, stranger, "source.packets=3");
      if (i % 10 == 0) {
        flow(trial, Duration.ofMillis(i * 4_500L), PEER, 30_000 + i, "source.packets=13");
      }
    }

    assertThat(trial.results()).isNotEmpty();
    assertThat(numbers(trial.results().get(0)).get("top_peers")).startsWith(PEER);
  }

  @Test
  void aKeyNeverTakesMoreThanTwoAndAHalfKilobytes() {
    for (String measure : List.of("pair", "peers")) {
      Trial trial = trial("peer: peer, gte: 1000, measure: " + measure);
      for (int i = 0; i < 2_000; i++) {
        String peer = "2001:db8:%x::%x".formatted(i % 300, i % 300);
        attempts(trial, Duration.ofMillis(i * 700L), 1, 1, peer, "source.packets=900");
      }
      LayerStack layers = new LayerStack(trial.plan(), result -> {});
      trial.facts().forEach(layers::accept);

      int saved = layers.saveChanged().stream().mapToInt(state -> state.bytes().length).sum();

      assertThat(saved).as(measure).isLessThan(2_560);
    }
  }
}

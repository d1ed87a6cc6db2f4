package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Sentence;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

/** The attempt that has probably succeeded; {@link AttemptsTest} has the attempts themselves. */
class CompromiseTest {
  private static final String PEER = "203.0.113.7";
  private static final String FAILED = "source.packets=13 destination.bytes=3000";

  private final Trial trial = trial("0s");

  private static Trial trial(String learning) {
    return Trial.of(
        """
        title: Flow to a host
        name: flow
        logsource: {product: test}
        detection: {selection: {destination.port: 22}, condition: selection}
        ---
        title: Guessing
        name: guessing
        baseline:
            type: attempts
            rules: [flow]
            aliases:
                host: {flow: destination.ip}
                peer: {flow: source.ip}
            group-by: [host]
            learn: {period: %s}
            timespan: 30m
            forget: 14d
            condition: {peer: peer, gte: 30, tail: {lt: 0.0001}, compromise: high}
        """
            .formatted(learning),
        "host",
        "baseline.reason");
  }

  private static void flow(Trial to, Duration time, String peer, int port, String more) {
    to.at(
        time,
        "source.ip=%s source.port=%d destination.ip=198.51.100.10 destination.port=22 %s"
            .formatted(peer, port, more));
  }

  private void flow(long second, int port, String more) {
    flow(trial, Duration.ofSeconds(second), PEER, port, more);
  }

  /** Connections every ten seconds, each from a port of its own. */
  private static void guess(Trial to, Duration from, int count, String peer, String more) {
    for (int i = 0; i < count; i++) {
      int port = 20_000 + (int) ((from.toSeconds() + i * 37L) % 40_000);
      flow(to, from.plusSeconds(i * 10L), peer, port, more);
    }
  }

  private void guess(long second, int count, String more) {
    guess(trial, Duration.ofSeconds(second), count, PEER, more);
  }

  private static List<Result> severe(Trial of) {
    List<Result> severe = new ArrayList<>(of.results());
    severe.removeIf(result -> result.severity() != Level.HIGH);
    return severe;
  }

  private List<Result> severe() {
    return severe(trial);
  }

  private static String start(Duration time) {
    return "event.start=" + Instant.ofEpochSecond(0, Trial.START).plus(time);
  }

  private static long second(Result result) {
    return (result.fact().time() - Trial.START) / 1_000_000_000L;
  }

  @Test
  void aSessionBehindFortyFailedLogonsIsReportedAtOnceInWordsAndNumbers() {
    guess(0, 40, FAILED);
    flow(700, 61_000, "source.packets=400 " + start(Duration.ofSeconds(410)));

    List<Result> severe = severe();

    assertThat(severe).hasSize(1);
    assertThat(second(severe.get(0))).isEqualTo(700);
    assertThat(severe.get(0).events()).isEqualTo(1);
    assertThat(severe.get(0).evidence()).hasSize(1);
    assertThat(severe.get(0).grounds().numbers())
        .containsEntry("attempts", "40")
        .containsEntry("sampling_rate", "1")
        .containsEntry("success_peer", PEER)
        .containsEntry("success_at", "2026-03-02T09:06:50Z")
        .containsEntry("success_packets", "400")
        .containsEntry("streak_connections", "31")
        .containsEntry("streak_packets", "13");
    assertThat(severe.get(0).grounds().english())
        .isEqualTo(
            "One attempt probably succeeded: the connection with 203.0.113.7 at"
                + " 2026-03-02T09:06:50Z has 400 packets of the client, the last 31 before it 13"
                + " each.");
    assertThat(severe.get(0).grounds().japanese())
        .isEqualTo(
            "試行の 1 つが成功した可能性が高いです。203.0.113.7 との間で 2026-03-02T09:06:50Z に始まった接続は、クライアントからのパケットが"
                + " 400 個あり、直前まで続いた 31 接続の平均 13 個を明らかに上回ります。");
  }

  @Test
  void everyTextIsShortEnoughToBeShownWhole() {
    Compromise longest =
        new Compromise(
            "2001:db8:1234:1234:1234:1234:1234:1234", Trial.START, 32_767, 1_000_000, 13.5);
    Map<String, String> numbers = new LinkedHashMap<>();

    longest.describe(numbers);
    numbers.put("reason", longest.english());
    numbers.put("reason_ja", longest.japanese());

    assertThat(numbers.values()).allMatch(text -> text.length() <= Sentence.VALUE_CHARACTERS);
  }

  @Test
  void aShortLogonIsReportedWhenTheGuesserWasSilentForAnHour() {
    guess(0, 40, FAILED);
    flow(400, 61_000, "source.packets=18");

    List<Result> severe = severe();

    assertThat(severe).hasSize(1);
    assertThat(second(severe.get(0))).isEqualTo(400 + 3_600);
    assertThat(severe.get(0).events()).as("it was counted as an attempt").isZero();
    assertThat(severe.get(0).grounds().numbers())
        .containsEntry("attempts", "41")
        .containsEntry("top_peers", PEER + " (41)")
        .containsEntry("success_packets", "18");
  }

  @Test
  void fourPacketsMoreThanTheOthersSayNothing() {
    guess(0, 40, FAILED);
    flow(400, 61_000, "source.packets=17");

    assertThat(severe()).isEmpty();
  }

  @Test
  void aGuesserWhoGoesOnHasNotGotInByAShortConnection() {
    guess(0, 40, FAILED);
    flow(400, 61_000, "source.packets=20");
    guess(410, 40, FAILED);

    assertThat(severe()).isEmpty();
  }

  @Test
  void whatWasUnderWayWhenTheLogonSucceededDoesNotSpeakAgainstIt() {
    guess(0, 40, FAILED);
    flow(400, 61_000, "source.packets=20");
    guess(402, 5, FAILED);

    assertThat(severe()).hasSize(1);
  }

  @Test
  void aGuesserWhoLosesPacketsNowAndThenIsBelievedASessionOnly() {
    for (int i = 0; i < 4; i++) {
      guess(i * 400L, 38, FAILED);
      flow(i * 400L + 385, 61_000 + i, "source.packets=20");
    }
    assertThat(severe()).isEmpty();

    flow(1_700, 62_000, "source.packets=90");

    assertThat(severe()).hasSize(1);
  }

  @Test
  void aGuesserWhoTriesInAnotherWayHasNotGotIn() {
    guess(0, 40, FAILED);
    guess(400, 12, "source.packets=25");

    assertThat(severe()).isEmpty();
  }

  @Test
  void aGuesserWhoGoesOnBehindTheSessionHasGotIn() {
    guess(0, 40, FAILED);
    flow(405, 61_000, "source.packets=60");
    guess(410, 40, FAILED);

    assertThat(severe()).hasSize(1);
  }

  @Test
  void oneWhoGoesOnHasGotInByAShortConnectionThatTurnsOutToBeASession() {
    guess(0, 40, FAILED + " network.tcp_flags=27");
    flow(405, 61_000, "source.packets=30 network.tcp_flags=26");
    guess(410, 20, FAILED + " network.tcp_flags=27");
    flow(611, 61_000, "source.packets=30 network.tcp_flags=24");
    guess(620, 20, FAILED + " network.tcp_flags=27");

    List<Result> severe = severe();

    assertThat(severe).extracting(CompromiseTest::second).containsExactly(611L);
    assertThat(severe.get(0).events()).as("its first record was counted as an attempt").isZero();
  }

  @Test
  void unevenConnectionsAreNoStreak() {
    for (int i = 0; i < 60; i++) {
      flow(i * 10L, 20_000 + i, "source.packets=" + (12 + i * 7 % 30));
    }
    flow(700, 61_000, "source.packets=400");

    assertThat(trial.results()).isNotEmpty();
    assertThat(severe()).isEmpty();
  }

  @Test
  void attemptsThatAreNoResultMakeNoCompromise() {
    guess(0, 28, FAILED);
    flow(400, 61_000, "source.packets=400");

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void aSessionThatBeganBeforeTheAttemptsIsNotTheirs() {
    guess(3_600, 40, FAILED);
    flow(4_200, 61_000, "source.packets=400 " + start(Duration.ofSeconds(10)));

    assertThat(trial.results()).isNotEmpty();
    assertThat(severe()).isEmpty();
  }

  @Test
  void aSessionOfHoursIsReportedWhenItsRecordComes() {
    guess(0, 40, FAILED);
    flow(30_000, 61_000, "source.packets=9000 " + start(Duration.ofMinutes(7)));

    assertThat(severe()).hasSize(1);
  }

  @Test
  void oneThatBeginsMoreThanAnHourLaterIsNot() {
    guess(0, 40, FAILED);
    flow(8_000, 61_000, "source.packets=9000 " + start(Duration.ofSeconds(4_000)));

    assertThat(severe()).isEmpty();
  }

  @Test
  void aSessionLoggedInPartsIsReportedOnceItIsOne() {
    guess(0, 40, FAILED + " network.tcp_flags=27");
    flow(460, 61_000, "source.packets=14 network.tcp_flags=26");
    flow(520, 61_000, "source.packets=20 network.tcp_flags=24");
    flow(580, 61_000, "source.packets=30 network.tcp_flags=24");
    flow(640, 61_000, "source.packets=30 network.tcp_flags=24");

    List<Result> severe = severe();

    assertThat(severe).hasSize(1);
    assertThat(second(severe.get(0))).isEqualTo(580);
    assertThat(severe.get(0).grounds().numbers()).containsEntry("success_packets", "64");
  }

  @Test
  void flowsOfWhichPacketsAreMissingClaimNothing() {
    String sampled = " network.sampling_rate=2 network.sampling_source=recorded";
    guess(0, 60, FAILED + sampled);
    flow(700, 61_000, "source.packets=400" + sampled);

    assertThat(trial.results()).isNotEmpty();
    assertThat(severe()).isEmpty();
  }

  @Test
  void aRateThatNobodyNamedIsTakenForOneAndTheNumbersSaySo() {
    String assumed = " network.sampling_rate=1 network.sampling_source=assumed";
    guess(0, 40, FAILED + assumed);
    flow(700, 61_000, "source.packets=400" + assumed);

    assertThat(severe()).hasSize(1);
    assertThat(severe().get(0).grounds().numbers()).containsEntry("sampling", "assumed");
  }

  @Test
  void anAutomationThatComesEveryDayMayHaveALongConnection() {
    for (int day = 0; day < 12; day++) {
      guess(trial, Days.at(day, 120), 60, PEER, FAILED);
    }
    flow(trial, Days.at(11, 140), PEER, 61_000, "source.packets=400");

    List<Result> results = new ArrayList<>(trial.results());
    results.removeIf(result -> result.fact().time() < Trial.START + Days.at(1, 0).toNanos());
    assertThat(results).isEmpty();
  }

  @Test
  void whileItLearnsNothingIsReported() {
    Trial learning = trial("1d");
    guess(learning, Duration.ZERO, 40, PEER, FAILED);
    flow(learning, Duration.ofSeconds(700), PEER, 61_000, "source.packets=400");

    assertThat(learning.results()).isEmpty();
  }

  @Test
  void ofTwoGuessersTheOneThatGotInIsNamed() {
    guess(trial, Duration.ZERO, 40, PEER, FAILED);
    guess(trial, Duration.ofSeconds(3), 40, "192.0.2.99", "source.packets=21");
    flow(trial, Duration.ofSeconds(500), "192.0.2.99", 61_000, "source.packets=300");

    List<Result> severe = severe();

    assertThat(severe).hasSize(1);
    assertThat(severe.get(0).grounds().numbers())
        .containsEntry("success_peer", "192.0.2.99")
        .containsEntry("streak_packets", "21");
  }

  @Test
  void furtherSessionsOfWhoHasGotInAreNotReportedAgainUntilHeGuessesAgain() {
    guess(0, 40, FAILED);
    flow(500, 61_000, "source.packets=300");
    flow(600, 61_001, "source.packets=300");
    guess(8_000, 40, FAILED);
    flow(8_600, 61_002, "source.packets=300");

    assertThat(severe()).extracting(CompromiseTest::second).containsExactly(500L, 8_600L);
  }

  @Test
  void recordsThatComeTooLateSayNothing() {
    guess(0, 40, FAILED);
    flow(350, 61_000, "source.packets=300");
    List<Result> results = new ArrayList<>();
    LayerStack layers = new LayerStack(trial.plan(), results::add);
    List<Fact> facts = new ArrayList<>(trial.facts());
    facts.stream().filter(fact -> fact.time() != at(350)).forEach(layers::accept);
    facts.stream().filter(fact -> fact.time() == at(350)).forEach(layers::accept);
    layers.end();

    assertThat(results).noneMatch(result -> result.severity() == Level.HIGH);
  }

  private static long at(long second) {
    return Trial.START + second * 1_000_000_000L;
  }

  @Test
  void sixteenGuessersTakeNoMoreThanTwelveKilobytes() {
    for (int i = 0; i < 2_400; i++) {
      String peer = "2001:db8:%x::%x".formatted(i % 16, i % 16);
      String more = i / 16 % 50 == 49 ? "source.packets=19" : "source.packets=13";
      flow(trial, Duration.ofMillis(i * 200L), peer, 20_000 + i, more);
    }
    LayerStack layers = new LayerStack(trial.plan(), result -> {});
    trial.facts().forEach(layers::accept);

    int saved = layers.saveChanged().stream().mapToInt(state -> state.bytes().length).sum();

    assertThat(saved).isBetween(2_560, 12_000);
  }
}

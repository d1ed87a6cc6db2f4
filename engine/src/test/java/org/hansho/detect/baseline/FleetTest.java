package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

class FleetTest {
  private static final long HOUR = 3_600_000_000_000L;
  private static final int VICTIM = 99;

  private static Trial trial() {
    return Trial.of(
        """
        title: Flow to a host
        name: flow
        logsource: {product: test}
        detection: {selection: {way: in}, condition: selection}
        ---
        title: Guessing
        name: guessing
        baseline:
            type: attempts
            rules: [flow]
            group-by: [destination.ip]
            learn: {period: 0s}
            timespan: 30m
            condition: {peer: source.ip, gte: 30, unanswered: low, fleet: {of: destination.port, times: 3}}
        """,
        "destination.ip",
        "baseline.reason");
  }

  /** Attempts at a machine that answers nothing, one every ten seconds. */
  private static void attempts(Trial trial, Duration from, int count, int host, String peer) {
    for (int i = 0; i < count; i++) {
      trial.at(
          from.plusSeconds(10L * i),
          "way=in source.ip=%s source.port=%d destination.ip=192.0.2.%d destination.port=22 source.packets=3"
              .formatted(peer, 20_000 + i + host, host));
    }
  }

  /** So many machines that each have a number of attempts on the first day, then an attack. */
  private static List<Result> attackedBeside(int machines, int attemptsOfEach) {
    Trial trial = trial();
    for (int host = 1; host <= machines; host++) {
      attempts(trial, Duration.ofMinutes(host), attemptsOfEach, host, "203.0.113." + host);
    }
    attempts(trial, Duration.ofHours(24), 30, VICTIM, "198.51.100.7");
    return trial.results();
  }

  @Test
  void attemptsThatNobodyAnswersWeighWhereOthersHaveFarFewer() {
    List<Result> results = attackedBeside(5, 19);

    assertThat(results).extracting(Result::severity).containsExactly((Level) null);
    assertThat(results.get(0).grounds().numbers()).containsEntry("fleet_median", "19");
    assertThat(results.get(0).grounds().english())
        .endsWith(" Other machines have 19 in their busiest hour.");
    assertThat(results.get(0).grounds().japanese()).endsWith("19 回 (中央値) です。");
  }

  @Test
  void theyAreLowWhereOthersHaveAThird() {
    assertThat(attackedBeside(5, 22)).extracting(Result::severity).containsExactly(Level.LOW);
  }

  @Test
  void theyAreLowWhereFewerThanFiveOthersAreKnown() {
    assertThat(attackedBeside(4, 1)).extracting(Result::severity).containsExactly(Level.LOW);
  }

  @Test
  void theMedianIsThatOfTheBusiestHoursOfTheDayBefore() {
    FleetHosts hosts = new FleetHosts();
    for (int hour = 0; hour < 24; hour++) {
      for (int host = 0; host < 9; host++) {
        hosts.see(host, hour * HOUR, hour == host ? 10 * (host + 1) : 1);
      }
    }
    assertThat(hosts.median()).isZero();

    hosts.see(0, 24 * HOUR, 1);

    assertThat(FleetHosts.decoded(hosts.median())).isCloseTo(50, within(2.0));
  }

  @Test
  void ofManyMachinesASampleThatDependsOnNobodysBehaviourIsKept() {
    FleetHosts hosts = new FleetHosts();
    for (int host = 5_000; host > 0; host--) {
      hosts.see(host * 0x9E3779B97F4A7C15L, host % 20 * HOUR / 20, host % 100 + 1);
    }
    hosts.see(0, 24 * HOUR, 1);

    assertThat(hosts.size()).isEqualTo(FleetHosts.MOST);
    assertThat(FleetHosts.decoded(hosts.median())).isBetween(40.0, 61.0);
  }

  @Test
  void codesAreWithinFourPercentAndNeverZero() {
    assertThat(FleetHosts.code(0)).isOne();
    for (double number = 1; number < 60_000; number *= 1.7) {
      assertThat(FleetHosts.decoded(FleetHosts.code(number)))
          .isCloseTo(number, within(0.045 * (number + 1)));
    }
    assertThat(FleetHosts.code(1e12)).isEqualTo(255);
  }
}

package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

class CensusTest {
  private static final String PEER = "198.51.100.9";

  private static Trial trial() {
    return Trial.of(
        """
        title: Flow to a listed address
        name: listed
        logsource: {product: test}
        detection: {selection: {way: listed}, condition: selection}
        ---
        title: Flow to another address
        name: other
        logsource: {product: test}
        detection: {selection: {way: other}, condition: selection}
        ---
        title: Contact
        name: contact
        baseline:
            type: contacts
            rules: [listed]
            activity: [other]
            aliases:
                host: {listed: source.ip, other: source.ip}
                peer: {listed: destination.ip, other: destination.ip}
            group-by: [host, peer]
            learn: {period: 0s}
            timespan: 1h
            condition:
                peer: peer
                gte: 3
                shared: 5
                common: low
                share: {gte: 0.02, of: host, census: other}
        """,
        "host",
        "baseline.reason");
  }

  private static String host(int number) {
    return "10.1." + number / 250 + "." + number % 250;
  }

  private static void flow(Trial trial, Duration time, String way, int host) {
    trial.at(
        time,
        "way=%s source.ip=%s destination.ip=%s network.packets=5 source.bytes=300 destination.bytes=200"
            .formatted(way, host(host), PEER));
  }

  /** So many machines are seen, a day later some contact a listed address. */
  private static List<Level> severities(int machines, int contacting) {
    Trial trial = trial();
    List<Integer> order = new ArrayList<>();
    for (int host = 0; host < machines; host++) {
      order.add(host);
      order.add(host);
    }
    Collections.shuffle(order, new Random(machines));
    order.forEach(host -> flow(trial, Duration.ofMillis(host * 7L), "other", host));
    for (int host = 0; host < contacting; host++) {
      flow(trial, Duration.ofHours(24).plusSeconds(host), "listed", host);
    }
    return trial.results().stream().map(Result::severity).toList();
  }

  @Test
  void inASmallSiteFiveOthersMakeAContactCommon() {
    assertThat(severities(40, 7))
        .containsExactly(null, null, null, null, null, Level.LOW, Level.LOW);
  }

  @Test
  void inALargeSiteTwoOfAHundredDo() {
    List<Level> severities = severities(2_000, 60);

    assertThat(severities.subList(0, 30)).containsOnlyNulls();
    assertThat(severities.subList(50, 60)).containsOnly(Level.LOW);
  }

  @Test
  void allMachinesAreReportedAsAnEstimate() {
    Trial trial = trial();
    for (int host = 0; host < 1_000; host++) {
      flow(trial, Duration.ofSeconds(host), "other", host);
    }
    flow(trial, Duration.ofHours(1), "listed", 3);

    Result result = trial.results().get(0);

    assertThat(Double.parseDouble(result.grounds().numbers().get("machines")))
        .isBetween(800.0, 1_200.0);
    assertThat(result.grounds().english()).endsWith(" machines of one's own are seen.");
    assertThat(result.grounds().japanese()).contains("自組織のコンピューターは約");
  }

  @Test
  void nearlyNoFlowBecomesAFactForIt() {
    Trial trial = trial();
    for (int round = 0; round < 20; round++) {
      for (int host = 0; host < 1_000; host++) {
        flow(trial, Duration.ofSeconds(round * 1_000L + host), "other", host);
      }
    }

    assertThat(trial.facts()).hasSizeLessThan(200);
  }

  @Test
  void machinesNotSeenForThirtyDaysAreForgotten() {
    Trial trial = trial();
    for (int host = 0; host < 1_000; host++) {
      flow(trial, Duration.ofSeconds(host), "other", host);
    }
    flow(trial, Duration.ofDays(31), "listed", 3);

    String machines = trial.results().get(0).grounds().numbers().getOrDefault("machines", "?");

    assertThat(machines).isIn("", "8");
  }
}

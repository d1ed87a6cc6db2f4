package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

class ContactsTest {
  private static Trial trial(String condition) {
    return Trial.of(
        """
        title: Flow to a listed address
        name: out
        logsource: {product: test}
        detection: {selection: {way: out}, condition: selection}
        ---
        title: Answer of a listed address
        name: back
        logsource: {product: test}
        detection: {selection: {way: back}, condition: selection}
        ---
        title: Contact
        name: contact
        baseline:
            type: contacts
            rules: [out]
            activity: [back]
            aliases:
                host: {out: source.ip, back: destination.ip}
                peer: {out: destination.ip, back: source.ip}
            group-by: [host, peer]
            learn: {period: 0s}
            timespan: 1h
            condition: {peer: peer, %s}
        """
            .formatted(condition),
        "host",
        "baseline.reason");
  }

  private static void out(Trial trial, long minute, String host, String more) {
    trial.at(
        Duration.ofMinutes(minute),
        "way=out source.ip=%s source.port=%d destination.ip=198.51.100.9 %s"
            .formatted(host, 40_000 + minute, more));
  }

  @Test
  void threePacketsWithBytesBothWaysAreAContact() {
    Trial trial = trial("gte: 3");
    out(trial, 0, "192.0.2.1", "network.packets=5 source.bytes=300 destination.bytes=200");

    List<Result> results = trial.results();

    assertThat(results).hasSize(1);
    assertThat(results.get(0).grounds().numbers())
        .containsEntry("packets", "5")
        .containsEntry("bytes_out", "300")
        .containsEntry("bytes_in", "200")
        .containsEntry("contacts", "1");
  }

  @Test
  void whatNobodyAnswersIsNone() {
    Trial trial = trial("gte: 3");
    out(trial, 0, "192.0.2.1", "network.packets=9 source.bytes=540");

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void twoPacketsWithinTheHourAreNone() {
    Trial trial = trial("gte: 3");
    out(trial, 0, "192.0.2.1", "network.packets=2 source.bytes=60 destination.bytes=40");
    out(trial, 90, "192.0.2.1", "network.packets=2 source.bytes=60 destination.bytes=40");

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void bothDirectionsMayBeDistinguishedAndSampled() {
    Trial trial = trial("gte: 3");
    String sampled = "source.packets=1 source.bytes=52 network.sampling_rate=1000";
    out(trial, 0, "192.0.2.1", sampled);
    trial.at(
        Duration.ofMinutes(9),
        "way=back source.ip=198.51.100.9 destination.ip=192.0.2.1 " + sampled);

    List<Result> results = trial.results();

    assertThat(results).hasSize(1);
    assertThat(results.get(0).grounds().numbers()).containsEntry("packets", "2000");
    assertThat(results.get(0).grounds().english())
        .startsWith("Within 1 hour about 2,000 packets, 52,000 bytes out and 52,000 bytes in;");
  }

  @Test
  void anAddressThatManyMachinesContactIsCommon() {
    Trial trial = trial("gte: 3, shared: 2, common: low");
    Trial silent = trial("gte: 3, shared: 2");
    for (int host = 1; host <= 4; host++) {
      String both = "network.packets=5 source.bytes=300 destination.bytes=200";
      out(trial, host, "192.0.2." + host, both);
      out(silent, host, "192.0.2." + host, both);
    }

    assertThat(trial.results())
        .extracting(Result::severity)
        .containsExactly(null, null, Level.LOW, Level.LOW);
    assertThat(silent.results()).hasSize(2);
  }

  @Test
  void theRegularityOfContactsIsReported() {
    Trial trial = trial("gte: 3");
    for (int minute = 0; minute < 600; minute += 10) {
      String both = "network.packets=5 source.bytes=300 destination.bytes=200";
      out(trial, minute, "192.0.2.1", both);
    }

    List<Result> results = trial.results();

    Result last = results.get(results.size() - 1);
    assertThat(last.grounds().numbers())
        .containsEntry("interval_seconds", "600")
        .containsEntry("beacon_contacts", "60");
    assertThat(Double.parseDouble(last.grounds().numbers().get("beacon_score"))).isGreaterThan(0.7);
    assertThat(last.grounds().japanese()).contains("通常 600 秒間隔");
  }
}

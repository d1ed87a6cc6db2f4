package org.hansho.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.hansho.detect.Result;
import org.hansho.detect.Trial;
import org.hansho.sigma.Level;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
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

  private static final String SMALL = "network.packets=2 source.bytes=60 destination.bytes=40";

  private static final long DAY = 24 * 60;

  @Test
  void smallContactsOfALongerTimeCountTogetherAtTheirOwnSeverity() {
    Trial trial = trial("gte: 3, slow: {timespan: 7d, contacts: 3, level: low}");
    for (int day = 0; day < 8; day += 2) {
      out(trial, day * DAY, "192.0.2.1", SMALL);
    }

    List<Result> results = trial.results();

    assertThat(results).extracting(Result::severity).containsExactly(Level.LOW, Level.LOW);
    assertThat(results).extracting(Result::events).containsExactly(3L, 1L);
    assertThat(results.get(0).grounds().english())
        .startsWith("3 connections within 7 days, with bytes both ways");
    assertThat(results.get(1).grounds().numbers()).containsEntry("window_contacts", "4");
  }

  @Test
  void contactsThatLieFurtherApartOrAreNotAnsweredAreNone() {
    Trial trial = trial("gte: 3, slow: {timespan: 7d, contacts: 3}");
    for (int day = 0; day < 40; day += 4) {
      out(trial, day * DAY, "192.0.2.1", SMALL);
      out(trial, day * DAY / 2, "192.0.2.2", "network.packets=2 source.bytes=60");
    }

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void aStateOfTheFirstVersionIsReadAndCountsFromThereOn() {
    ContactsState state = new ContactsState();
    state.first = 7;
    state.begin(100, 60);
    StateWriter saved = new StateWriter();
    state.write(saved);
    byte[] both = saved.toBytes();
    StateWriter later = new StateWriter();
    later.number(ContactsState.NONE);
    later.number(ContactsState.NONE);
    byte[] former = Arrays.copyOf(both, both.length - later.toBytes().length);
    StateReader in = new StateReader(former);

    ContactsState read = ContactsState.readFormer(in);

    assertThat(in.atEnd()).as("nothing is left to read").isTrue();
    assertThat(read.begunAfter(99)).isEqualTo(1);
    assertThat(read.answered).isEqualTo(ContactsState.NONE);
  }

  @Test
  void aLongerTimeThatIsNoneIsRefused() {
    assertThatThrownBy(() -> trial("gte: 3, slow: {timespan: 1h, contacts: 3}"))
        .hasMessageContaining("'slow' needs 2 to 64 contacts and a longer timespan");
  }
}

package org.hansho.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hansho.yaml.Problem;
import org.junit.jupiter.api.Test;

class FloodDocumentTest {
  private static SigmaRules read(String timespan, String condition) {
    return Written.read(
        """
        title: A
        name: a
        logsource: {category: network_flow}
        detection: {selection: {f: a}, condition: selection}
        ---
        title: B
        name: b
        logsource: {category: network_flow}
        detection: {selection: {f: b}, condition: selection}
        ---
        title: Flood
        name: flood
        baseline:
            type: flood
            rules: [a]
            answers: [b]
            group-by: [destination.ip]
            timespan: %s
            condition: %s
        """
            .formatted(timespan, condition));
  }

  private static List<String> problems(String timespan, String condition) {
    return read(timespan, condition).problems().stream().map(Problem::message).toList();
  }

  @Test
  void whatIsNotSaidHasADefault() {
    SigmaRules read = read("5s", "{floor: {packets: 20000}}");

    assertThat(read.problems()).isEmpty();
    Baseline baseline = read.baselines().get(0);
    assertThat(baseline.condition())
        .isEqualTo(
            new FloodCondition(
                Duration.ofSeconds(5),
                "",
                List.of(),
                Map.of(FloodCondition.Rate.PACKETS, 20_000L),
                Map.of(),
                List.of(),
                4,
                6,
                3,
                5,
                0,
                false));
    assertThat(baseline.activity()).hasSize(1);
  }

  @Test
  void aFloodNeedsAFloor() {
    assertThat(problems("5s", "{class: network.traffic}")).containsExactly("'flood' needs a floor");
    assertThat(problems("5s", "{floor: {packets: 0}}"))
        .containsExactly("'packets' needs a number above 0");
  }

  @Test
  void ratesAreThoseOfFlowsOrOfRequests() {
    assertThat(problems("5s", "{floor: {parcels: 5}}")).contains("there is no rate 'parcels'");
    assertThat(problems("5s", "{floor: {requests: 5, packets: 5}}"))
        .containsExactly("'requests' is no rate of flows");
  }

  @Test
  void aFloodMayBeJudgedByItsCompositionAlone() {
    SigmaRules read = read("3s", "{evidence: {packets: 1000, bits: 10000000, syn: 200}}");

    assertThat(read.problems()).isEmpty();
    FloodCondition condition = (FloodCondition) read.baselines().get(0).condition();
    assertThat(condition.looksAtShape()).isTrue();
    assertThat(condition.evidence()).containsEntry(FloodCondition.Rate.SYN, 200L);
  }

  @Test
  void ratesStandWhereTheyMeanSomething() {
    assertThat(problems("5s", "{floor: {syn: 200}}"))
        .containsExactly("'syn' is a rate of 'evidence'");
    assertThat(problems("5s", "{evidence: {flows: 200}}"))
        .containsExactly("'flows' is a rate of 'floor'");
    assertThat(problems("5s", "{floor: {packets: 5}, evidence: {requests: 5}}"))
        .containsExactly("'requests' is no rate of flows");
  }

  @Test
  void slotsDivideAnHour() {
    assertThat(problems("7s", "{floor: {packets: 5}}"))
        .containsExactly("the timespan of a flood divides an hour");
    assertThat(problems("3s", "{floor: {packets: 5}}")).isEmpty();
    assertThat(problems("10s", "{floor: {packets: 5}}")).isEmpty();
  }

  @Test
  void whatCannotHoldIsRefused() {
    assertThat(problems("5s", "{floor: {packets: 5}, slots: 4, within: 3}"))
        .containsExactly("'slots' is more than 'within'");
    assertThat(problems("5s", "{floor: {packets: 5}, top: [a, b, c, d, e]}"))
        .containsExactly("'top' names at most 4 fields");
    assertThat(problems("5s", "{floor: {packets: 5}, tops: [a]}"))
        .containsExactly("the condition has no key 'tops'");
  }
}

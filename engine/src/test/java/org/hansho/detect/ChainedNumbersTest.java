package org.hansho.detect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hansho.sigma.Level;
import org.junit.jupiter.api.Test;

/** The numbers of documents that listen to each other stay apart. */
class ChainedNumbersTest {
  private static final String CHAIN =
      """
      title: Read
      name: read
      logsource: {product: test}
      detection: {selection: {kind: read}, condition: selection}
      ---
      title: New reader
      name: new
      baseline:
          type: first_seen
          rules: [read]
          group-by: [vault]
          condition: {field: user}
      ---
      title: Several new readers
      name: several
      correlation:
          type: event_count
          rules: [new]
          group-by: [vault]
          timespan: 1h
          condition: {gte: 2}
      """;

  @Test
  void aCorrelationShowsItsOwnNumbersAndThoseOfTheBaselineBelowIt() {
    Trial trial =
        Trial.of(CHAIN, "baseline.known", "baseline.reason", "correlation.count")
            .at(Duration.ZERO, "kind=read vault=v user=a")
            .at(Duration.ofDays(8), "kind=read vault=v user=b")
            .at(Duration.ofDays(8).plusMinutes(1), "kind=read vault=v user=c");

    assertThat(trial.results()).hasSize(1);
    Result result = trial.results().get(0);
    assertThat(shown(trial, result, "correlation.count")).isEqualTo("2");
    assertThat(shown(trial, result, "baseline.known")).isEqualTo("1");
    assertThat(shown(trial, result, "baseline.reason")).startsWith("'c' was not seen");
  }

  private static final String LADDER =
      """
      title: Read
      name: read
      logsource: {product: test}
      detection: {selection: {kind: read}, condition: selection}
      ---
      title: New place
      name: place
      baseline:
          type: first_seen
          rules: [read]
          group-by: [vault]
          known_after_alert: 1d
          condition: {ladder: {country: high, network: low}}
      ---
      title: Several requests
      name: several
      correlation:
          type: event_count
          rules: [place]
          group-by: [vault]
          timespan: 1h
          condition: {gte: 2}
      level: informational
      """;

  @Test
  void aCorrelationGivesTheReasonTheNumbersAndTheSeverityOfTheBaselineBelowIt() {
    Trial trial =
        Trial.of(LADDER)
            .at(Duration.ZERO, "kind=read vault=v country=JP network=1")
            .at(Duration.ofDays(8), "kind=read vault=v country=JP network=2")
            .at(Duration.ofDays(8).plusMinutes(1), "kind=read vault=v country=JP network=2");

    Result result = trial.results().get(0);
    assertThat(result.severity()).isEqualTo(Level.LOW);
    assertThat(result.grounds().english())
        .startsWith("'2' was not seen")
        .endsWith("2 events within 1 hour.");
    assertThat(result.grounds().numbers())
        .containsEntry("new", "2")
        .containsEntry("correlation.count", "2");
  }

  @Test
  void aCorrelationMayRateHigherThanTheRung() {
    Trial trial =
        Trial.of(LADDER.replace("level: informational", "level: critical"))
            .at(Duration.ZERO, "kind=read vault=v country=JP network=1")
            .at(Duration.ofDays(8), "kind=read vault=v country=JP network=2")
            .at(Duration.ofDays(8).plusMinutes(1), "kind=read vault=v country=JP network=2");
    assertThat(trial.results().get(0).severity()).isEqualTo(Level.CRITICAL);
  }

  @Test
  void aReasonComesThroughSeveralCorrelationsAndWhateverStandsInAValue() {
    String chain =
        CHAIN.replace("condition: {gte: 2}", "condition: {gte: 1}")
            + """
            ---
            title: Twice
            name: twice
            correlation:
                type: event_count
                rules: [several]
                group-by: [vault]
                timespan: 1h
                condition: {gte: 2}
            """;
    Trial trial =
        Trial.of(chain)
            .at(Duration.ZERO, "kind=read vault=v user=a")
            .at(Duration.ofDays(8), "kind=read vault=v user=b")
            .at(Duration.ofDays(8).plusMinutes(1), "kind=read vault=v user=\u001Fx=1\u001F");

    Result result = trial.results().get(0);
    assertThat(result.severity()).isNull();
    assertThat(result.grounds().english()).startsWith("'\u001Fx=1\u001F' was not seen");
    assertThat(result.grounds().numbers()).containsEntry("known", "1").doesNotContainKey("x");
  }

  private static String shown(Trial trial, Result result, String field) {
    DetectorPlan.Document document = requireNonNull(trial.plan().document(result.document()));
    return result.fact().text(document.layout().column(field));
  }
}

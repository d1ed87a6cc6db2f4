package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For how many records results stand, through documents that look at each other. */
class RecordsOfResultsTest {
  private static final String FAILURES =
      """
      title: Failure
      name: failure
      logsource: {product: test}
      detection: {selection: {kind: failure}, condition: selection}
      ---
      title: Success
      name: success
      logsource: {product: test}
      detection: {selection: {kind: success}, condition: selection}
      ---
      title: Many failures
      name: many
      correlation:
          type: event_count
          rules: [failure]
          group-by: [address]
          timespan: 10m
          condition: {gte: 12}
      """;

  private static final String RARE =
      """
      ---
      title: Many failures of an address that is not known for it
      name: rare
      baseline:
          type: rare
          rules: [many]
          group-by: [address]
          learn: {period: 0s}
          condition: {field: address, days: {lt: 3}}
      """;

  private static final String NAMES =
      """
      ---
      title: Several names
      name: names
      correlation:
          type: value_count
          rules: [failure]
          group-by: [address]
          timespan: 10m
          condition: {field: user, gte: 2}
      """;

  private static Trial failures(String documents, int count) {
    Trial trial = Trial.of(FAILURES + documents, "address");
    for (int i = 0; i < count; i++) {
      trial.at(Duration.ofSeconds(i), "kind=failure address=a user=u" + i % 5);
    }
    return trial;
  }

  private static List<Long> events(Trial trial) {
    return trial.results().stream().map(Result::events).toList();
  }

  private static long sum(Trial trial) {
    return events(trial).stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void aBaselineOverACountStandsForAllItsRecords() {
    Trial trial = failures(RARE, 40);
    assertThat(events(trial)).startsWith(12L, 1L).hasSize(29);
    assertThat(sum(trial)).isEqualTo(40);
  }

  @Test
  void twoDocumentsThatSawTheSameRecordsAreNotTwiceAsMany() {
    String together =
        """
        ---
        title: Many failures with several names
        correlation:
            type: temporal
            rules: [names, rare]
            group-by: [address]
            timespan: 10m
        """;
    assertThat(sum(failures(RARE + NAMES + together, 40))).isEqualTo(40);
  }

  @Test
  void aBaselineOverTwoDocumentsCountsARecordOnce() {
    String either =
        """
        ---
        title: Either
        baseline:
            type: rare
            rules: [many, names]
            group-by: [address]
            learn: {period: 0s}
            condition: {field: address, days: {lt: 3}}
        """;
    assertThat(sum(failures(NAMES + either, 40))).isEqualTo(40);
  }

  @Test
  void aSequenceStandsForWhatItsStepsStandFor() {
    String then =
        """
        ---
        title: Success after many failures
        correlation:
            type: temporal_ordered
            rules: [rare, success]
            group-by: [address]
            timespan: 1h
        """;
    Trial trial = failures(RARE + then, 40).at(Duration.ofMinutes(2), "kind=success address=a");
    assertThat(events(trial)).containsExactly(41L);
    trial.at(Duration.ofMinutes(3), "kind=success address=a");
    assertThat(events(trial)).containsExactly(41L, 1L);
  }

  @Test
  void aCountOfResultsStandsForTheirRecords() {
    String several =
        """
        ---
        title: Many failures of several addresses
        correlation:
            type: value_count
            rules: [many]
            group-by: [network]
            timespan: 1h
            condition: {field: address, gte: 2}
        """;
    Trial trial = Trial.of(FAILURES + several, "address");
    for (int i = 0; i < 20; i++) {
      trial.at(Duration.ofSeconds(i), "kind=failure network=n address=a");
      trial.at(Duration.ofSeconds(100 + i), "kind=failure network=n address=b");
    }
    assertThat(sum(trial)).isEqualTo(40);
  }

  @Test
  void whatHasBeenReportedDoesNotCountAgainWhereARowIsInterrupted() {
    Trial trial = Trial.of(FAILURES, "address");
    for (int i = 0; i < 12; i++) {
      trial.at(Duration.ofSeconds(i * 50L), "kind=failure address=a");
    }
    for (int second : List.of(700, 705, 706)) {
      trial.at(Duration.ofSeconds(second), "kind=failure address=a");
    }
    assertThat(events(trial)).containsExactly(12L, 3L);
  }
}

package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.intelligence.EntryDetail;
import org.hansho.intelligence.Indicator;
import org.hansho.intelligence.IndicatorKind;
import org.hansho.intelligence.IndicatorList;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.IntelligenceAnalyzer;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lists are replaced while the runner runs, and an address of the past is among the new entries.
 */
class ReplacedListsTest {
  private static final String LISTED_LATER = "198.51.100.9";
  private static final String OTHER = "198.51.100.77";
  private static final String FOUND =
      "192.0.2.12 had contact with " + LISTED_LATER + ", which late-list calls malware";

  private static final String DETECTION =
      """
      title: Flow to an address that no list names
      name: unlisted
      logsource: {category: network_flow}
      detection:
          flow: {destination.port: 443}
          listed: {destination.threat.category: malware}
          condition: flow and not listed
      ---
      title: Flow to a listed address
      name: listed
      logsource: {category: network_flow}
      detection:
          flow: {destination.threat.category: malware}
          condition: flow
      ---
      title: Contact before the listing
      name: before
      baseline:
          type: retrospect
          rules: [unlisted]
          activity: [listed]
          group-by: [destination.ip]
          condition:
              peer: destination.ip
              resource: source.ip
              listed: {high: malware}
      ---
      alert:
          title: Contact with an address that is listed now
          sentence: '{source.ip} had contact with {destination.ip}, which {baseline.list} calls {destination.threat.category}'
          entities: [{type: host, name: source.ip}]
          dedup: {key: [source.ip, destination.ip], period: 1d}
      """;

  private final IntelligenceReference intelligence = new IntelligenceReference(Intelligence.EMPTY);

  @TempDir private Path parent;
  private long now = Workload.START;

  private LocalRunner open() throws IOException {
    Content content =
        ContentReader.read(List.of(Workload.file("test/late.yml", DETECTION)), List.of());
    assertThat(content.problems()).isEmpty();
    List<Analyzer> analyzers = new ArrayList<>(Analyzers.ALL);
    analyzers.add(new IntelligenceAnalyzer(intelligence, Event.NO_TIME));
    return new LocalRunner(
        parent.resolve("data"),
        Engine.compile(content, analyzers),
        LocalSettings.of("test", 2),
        () -> now);
  }

  private void flow(LocalRunner runner, Duration after, String peer) throws IOException {
    now = Workload.START + after.toNanos();
    long seconds = now / 1_000_000_000L;
    String line =
        """
        {"ts": %d.000000, "uid": "C%d", "id.orig_h": "192.0.2.12", "id.orig_p": 50001, "id.resp_h": "%s", "id.resp_p": 443, "proto": "tcp", "service": "ssl", "duration": 2.5, "orig_bytes": 900, "resp_bytes": 3700, "conn_state": "SF", "local_orig": true, "local_resp": false, "missed_bytes": 0, "history": "ShADadFf", "orig_pkts": 14, "orig_ip_bytes": 1600, "resp_pkts": 11, "resp_ip_bytes": 4200}
        """
            .formatted(seconds, seconds, peer);
    runner.push("flows", now, line.getBytes(StandardCharsets.UTF_8));
    runner.settle();
  }

  private void replaceLists() {
    Indicator entry = new Indicator(IndicatorKind.IP, LISTED_LATER, EntryDetail.NONE);
    intelligence.set(
        Intelligence.of(
            List.of(
                new IndicatorList(
                    "late-list",
                    "test",
                    "malware",
                    90,
                    Event.NO_TIME,
                    Event.NO_TIME,
                    List.of(entry)))));
  }

  private static List<String> summaries(LocalRunner runner) throws IOException {
    return runner.alerts().stream().map(Outcome::summary).toList();
  }

  @Test
  void anAddressThatIsSeenAgainAfterwardsIsFoundAtOnce() throws IOException {
    try (LocalRunner runner = open()) {
      flow(runner, Duration.ZERO, LISTED_LATER);
      replaceLists();
      flow(runner, Duration.ofHours(1), LISTED_LATER);
      flow(runner, Duration.ofHours(2), OTHER);

      assertThat(summaries(runner)).containsExactly(FOUND);
    }
  }

  @Test
  void anAddressThatIsNotSeenAgainIsFoundADayLater() throws IOException {
    try (LocalRunner runner = open()) {
      flow(runner, Duration.ZERO, LISTED_LATER);
      flow(runner, Duration.ofHours(1), OTHER);
      replaceLists();
      flow(runner, Duration.ofHours(23), OTHER);
      assertThat(summaries(runner)).isEmpty();
      flow(runner, Duration.ofHours(26), OTHER);

      assertThat(summaries(runner)).containsExactly(FOUND);
    }
  }

  @Test
  void whatWasRememberedSurvivesARestartWithOtherLists() throws IOException {
    try (LocalRunner runner = open()) {
      flow(runner, Duration.ZERO, LISTED_LATER);
      flow(runner, Duration.ofHours(1), OTHER);
    }
    replaceLists();
    try (LocalRunner runner = open()) {
      flow(runner, Duration.ofDays(9), OTHER);
      flow(runner, Duration.ofDays(9).plusHours(1), OTHER);
      assertThat(summaries(runner)).containsExactly(FOUND);
    }
    try (LocalRunner runner = open()) {
      flow(runner, Duration.ofDays(10), LISTED_LATER);
      flow(runner, Duration.ofDays(11), OTHER);

      assertThat(summaries(runner)).containsExactly(FOUND);
    }
  }
}

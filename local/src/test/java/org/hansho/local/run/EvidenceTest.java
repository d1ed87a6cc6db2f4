package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hansho.local.epoch.EpochView;
import org.hansho.local.epoch.StoredAlert;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts of detectors show the records they come from, where these can still be read. */
class EvidenceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DENIALS = 4;
  private static final long SECOND = 1_000_000_000L;

  private static final long ARRIVAL = Workload.START + 60_000_000_000L;

  private static final String DENIED = Workload.rule("denied");

  private static final String MANY_STARTS =
      """
      title: Start of an example
      name: start
      logsource: {product: linux, category: process_creation}
      detection: {selection: {Image: /usr/bin/example}, condition: selection}
      ---
      """
          + Workload.correlation(
              "many-starts",
              "host.name",
              "high",
              "type: event_count\nrules: [start]\ntimespan: 5m\ncondition: {gte: 2}");

  @TempDir private Path folder;

  private static String line(int number) {
    return Workload.line(Workload.START + number * SECOND, "denied", "erin", "host-" + number);
  }

  private static String lines() {
    return IntStream.range(0, DENIALS).mapToObj(EvidenceTest::line).collect(Collectors.joining());
  }

  private LocalRunner open(Engine engine) throws IOException {
    return new LocalRunner(
        folder, engine, LocalSettings.of("test", 2), () -> Workload.START + 3_600 * SECOND);
  }

  private static Engine counting() {
    String body =
        "type: event_count\nrules: [denied]\ntimespan: 5m\ncondition: {gte: " + DENIALS + "}";
    String yaml =
        Workload.rule("denied") + "---\n" + Workload.correlation("many", "user", "high", body);
    return Workload.engine(List.of(Workload.file("test/many.yml", yaml)));
  }

  /** The evidence of the only alert. */
  private List<JsonNode> evidence() throws IOException {
    try (EpochView view = EpochView.open(folder.resolve("epochs.db"))) {
      List<StoredAlert> alerts = view.changedSince(0, 10);
      assertThat(alerts).hasSize(1);
      List<JsonNode> evidence = new ArrayList<>();
      JSON.readTree(alerts.get(0).body()).path("evidence").forEach(evidence::add);
      return evidence;
    }
  }

  private List<String> records() throws IOException {
    return evidence().stream().map(one -> one.path("record").asText()).toList();
  }

  private static List<String> written() {
    return lines().lines().toList();
  }

  @Test
  void recordsOfAFileAreFetchedByPositionAlsoBehindARestart() throws IOException {
    BytesInput file = new BytesInput("file");
    file.write("\n" + lines().substring(0, line(0).length()));
    try (LocalRunner runner = open(counting())) {
      runner.runner.add(file);
      runner.settle();
    }
    file.write(lines().substring(line(0).length()));
    try (LocalRunner runner = open(counting())) {
      runner.runner.add(file);
      runner.drain();
    }
    assertThat(records()).isEqualTo(written());
  }

  @Test
  void recordsThatWerePushedAreFetchedFromTheJournal() throws IOException {
    try (LocalRunner runner = open(counting())) {
      for (String line : lines().split("(?<=\n)")) {
        runner.push("other", ARRIVAL, line.getBytes(StandardCharsets.UTF_8));
        runner.push("one", ARRIVAL, line.stripTrailing().getBytes(StandardCharsets.UTF_8));
        runner.settle();
      }
      runner.drain();
    }
    assertThat(records()).hasSize(DENIALS * 2).containsAll(written());
    assertThat(evidence()).allMatch(one -> one.path("fetched").asBoolean());
  }

  @Test
  void recordsThatACorrelationRemembersSayWhenTheyArrived() throws IOException {
    try (LocalRunner runner = open(counting())) {
      for (int number = 0; number < DENIALS; number++) {
        runner.push(
            "one", ARRIVAL + number * SECOND, line(number).getBytes(StandardCharsets.UTF_8));
      }
      runner.drain();
    }
    assertThat(evidence())
        .extracting(one -> (one.path("arrival").asLong() - ARRIVAL) / SECOND)
        .containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void whenARecordArrivedIsKeptBehindARestart() throws IOException {
    Engine engine = Workload.engine(List.of(Workload.file("test/denied.yml", DENIED)));
    BytesInput file = new BytesInput("file");
    file.write(line(0));
    try (LocalRunner runner = open(engine)) {
      runner.push("pushed", ARRIVAL, line(1).getBytes(StandardCharsets.UTF_8));
      runner.settle();
    }
    try (LocalRunner runner = open(engine)) {
      runner.runner.add(file);
      runner.drain();
    }
    assertThat(evidence())
        .extracting(one -> one.path("arrival").asLong())
        .containsExactly(Workload.START + 3_600 * SECOND, ARRIVAL);
  }

  @Test
  void pushesOfAnEarlierProcessAreFetchedFromTheJournal() throws IOException {
    try (LocalRunner runner = open(counting())) {
      runner.push("other", ARRIVAL, line(9).getBytes(StandardCharsets.UTF_8));
      runner.push("one", ARRIVAL, line(0).stripTrailing().getBytes(StandardCharsets.UTF_8));
      runner.push("one", ARRIVAL + SECOND, line(1).getBytes(StandardCharsets.UTF_8));
      runner.settle();
    }
    try (LocalRunner runner = open(counting())) {
      String rest = line(2) + line(3);
      runner.push("one", ARRIVAL + 2 * SECOND, rest.getBytes(StandardCharsets.UTF_8));
      runner.drain();
    }
    assertThat(records()).hasSize(DENIALS + 1).containsAll(written());
    assertThat(evidence())
        .extracting(one -> (one.path("arrival").asLong() - ARRIVAL) / SECOND)
        .containsExactly(0L, 1L, 2L, 2L, 0L);
  }

  /** Whether there were few is known when the hour has passed. */
  private static Engine waiting() {
    String body = "type: event_count\nrules: [denied]\ntimespan: 1h\ncondition: {gte: 1, lte: 2}";
    String yaml =
        Workload.rule("denied") + "---\n" + Workload.correlation("few", "user", "high", body);
    return Workload.engine(List.of(Workload.file("test/few.yml", yaml)));
  }

  @Test
  void whatWaitsForTimeToPassKeepsItsRecordsBehindRestarts() throws IOException {
    try (LocalRunner runner = open(waiting())) {
      runner.push("one", ARRIVAL, line(0).getBytes(StandardCharsets.UTF_8));
      runner.settle();
    }
    try (LocalRunner runner = open(waiting())) {
      runner.push("one", ARRIVAL + SECOND, line(1).getBytes(StandardCharsets.UTF_8));
      runner.settle();
    }
    try (LocalRunner runner = open(waiting())) {
      runner.drain();
    }
    assertThat(records()).isEqualTo(written().subList(0, 2));
    assertThat(evidence())
        .extracting(one -> (one.path("arrival").asLong() - ARRIVAL) / SECOND)
        .containsExactly(0L, 1L);
    try (EpochView view = EpochView.open(folder.resolve("epochs.db"))) {
      assertThat(view.changedSince(0, 10)).hasSize(1);
    }
  }

  @Test
  void theRecordsOfAnEventThatWasPutTogetherAreFetchedTogether() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int process = 1; process <= 2; process++) {
      String stamp = " msg=audit(%d.000:%d): ".formatted(Workload.START / SECOND, process);
      log.append("node=host-1 type=SYSCALL").append(stamp);
      log.append("arch=c000003e syscall=59 success=yes exit=0 items=0 ppid=1 pid=");
      log.append(process).append(" exe=\"/usr/bin/example\"\n");
      log.append("node=host-1 type=EXECVE").append(stamp).append("argc=1 a0=\"example\"\n");
      log.append("node=host-1 type=PROCTITLE").append(stamp).append("proctitle=\"example\"\n");
    }
    Engine engine = Workload.engine(List.of(Workload.file("test/starts.yml", MANY_STARTS)));
    try (LocalRunner runner = open(engine)) {
      for (String line : log.toString().split("(?<=\n)")) {
        runner.push("audit", Workload.START, line.getBytes(StandardCharsets.UTF_8));
      }
      runner.drain();
    }
    String all = log.toString();
    int second = all.indexOf("node=", all.indexOf("PROCTITLE"));
    assertThat(records())
        .hasSize(2)
        .allMatch(record -> record.contains("EXECVE") && record.contains("PROCTITLE"));
    assertThat(records().get(0)).startsWith(all.substring(0, second).strip().substring(0, 40));
  }
}

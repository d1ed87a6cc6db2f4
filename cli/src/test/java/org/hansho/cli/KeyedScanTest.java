package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans with rules that remember: what they find depends on the records alone. */
class KeyedScanTest {
  private static final String RULES =
      """
      title: Refused request
      name: refused
      logsource: {product: kubernetes, service: audit}
      detection: {selection: {responseStatus.code: 403}, condition: selection}
      ---
      title: Many refused requests
      name: many-refused
      level: high
      correlation:
          type: event_count
          rules: [refused]
          group-by: [user.name]
          timespan: 10m
          condition: {gte: 5}
      """;

  @TempDir private Path folder = Path.of("");

  private static String record(int second, String user, int code) {
    return ("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"stage\":\"ResponseComplete\","
            + "\"verb\":\"list\",\"user\":{\"username\":\"%s\"},\"sourceIPs\":[\"192.0.2.7\"],"
            + "\"objectRef\":{\"resource\":\"secrets\"},\"responseStatus\":{\"code\":%d},"
            + "\"stageTimestamp\":\"%s\"}\n")
        .formatted(user, code, Instant.parse("2026-03-02T09:00:00Z").plusSeconds(second));
  }

  private static List<String> records() {
    List<String> records = new ArrayList<>();
    for (int second = 0; second < 400; second++) {
      records.add(record(second, "user-" + second % 7, second % 3 == 0 ? 403 : 200));
    }
    return records;
  }

  private String scan(Path logs, String jobs) throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.yml"), RULES);
    Run run =
        Run.of(
            "scan",
            "--no-builtin",
            "--rules",
            rules.toString(),
            "--output",
            "ndjson",
            "--jobs",
            jobs,
            logs.toString());
    assertThat(run.code()).as(run.talk()).isZero();
    return run.alerts();
  }

  @Test
  void aCorrelationFiresAndItsAlertHoldsRecordsAndNumbers() throws IOException {
    Path logs = Files.writeString(folder.resolve("a.log"), String.join("", records()));
    List<JsonNode> alerts = new ArrayList<>();
    for (String line : scan(logs, "1").lines().toList()) {
      alerts.add(new ObjectMapper().readTree(line));
    }
    assertThat(alerts).hasSize(7);
    JsonNode alert = alerts.get(0);
    assertThat(alert.get("detection").asText()).isEqualTo("many-refused");
    assertThat(alert.get("severity").asText()).isEqualTo("high");
    assertThat(alert.get("numbers").get("count").asLong()).isEqualTo(alert.get("count").asLong());
    assertThat(alert.get("numbers").get("least").asText()).isEqualTo("5");
    assertThat(alert.get("reason").asText()).contains("10 minutes");
    assertThat(alert.get("count").asLong()).isGreaterThanOrEqualTo(19);
    assertThat(alert.get("evidence")).hasSizeBetween(5, 10);
    assertThat(alert.get("evidence").get(0).get("record").asText()).contains("\"code\":403");
  }

  @Test
  void shufflingAndSpreadingAndThreadsChangeNoAlert() throws IOException {
    Path logs = Files.writeString(folder.resolve("a.log"), String.join("", records()));
    List<String> expected = ids(scan(logs, "1"));
    List<String> shuffled = records();
    Collections.shuffle(shuffled, new Random(3));
    Path spread = Files.createDirectory(folder.resolve("spread"));
    for (int i = 0; i < 8; i++) {
      int part = i;
      StringBuilder text = new StringBuilder();
      for (int n = part; n < shuffled.size(); n += 8) {
        text.append(shuffled.get(n));
      }
      Files.writeString(spread.resolve(part + ".log"), text);
    }
    String one = scan(spread, "1");
    assertThat(ids(one)).isEqualTo(expected);
    assertThat(scan(spread, "8")).isEqualTo(one);
  }

  @Test
  void recordsOfALargeFileAreFetchedAtTheirPlaces() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < 8_000; n++) {
      text.append(record(n / 20, "user-" + n % 500, n % 1_500 == 700 ? 403 : 200));
    }
    for (int n = 0; n < 5; n++) {
      text.append(record(401, "mallory", 403));
    }
    Path logs = Files.writeString(folder.resolve("large.log"), text);
    JsonNode alert = new ObjectMapper().readTree(scan(logs, "2").lines().findFirst().orElseThrow());
    assertThat(alert.get("evidence")).hasSizeGreaterThanOrEqualTo(5);
    for (JsonNode evidence : alert.get("evidence")) {
      assertThat(evidence.get("record").asText()).contains("\"code\":403");
    }
  }

  @Test
  void recordsOfPackedFilesAreFetchedToo() throws IOException {
    Path packed = folder.resolve("a.log.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(String.join("", records()).getBytes(StandardCharsets.UTF_8));
    }
    String first = scan(packed, "2").lines().findFirst().orElseThrow();
    assertThat(new ObjectMapper().readTree(first).get("evidence").get(4).get("record").asText())
        .startsWith("{\"kind\":\"Event\"");
  }

  private static List<String> ids(String ndjson) throws IOException {
    List<String> ids = new ArrayList<>();
    for (String line : ndjson.lines().toList()) {
      JsonNode alert = new ObjectMapper().readTree(line);
      ids.add(alert.get("id").asText() + " " + alert.get("count"));
    }
    return ids;
  }
}

package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records come in through a real broker of Kafka. */
@Timeout(120)
class KafkaTest {
  private static final String ACT =
      "{\"time\":\"2026-03-02T08:00:00Z\",\"kind\":\"act\",\"user\":\"USER\"}";

  private static KafkaBroker broker;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void startBroker() throws IOException {
    Certificates.make(shared, "broker");
    Certificates.make(shared, "sender");
    broker =
        KafkaBroker.secure(
            shared.resolve("kafka"), shared, "hansho", "a-token-of-senders-with-enough-letters");
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static String secured(String topic) {
    return "sources: [{id: events, kind: kafka, servers: '"
        + broker.secureAddress()
        + "', topics: ["
        + topic
        + "], authorities: "
        + shared.resolve("broker.pem")
        + ", client_certificate: "
        + shared.resolve("sender.pem")
        + ", client_key: "
        + shared.resolve("sender.key")
        + ", sasl: plain, user: hansho, password: '${SENDER}', max_record: 4KiB}]\n";
  }

  @Test
  void recordsOfATopicGiveTheAlertsThatTheFileGives() throws IOException {
    List<String> sample =
        Files.readAllLines(ShippedEngine.project().resolve("samples/web-1/auth.log"));
    broker.topic("auth", 1);
    broker.send("auth", sample);
    try (RunningServer running =
        new RunningServer(folder, ShippedEngine.of(ShippedEngine.project()), secured("auth"))) {
      running.until("/api/v1/status", "\"events.read\":" + sample.size() + ",");
      List<String> ids = running.alertIds();
      assertThat(ids).isNotEmpty();
      running.post("/ingest/v1/web-1", String.join("\n", sample));
      running.until("/api/v1/status", "\"events.read\":" + 2 * sample.size() + ",");
      assertThat(running.alertIds()).isEqualTo(ids);
      assertThat(running.get("/api/v1/sources").body())
          .contains("\"source\":\"events=/auth/0\"", "1 partition, 0 records behind");
    }
  }

  @Test
  void recordsThatAreTooLongOrNothingKnownAreDeadLettersOrCounted() throws IOException {
    broker.topic("hostile", 1);
    String act = ACT.replace("USER", "u1");
    String endless = "{\"kind\":\"act\",\"user\":\"" + "x".repeat(10_000) + "\"}";
    broker.send("hostile", List.of(act, "", endless, "[\n" + act + ",\n" + act + "\n]", act));
    try (RunningServer running =
        new RunningServer(folder, KilledServer.engine(), secured("hostile"))) {
      running.until("/api/v1/alerts?limit=10", "\"count\":4");
      assertThat(running.until("/api/v1/dead-letters", "events=/hostile/0"))
          .contains("The record was cut");
      assertThat(running.get("/api/v1/sources").body())
          .contains("\"refused\":{\"empty\":1}", "\"dropped\":{\"cut\":1}");
    }
  }

  private static String export(String topic) {
    return "exports: {out: {kind: kafka, servers: ['"
        + broker.secureAddress()
        + "'], topic: "
        + topic
        + ", format: security-center, authorities: "
        + shared.resolve("broker.pem")
        + ", client_certificate: "
        + shared.resolve("sender.pem")
        + ", client_key: "
        + shared.resolve("sender.key")
        + ", sasl: plain, user: hansho, password: '${SENDER}', time: 2s}}\n";
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void alertsGoToATopicOnceEachAlsoThoseThatCameWhileTheBrokerWasAway() throws IOException {
    broker.topic("out", 1);
    try (RunningServer running = new RunningServer(folder, KilledServer.engine(), export("out"))) {
      assertThat(running.post("/api/v1/exports/out/test", "").body()).contains("delivered");
      running.post("/ingest/v1/a", ACT.replace("USER", "u1"));
      running.until("/api/v1/exports", "\"sent\":1");
      broker.stop();
      running.post("/ingest/v1/a", ACT.replace("USER", "u2"));
      running.until("/api/v1/exports", "\"trouble\":\"it was not taken in time");
      broker.start();
      running.until("/api/v1/exports", "\"sent\":2");
      List<String> ids = running.alertIds();
      List<ConsumerRecord<byte[], byte[]>> records = broker.read("out", 3);
      List<String> keys = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : records.subList(1, records.size())) {
        keys.add(new String(record.key(), StandardCharsets.UTF_8));
        String value = new String(record.value(), StandardCharsets.UTF_8);
        assertThat(value).contains("\"hansho.id\":\"" + keys.get(keys.size() - 1) + "\"");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
        assertThat(header(record, "idempotency-key")).hasSize(32);
      }
      assertThat(Set.copyOf(keys)).hasSameElementsAs(ids);
      assertThat(running.get("/api/v1/exports").body())
          .contains("\"kind\":\"kafka\"", "out at 127.0.0.1:")
          .doesNotContain("a-token-of-senders");
    }
  }

  @Test
  void aTopicThatIsNotThereMakesTheTargetWaitAndHarmsNothing() throws IOException {
    try (RunningServer running =
        new RunningServer(folder, KilledServer.engine(), export("nowhere"))) {
      running.post("/ingest/v1/a", ACT.replace("USER", "u1"));
      running.until("/api/v1/alerts", "\"id\":");
      assertThat(running.until("/api/v1/exports", "nowhere not present"))
          .contains("\"waiting\":1", "\"refused\":0");
      broker.topic("nowhere", 1);
      running.until("/api/v1/exports", "\"sent\":1");
    }
  }
}

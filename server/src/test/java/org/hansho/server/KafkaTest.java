package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}

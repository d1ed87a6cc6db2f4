package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Azure posts events and batches. */
@Timeout(60)
class AzureEventsTest {
  private static final String PATH = "/ingest/azure/activity";

  @TempDir private Path folder;

  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RunningServer(folder, Workload.engine());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static String validation(String code) {
    return "[{\"id\":\"2d1781af-3a4c-4d7c-bd0c-e34b19da4e66\",\"topic\":\"/subscriptions/x\","
        + "\"subject\":\"\",\"data\":{\"validationCode\":\""
        + code
        + "\",\"validationUrl\":\"https://example.com/validate\"},"
        + "\"eventType\":\"Microsoft.EventGrid.SubscriptionValidationEvent\","
        + "\"eventTime\":\"2026-11-24T02:00:00Z\",\"metadataVersion\":\"1\",\"dataVersion\":\"2\"}]";
  }

  @Test
  void theCodeOfAValidationIsSentBackAndIsNoRecord() throws IOException {
    HttpResponse<String> answer = server.post(PATH, validation("512D38B6-C7B8"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"validationResponse\":\"512D38B6-C7B8\"}");
    assertThat(server.post(PATH, validation("a\\\"b\\u0000")).body())
        .isEqualTo("{\"validationResponse\":\"a\\\"b\\u0000\"}");
    assertThat(server.get("/api/v1/sources").body()).startsWith("{\"sources\":[],");
  }

  @Test
  void cloudEventsAskByOptions() throws IOException {
    HttpResponse<String> answer =
        server.send(
            server
                .request(PATH)
                .header("WebHook-Request-Origin", "eventgrid.azure.net")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("WebHook-Allowed-Origin"))
        .contains("eventgrid.azure.net");
    assertThat(answer.headers().firstValue("WebHook-Allowed-Rate")).contains("*");
    assertThat(
            server
                .send(server.request(PATH).method("OPTIONS", BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(400);
    assertThat(server.withoutKey("OPTIONS", PATH)).isEqualTo(401);
  }

  @Test
  void eventsAndRecordsOfBatchesAreRecordsEach() throws IOException {
    String cloud =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"type\":\"t\",\"data\":{\"records\":[1]}}";
    String grid = "[{\"eventType\":\"a\",\"data\":{}},\n{\"eventType\":\"b\",\"data\":{}}]";
    String batch =
        "{\"records\":[{\"category\":\"a\"},\n {\"category\":\"b\"},{\"category\":\"c\"}]}";
    assertThat(server.post(PATH, cloud).body()).isEqualTo("{\"accepted\":1}");
    assertThat(server.post(PATH, grid).body()).isEqualTo("{\"accepted\":2}");
    assertThat(server.post(PATH, batch).body()).isEqualTo("{\"accepted\":3}");
    assertThat(server.post(PATH, "[" + batch + "," + batch + "]").body())
        .isEqualTo("{\"accepted\":6}");
    server.until("/api/v1/status", "\"events.read\":12,");
  }

  @Test
  void whatIsPostedAgainCountsOnce() throws IOException {
    String event = "[{\"eventType\":\"a\",\"id\":\"7\"}]";
    server.post(PATH, event);
    assertThat(server.post(PATH, event).body()).isEqualTo("{\"accepted\":1}");
    server.until("/api/v1/status", "\"input.repeated\":1");
    server.until("/api/v1/status", "\"events.read\":1,");
  }

  @Test
  void anEventThatIsTooLargeIsADeadLetterAndTakesNoOtherWithIt() throws IOException {
    String large = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";
    String batch = "{\"records\":[{\"category\":\"a\"}," + large + ",{\"category\":\"b\"}]}";
    assertThat(server.post(PATH, batch).body()).isEqualTo("{\"accepted\":3}");
    server.until("/api/v1/status", "\"dead-letters.kept\":1");
    server.until("/api/v1/status", "\"events.read\":2,");
  }

  @Test
  void whatIsNoEventIsRefused() throws IOException {
    for (String body : new String[] {"", "7", "\"text\"", "{\"records\":[", "[{}] [{}]"}) {
      assertThat(server.post(PATH, body).statusCode()).as(body).isEqualTo(400);
    }
  }
}

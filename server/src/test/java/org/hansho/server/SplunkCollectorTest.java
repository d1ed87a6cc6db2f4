package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.hansho.server.security.LocalKey;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Senders to a Splunk HTTP event collector send here. */
@Timeout(60)
class SplunkCollectorTest {
  private static final String EVENTS = "/services/collector/event";
  private static final String RAW = "/services/collector/raw";
  private static final String CHANNEL = "FE0ECFAD-13D5-401B-847D-77833BD77131";
  private static final String SUCCESS = "{\"text\":\"Success\",\"code\":0}";

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

  private String authorized(String authorization) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri(EVENTS)).POST(BodyPublishers.ofString("{\"event\":1}"));
    HttpResponse<String> answer =
        server.send(
            authorization.isEmpty() ? request : request.header("Authorization", authorization));
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void eventsFollowOneAnotherWithoutAnythingBetweenThem() throws IOException {
    String body =
        "{\"event\":\"a\",\"time\":1795600801.5,\"host\":\"web-1\"}{\"event\":{\"kind\":\"act\"},\"host\":\"web-2\"}\n\n"
            + " {\"event\":\"a } { b\",\"fields\":{\"a\":\"b\"}}";
    HttpResponse<String> answer = server.post(EVENTS, body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(SUCCESS);
    server.post("/services/collector/event/1.0", "[{\"event\":\"a\"},{\"event\":\"b\"}]");
    server.post("/services/collector", "{\"event\":\"a\",\"index\":\"main\"}");
    server.until("/api/v1/status", "\"events.read\":6,");
    assertThat(server.get("/api/v1/sources").body()).contains("\"splunk\"", "\"main\"");
  }

  @Test
  void aBatchThatAChannelSendsAgainCountsOnceIfItsTimesTellItFromOthers() throws IOException {
    String own = EVENTS + "?channel=0aeeac95-ac74-4aa9-b30d-6c4c0ac581ba";
    String other = EVENTS + "?channel=1aeeac95-ac74-4aa9-b30d-6c4c0ac581ba";
    String fine =
        "{\"event\":\"a\",\"time\":1795600801.512}{\"event\":\"a\",\"time\":\"1795600802.020\"}";
    server.post(own, fine);
    assertThat(server.post(own, fine).body())
        .isEqualTo("{\"text\":\"Success\",\"code\":0,\"ackId\":1}");
    server.post(other, fine);
    server.post(EVENTS, fine);
    String coarse =
        "{\"event\":\"a\",\"time\":1795600801.000}{\"event\":\"a\",\"time\":1795600802.5}";
    server.post(own, coarse);
    server.post(own, coarse);
    keyed(own);
    keyed(own);
    keyed(other);
    server.until("/api/v1/status", "\"events.read\":12,");
    assertThat(server.get("/api/v1/status").body()).contains("\"input.repeated\":2");
  }

  private void keyed(String path) throws IOException {
    server.send(
        server
            .request(path)
            .header("Idempotency-Key", "batch-1")
            .POST(BodyPublishers.ofString("{\"event\":\"k\"}")));
  }

  @Test
  void rawLinesAreRecords() throws IOException {
    assertThat(server.post(RAW, "{\"kind\":\"act\"}\n{\"kind\":\"act\"}").body())
        .isEqualTo(SUCCESS);
    String named = "/services/collector/raw/1.0?host=web-1&source=/var/log/a.log&index=other";
    assertThat(server.post(named, "say \"a\"\tb\\\n\nc\n").body()).isEqualTo(SUCCESS);
    server.until("/api/v1/status", "\"events.read\":4,");
  }

  @Test
  void whatIsBrokenIsSaidByItsNumber() throws IOException {
    assertThat(server.post(EVENTS, "").body()).isEqualTo("{\"text\":\"No data\",\"code\":5}");
    assertThat(server.post(RAW, "\n").body()).isEqualTo("{\"text\":\"No data\",\"code\":5}");
    assertThat(server.post(EVENTS, "{\"event\":\"a\"}{\"time\":1}").body())
        .isEqualTo("{\"text\":\"Event field is required\",\"code\":12,\"invalid-event-number\":1}");
    assertThat(server.post(EVENTS, "{\"event\":\" \"}").body())
        .isEqualTo(
            "{\"text\":\"Event field cannot be blank\",\"code\":13,\"invalid-event-number\":0}");
    for (String body :
        new String[] {
          "{\"event\":\"a\"}{\"event\":", "{\"event\":\"a\"} text", "{\"event\":\"b\"}7"
        }) {
      HttpResponse<String> answer = server.post(EVENTS, body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body())
          .isEqualTo("{\"text\":\"Invalid data format\",\"code\":6,\"invalid-event-number\":1}");
    }
    server.until("/api/v1/status", "\"events.read\":4,");
    String many = "{\"event\":1}".repeat(100_001);
    assertThat(server.post(EVENTS, many).statusCode()).isEqualTo(413);
    String deep = "{\"event\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(server.post(EVENTS, deep).statusCode()).isEqualTo(400);
  }

  @Test
  void listsInListsAreNoEvents() throws IOException {
    String nested = "[".repeat(900) + "{\"event\":\"a\"}" + "]".repeat(900);
    assertThat(server.post(EVENTS, nested).body())
        .isEqualTo("{\"text\":\"Invalid data format\",\"code\":6,\"invalid-event-number\":0}");
  }

  @Test
  void anEventThatIsTooLargeIsADeadLetterAndTakesNoOtherWithIt() throws IOException {
    String large = "{\"event\":\"" + "x".repeat(1 << 20) + "\"}";
    assertThat(server.post(EVENTS, "{\"event\":\"a\"}" + large + "{\"event\":\"b\"}").body())
        .isEqualTo(SUCCESS);
    server.until("/api/v1/status", "\"dead-letters.kept\":1");
    String controls = "\u0001".repeat(200_000);
    assertThat(server.post(RAW + "?host=web-1", controls + "\na").body()).isEqualTo(SUCCESS);
    server.until("/api/v1/status", "\"dead-letters.kept\":2");
    server.until("/api/v1/status", "\"events.read\":3,");
  }

  @Test
  void tokensAreAskedForAsSplunkDoes() throws IOException {
    assertThat(authorized("")).isEqualTo("401 {\"text\":\"Token is required\",\"code\":2}");
    assertThat(authorized("x")).isEqualTo("401 {\"text\":\"Invalid authorization\",\"code\":3}");
    assertThat(authorized("Splunk x")).isEqualTo("403 {\"text\":\"Invalid token\",\"code\":4}");
    String key = LocalKey.read(folder.resolve("data"));
    assertThat(authorized("Splunk " + key)).isEqualTo("200 " + SUCCESS);
    assertThat(
            authorized(
                "Basic "
                    + java.util.Base64.getEncoder()
                        .encodeToString(
                            ("x:" + key).getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .isEqualTo("200 " + SUCCESS);
    assertThat(server.get("/services/collector/health").body())
        .isEqualTo("{\"text\":\"HEC is healthy\",\"code\":17}");
  }

  @Test
  void whatWasSentOnAChannelIsAcknowledged() throws IOException {
    for (int number = 0; number < 2; number++) {
      assertThat(channel(EVENTS, CHANNEL, "{\"event\":\"a\"}"))
          .isEqualTo("{\"text\":\"Success\",\"code\":0,\"ackId\":" + number + "}");
    }
    String ack = "/services/collector/ack";
    assertThat(channel(ack, CHANNEL, "{\"acks\":[0,1,2,-1]}"))
        .isEqualTo("{\"acks\":{\"0\":true,\"1\":true,\"2\":false,\"-1\":false}}");
    assertThat(channel(ack, CHANNEL.replace('F', 'A'), "{\"acks\":[0]}"))
        .isEqualTo("{\"acks\":{\"0\":false}}");
    assertThat(channel(ack, CHANNEL, "{\"acks\":[\"x\"]}")).contains("\"code\":6");
    assertThat(server.post(ack, "{\"acks\":[0]}").body()).contains("\"code\":10");
    assertThat(channel(EVENTS, "mine", "{\"event\":\"a\"}")).contains("\"code\":11");
    server.until("/api/v1/status", "\"events.read\":2,");
  }

  private String channel(String path, String channel, String body) throws IOException {
    return server
        .send(
            server
                .request(path)
                .header("X-Splunk-Request-Channel", channel)
                .POST(BodyPublishers.ofString(body)))
        .body();
  }
}

package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shippers that send to Elasticsearch send here. */
@Timeout(60)
class ElasticsearchTest {
  private static final String BULK = "/elasticsearch/_bulk";
  private static final String TOKEN = "a-token-of-senders-with-enough-letters";
  private static final String SOURCES = "sources: [{id: shop, kind: http, token: \"${SENDER}\"}]\n";

  @TempDir private Path folder;

  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RunningServer(folder, Workload.engine(), SOURCES);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static String create(String index, String id) {
    String named = id.isEmpty() ? "" : ",\"_id\":\"" + id + "\"";
    return "{\"create\":{\"_index\":\""
        + index
        + "\""
        + named
        + "}}\n{\"kind\":\"act\",\"user\":\"ann\"}\n";
  }

  private HttpResponse<String> with(String authorization, String path, String body)
      throws IOException {
    return server.send(
        HttpRequest.newBuilder(server.uri(path))
            .header("Authorization", authorization)
            .POST(BodyPublishers.ofString(body)));
  }

  private static String packed(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itSaysWhatShippersAskOfElasticsearch() throws IOException {
    HttpResponse<String> root = server.get("/elasticsearch/");
    assertThat(root.body()).contains("\"number\":\"8.", "You Know, for Search");
    assertThat(root.headers().firstValue("X-Elastic-Product")).contains("Elasticsearch");
    assertThat(server.get("/elasticsearch/_license").body()).contains("\"status\":\"active\"");
    assertThat(server.get("/elasticsearch/_xpack").body()).contains("\"ilm\":{\"available\":true");
    assertThat(server.get("/elasticsearch/_cluster/health").body()).contains("green");
    for (String there : new String[] {"_index_template/filebeat", "_ilm/policy/filebeat"}) {
      HttpResponse<String> head =
          server.send(
              server.request("/elasticsearch/" + there).method("HEAD", BodyPublishers.noBody()));
      assertThat(head.statusCode()).isEqualTo(200);
      HttpResponse<String> put =
          server.send(server.request("/elasticsearch/" + there).PUT(BodyPublishers.ofString("{}")));
      assertThat(put.body()).isEqualTo("{\"acknowledged\":true}");
    }
  }

  @Test
  void aDocumentThatIsNotSentInBulkIsRefusedAndNeverSaidToBeKept() throws IOException {
    for (String place : new String[] {"_doc/1", "_create/1", "_doc"}) {
      HttpResponse<String> put =
          server.send(
              server
                  .request("/elasticsearch/shop/" + place)
                  .PUT(BodyPublishers.ofString("{\"kind\":\"act\"}")));
      assertThat(put.statusCode()).isEqualTo(400);
      assertThat(put.body()).contains("Documents are taken by _bulk only");
    }
  }

  @Test
  void documentsAreRecordsOfTheirIndexWithoutItsDate() throws IOException {
    String body =
        create("filebeat-8.17.0-2026.11.24", "")
            + create("logs-system.auth-default", "")
            + "{\"index\":{}}\n{\"kind\":\"act\"}";
    HttpResponse<String> answer = server.post("/elasticsearch/web-2026.11/_bulk", body);
    assertThat(answer.body()).contains("\"errors\":false").doesNotContain("error\"");
    server.until("/api/v1/status", "\"events.read\":3,");
    assertThat(server.get("/api/v1/sources").body())
        .contains("\"filebeat-8.17.0\"", "\"logs-system.auth-default\"", "\"web\"");
  }

  @Test
  void aDocumentWithAnIdCountsOnceWhateverItIsSentWith() throws IOException {
    server.post(BULK, create("shop", "1") + create("shop", "2"));
    server.post(BULK, create("shop", "2") + create("shop", "3") + create("shop", "3"));
    server.until("/api/v1/status", "\"input.repeated\":2");
    server.until("/api/v1/status", "\"events.read\":3,");
  }

  @Test
  void theSameIdInAnotherIndexIsAnotherDocument() throws IOException {
    server.post(BULK, create("shop-2026.11.24", "1") + create("shop-2026.11.25", "1"));
    server.until("/api/v1/status", "\"events.read\":2,");
    assertThat(server.get("/api/v1/status").body()).doesNotContain("\"input.repeated\":1");
  }

  @Test
  void longNamesAreNotSaidAgain() throws IOException {
    String longest = "x".repeat(5_000);
    String delete = "{\"delete\":{\"_id\":\"" + longest + "\"}}\n";
    String update = "{\"update\":{\"_index\":\"" + longest + "\"}}\n{\"doc\":{}}\n";
    HttpResponse<String> answer = server.post(BULK, delete + update + create("shop", "1"));
    assertThat(answer.body()).contains("at most 512 letters", "201").doesNotContain("xxx");
    HttpResponse<String> path =
        server.post("/elasticsearch/" + longest + "/_bulk", "{\"delete\":{}}\n");
    assertThat(path.statusCode()).isEqualTo(400);
    String many = "{\"delete\":{}}\n".repeat(50_000);
    HttpResponse<String> all = server.post("/elasticsearch/" + "x".repeat(500) + "/_bulk", many);
    assertThat(all.statusCode()).isEqualTo(413);
  }

  @Test
  void eachItemHasAStatusOfItsOwn() throws IOException {
    String body =
        create("shop", "1")
            + "{\"create\":{\"_index\":\"shop\"}}\n{\"kind\":\n"
            + "{\"create\":{\"_index\":\"shop\"}}\n[1]\n"
            + "{\"delete\":{\"_index\":\"shop\",\"_id\":\"1\"}}\n"
            + "{\"update\":{\"_index\":\"shop\",\"_id\":\"1\"}}\n{\"doc\":{}}\n"
            + "{\"create\":{\"_index\":\"shop\"}}\n{\"a\":\""
            + "x".repeat(1 << 20)
            + "\"}\n"
            + create("hansho:opinions", "")
            + create("shop", "2");
    String answer = server.post(BULK, body).body();
    assertThat(answer.replaceAll("(?s).*?\"status\":(\\d+)|.*", "$1 "))
        .startsWith("201 400 400 400 400 413 400 201");
    assertThat(answer).contains("\"errors\":true", "document_parsing_exception");
    server.until("/api/v1/status", "\"events.read\":2,");
  }

  @Test
  void aBodyThatIsNoBulkRequestIsRefusedWhole() throws IOException {
    String deep = "{\"create\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}\n{}\n";
    for (String body :
        new String[] {
          "", "\n\n", "{\"kind\":\"act\"}\n", "{\"create\":{}}\n", "nothing\n{}\n", deep
        }) {
      HttpResponse<String> answer = server.post(BULK, body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"root_cause\"", "Malformed action", "\"status\":400");
    }
    String many = "{\"delete\":{}}\n".repeat(100_001);
    assertThat(server.post(BULK, many).statusCode()).isEqualTo(413);
  }

  @Test
  void tokensAreSpelledAsShippersSpellThemAndSayTheSource() throws IOException {
    String body = create("filebeat-2026.11.24", "");
    for (String authorization :
        new String[] {
          "ApiKey " + packed("hansho:" + TOKEN),
          "ApiKey " + TOKEN,
          "Basic " + packed("elastic:" + TOKEN),
          "Bearer " + TOKEN
        }) {
      HttpResponse<String> answer = with(authorization, BULK, body);
      assertThat(answer.statusCode()).as(authorization).isEqualTo(200);
      assertThat(answer.body()).contains("\"errors\":false");
    }
    server.until("/api/v1/status", "\"events.read\":4,");
    assertThat(server.get("/api/v1/sources").body())
        .contains("\"source\":\"shop\"")
        .doesNotContain("filebeat");
    HttpResponse<String> wrong = with("Basic " + packed("elastic:x"), BULK, body);
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("security_exception");
    HttpResponse<String> api =
        server.send(
            HttpRequest.newBuilder(server.uri("/api/v1/alerts"))
                .header("Authorization", "Basic " + packed("elastic:" + TOKEN)));
    assertThat(api.statusCode()).isEqualTo(401);
  }
}

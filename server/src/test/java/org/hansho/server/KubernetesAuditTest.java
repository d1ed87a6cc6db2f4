package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** API servers of Kubernetes post their audit events. */
@Timeout(60)
class KubernetesAuditTest {
  private static final String PATH = "/ingest/kubernetes-audit/shop-cluster";

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

  private static String list(String... items) {
    return "{\"kind\":\"EventList\",\"apiVersion\":\"audit.k8s.io/v1\",\"metadata\":{},\"items\":["
        + String.join(",", items)
        + "]}\n";
  }

  @Test
  void eachItemIsARecordOfTheCluster() throws IOException {
    String pretty = "{\n  \"kind\": \"act\",\n  \"user\": \"ann\"\n}";
    HttpResponse<String> answer = server.post(PATH, list("{\"kind\":\"act\"}", pretty));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"accepted\":2}");
    server.until("/api/v1/status", "\"events.read\":2,");
    assertThat(server.get("/api/v1/sources").body()).contains("\"source\":\"shop-cluster\"");
  }

  @Test
  void aBatchThatIsPostedAgainCountsOnce() throws IOException {
    server.post(PATH, list("{\"auditID\":\"1\"}"));
    server.post(PATH, list("{\"auditID\":\"1\"}"));
    server.post(PATH, list("{\"auditID\":\"2\"}"));
    server.until("/api/v1/status", "\"input.repeated\":1");
    server.until("/api/v1/status", "\"events.read\":2,");
  }

  @Test
  void anEmptyListIsAnswered() throws IOException {
    assertThat(server.post(PATH, list()).body()).isEqualTo("{\"accepted\":0}");
  }

  @Test
  void whatIsNoEventListIsRefusedWhole() throws IOException {
    for (String body :
        new String[] {
          "",
          "{}",
          "[]",
          "{\"items\":{}}",
          "{\"items\":[{\"auditID\":\"1\"},",
          list("{\"auditID\":\"1\"}") + list("{\"auditID\":\"2\"}"),
          "{\"items\":[" + "[".repeat(100_000) + "]".repeat(100_000) + "]}"
        }) {
      HttpResponse<String> answer = server.post(PATH, body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("no EventList");
    }
    assertThat(server.get("/api/v1/sources").body()).startsWith("{\"sources\":[],");
  }

  @Test
  void moreItemsThanMayBeAreRefusedWhole() throws IOException {
    String items = "{\"a\":1},".repeat(100_000) + "{\"a\":1}";
    assertThat(server.post(PATH, list(items)).statusCode()).isEqualTo(413);
  }

  @Test
  void anItemThatIsTooLargeIsADeadLetterAndTakesNoOtherWithIt() throws IOException {
    String large = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";
    String body = list("{\"kind\":\"act\"}", large, "{\"kind\":\"act\"}");
    assertThat(server.post(PATH, body).body()).isEqualTo("{\"accepted\":3}");
    server.until("/api/v1/status", "\"dead-letters.kept\":1");
    server.until("/api/v1/status", "\"events.read\":2,");
  }

  @Test
  void theNameOfAClusterIsThatOfASource() throws IOException {
    String body = list("{\"auditID\":\"1\"}");
    assertThat(server.post("/ingest/kubernetes-audit/a%20b", body).statusCode()).isEqualTo(400);
  }
}

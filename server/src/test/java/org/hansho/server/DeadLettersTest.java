package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A record that was left out is listed and shown, processed again, or discarded. */
@Timeout(300)
class DeadLettersTest {
  private static final String LETTERS = "/api/v1/dead-letters";
  private static final String BROKEN = "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",";

  @TempDir private Path folder;

  private RunningServer server() throws IOException {
    String yaml = "sources: [{id: cluster, kind: http, format: kubernetes-audit}]\n";
    return new RunningServer(folder, ShippedEngine.of(ShippedEngine.project()), yaml);
  }

  private static String withABrokenRecord() throws IOException {
    Path samples = ShippedEngine.project().resolve("samples");
    Path audit = samples.resolve("shop-cluster/kube-audit.log");
    return BROKEN + "\n" + Files.readString(audit, StandardCharsets.UTF_8);
  }

  @Test
  void aBrokenRecordIsShownWithItsBytesAndItsReason() throws IOException {
    try (RunningServer server = server()) {
      server.post("/ingest/v1/cluster", withABrokenRecord());
      String all = server.until(LETTERS, "\"number\":1");
      assertThat(all).contains("\"stage\":\"malformed\"", "\"source\":\"cluster\"");
      assertThat(all).doesNotContain("\"record\":", "\"number\":2");
      assertThat(server.get(LETTERS + "/1").body())
          .contains("\"record\":\"{\\\"kind\\\":\\\"Event\\\"", "\"can_be_retried\":true");
      assertThat(server.get(LETTERS + "?after=1").body()).contains("\"dead_letters\":[]");
      assertThat(server.get(LETTERS + "?stage=journal").body()).contains("\"dead_letters\":[]");
      assertThat(server.get(LETTERS + "/2").statusCode()).isEqualTo(404);
      assertThat(server.get(LETTERS + "/x").statusCode()).isEqualTo(404);
      assertThat(server.get(LETTERS + "?limit=0").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void oneThatFailsAgainIsANewLetterAlsoBehindARestart() throws IOException {
    try (RunningServer server = server()) {
      server.post("/ingest/v1/cluster", withABrokenRecord());
      server.until(LETTERS, "\"number\":1");
    }
    try (RunningServer server = server()) {
      assertThat(server.post(LETTERS + "/1/retry", "").body()).isEqualTo("{\"dead_letters\":1}");
      String again = server.until(LETTERS, "\"number\":2");
      assertThat(again).doesNotContain("\"number\":1,");
      assertThat(server.post(LETTERS + "/1/retry", "").statusCode()).isEqualTo(404);
      assertThat(server.post(LETTERS + "/retry", "").body()).isEqualTo("{\"dead_letters\":1}");
      server.until(LETTERS, "\"number\":3");
      assertThat(server.until("/api/v1/status", "\"dead-letters.processed\":2"))
          .contains("\"dead-letters.kept\":1");
    }
  }

  @Test
  void oneThatIsDiscardedIsGoneAndCounted() throws IOException {
    try (RunningServer server = server()) {
      server.post("/ingest/v1/cluster", withABrokenRecord());
      server.until(LETTERS, "\"number\":1");
      String path = LETTERS + "/1";
      assertThat(
              server
                  .send(server.request(path).method("DELETE", BodyPublishers.noBody()))
                  .statusCode())
          .isEqualTo(200);
      assertThat(server.until("/api/v1/status", "\"dead-letters.discarded\":1"))
          .contains("\"dead-letters.kept\":0");
      assertThat(server.get(LETTERS).body()).contains("\"dead_letters\":[]");
      assertThat(
              server
                  .send(server.request(path).method("DELETE", BodyPublishers.noBody()))
                  .statusCode())
          .isEqualTo(404);
    }
  }
}

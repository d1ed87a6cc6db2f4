package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tenant switches detections off and changes their severity, over HTTP and in the settings. */
@Timeout(60)
class OverridesTest {
  private static final String PATH = "/api/v1/detections/overrides";
  private static final String MINER = "aks/mining-container";

  private static Engine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private static String sample() throws IOException {
    Path samples = ShippedEngine.project().resolve("samples");
    return Files.readString(samples.resolve("shop-cluster/kube-audit.log"), StandardCharsets.UTF_8);
  }

  private static String said(String more) {
    return "{\"detection\":\"" + MINER + "\",\"reason\":\"Our own miner.\"" + more + "}";
  }

  @Test
  void aSwitchedOffDetectionIsSilentAlsoBehindARestartAndIsCounted() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      assertThat(server.post(PATH, said(",\"enabled\":\"false\"")).body())
          .contains("\"enabled\":false", "\"origin\":\"api\"", "\"holds\":true");
    }
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.until(PATH, "last_left_out");
      assertThat(server.settled("/api/v1/alerts?limit=1000"))
          .contains("\"detection\":\"aks/")
          .doesNotContain("\"detection\":\"" + MINER);
      assertThat(server.get("/api/v1/detections").body())
          .contains("\"enabled\":false,\"severity_in_force\":\"high\"");
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"action\":\"detection.override\"", "\"after\":\"off; Our own miner.\"");
      assertThat(server.send(server.request(PATH + "?detection=" + MINER).DELETE()).statusCode())
          .isEqualTo(204);
      assertThat(server.get(PATH).body()).isEqualTo("{\"overrides\":[]}");
    }
  }

  @Test
  void anotherSeverityComesFromTheSettingsOrTheApi() throws IOException {
    String settings = "tenants: {default: {severities: [" + MINER + "=low]}}\n";
    try (RunningServer server = new RunningServer(folder, engine, settings)) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.until("/api/v1/alerts?severity=low", "\"detection\":\"" + MINER);
      assertThat(server.get(PATH).body()).contains("\"severity\":\"low\",\"origin\":\"file\"");
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"actor\":\"settings\"", "\"after\":\"on, severity low\"");
      assertThat(server.post(PATH, said(",\"severity\":\"critical\"")).body())
          .contains("\"severity\":\"critical\"");
      assertThat(server.get(PATH).body())
          .contains("\"origin\":\"api\",\"holds\":true", "\"origin\":\"file\",\"holds\":false");
    }
  }

  @Test
  void whatMeansNothingIsRefusedWithWhatToWrite() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String typo = said("").replace("mining-c", "minig-c");
      assertThat(server.post(PATH, typo).statusCode()).isEqualTo(404);
      assertThat(server.post(PATH, typo).body()).contains("did you mean");
      assertThat(server.post(PATH, said(",\"severity\":\"hihg\"")).statusCode()).isEqualTo(400);
      assertThat(server.post(PATH, said(",\"enabled\":\"no\"")).statusCode()).isEqualTo(400);
      assertThat(server.post(PATH, "{\"detection\":\"" + MINER + "\",\"reason\":\" \"}").body())
          .contains("needs a reason");
      assertThat(server.send(server.request(PATH + "?detection=x").DELETE()).statusCode())
          .isEqualTo(404);
    }
  }
}

package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.casework.export.format.AlertFormats;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts of the shipped detections leave over HTTP as a file. */
@Timeout(300)
class ExportTest {
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

  @Test
  void everyFormatHasEveryAlertOnce() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      List<String> ids = server.alertIds();
      assertThat(ids).isNotEmpty();
      for (String format : AlertFormats.names()) {
        HttpResponse<String> file = server.get("/api/v1/export?language=ja&format=" + format);
        assertThat(file.statusCode()).as(format).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
            .startsWith("attachment; filename=\"alerts.");
        for (String id : ids) {
          assertThat(file.body()).as(format).contains(id.substring(0, 8));
        }
      }
      String table = server.get("/api/v1/export?format=csv").body();
      assertThat(table.lines().count()).isEqualTo(ids.size() + 1);
    }
  }

  @Test
  void filtersOfListsHoldForExports() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      assertThat(server.get("/api/v1/export?section=aks").body()).contains("\"detection\":\"aks/");
      assertThat(server.get("/api/v1/export?section=linux").body()).isEmpty();
      assertThat(server.get("/api/v1/export?filter=severity%20%3E%3D%20low").body())
          .contains("\"detection\":\"aks/");
      assertThat(server.get("/api/v1/export?filter=severity%20%3D%20critical").body()).isEmpty();
      assertThat(server.get("/api/v1/export?section=linux&format=json").body())
          .isEqualTo("[\n\n]\n");
    }
  }

  @Test
  void whatIsWrongInTheQuestionIsSaid() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      HttpResponse<String> format = server.get("/api/v1/export?format=xlsx");
      assertThat(format.statusCode()).isEqualTo(400);
      assertThat(format.body()).contains("security-center", "ocsf", "csv");
      assertThat(server.get("/api/v1/export?language=de").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/export?era=1999").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/export?vendor=%0A").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/export?filter=severity%20%3E").body())
          .contains("filter: Column");
      assertThat(server.get("/api/v1/export?severity=purple").statusCode()).isEqualTo(400);
    }
  }
}

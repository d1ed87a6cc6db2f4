package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts of the shipped detections are worked on over HTTP. */
@Timeout(300)
class TriageTest {
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

  private static List<String> raised(RunningServer server) throws IOException {
    server.post("/ingest/v1/shop-cluster", sample());
    server.until("/api/v1/alerts", "\"detection\":\"aks/");
    return server.alertIds();
  }

  private static String count(RunningServer server, String filter) throws IOException {
    return server.get("/api/v1/alerts/counts?" + filter).body();
  }

  @Test
  void anAlertIsTakenCommentedClosedAndOpenedAgainAndItsHistorySaysWhoDidThat() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String id = raised(server).get(0);
      String path = "/api/v1/alerts/" + id + "/triage";
      assertThat(server.post(path, "{\"status\":\"in-progress\",\"assignee\":\"me\"}").body())
          .contains("\"status\":\"in-progress\"", "\"assignee\":\"local\"");
      server.post(path, "{\"note\":\"is this ours, @bob?\"}");
      server.post(path, "{\"status\":\"resolved\",\"reason\":\"true-positive\"}");
      assertThat(server.get("/api/v1/alerts/" + id).body())
          .contains("\"status\":\"resolved\",\"closing_reason\":\"true-positive\"");
      assertThat(server.get("/api/v1/alerts?entity=watcher:bob").body()).contains(id);
      server.post(path, "{\"status\":\"active\"}");
      String history = server.get("/api/v1/alerts/" + id + "/history").body();
      assertThat(history.indexOf("alert.reopen"))
          .isLessThan(history.indexOf("alert.close"))
          .isPositive();
      assertThat(history).contains("is this ours, @bob?", "\"actor\":\"local\"");
      assertThat(server.get("/api/v1/audit").body()).contains("alert.close", "alert.reopen", id);
    }
  }

  @Test
  void aCommaInAnEntityBelongsToItsValueAndEntitiesAreRepeated() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String path = "/api/v1/alerts/" + raised(server).get(0) + "/triage";
      server.post(path, "{\"assignee\":\"me\"}");
      server.post(path, "{\"note\":\"yours, @bob?\"}");
      String both = "entity=watcher:bob&entity=assignee:local";
      assertThat(count(server, both)).contains("\"alerts\":1");
      assertThat(count(server, "entity=watcher:bob,assignee:local")).contains("\"alerts\":0");
    }
  }

  @Test
  void whatContradictsItselfIsRefusedWithWhatIsPossible() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String id = raised(server).get(0);
      String path = "/api/v1/alerts/" + id + "/triage";
      HttpResponse<String> noReason = server.post(path, "{\"status\":\"dismissed\"}");
      assertThat(noReason.statusCode()).isEqualTo(400);
      assertThat(noReason.body()).contains("Say why it is closed", "benign-expected");
      for (String wrong :
          List.of(
              "{}",
              "{\"status\":\"suppressed\"}",
              "{\"status\":\"gone\"}",
              "{\"reason\":\"duplicate\"}",
              "{\"add_tags\":[\"\\u202e\"]}",
              "{\"note\":\"" + "x".repeat(4_001) + "\"}")) {
        assertThat(server.post(path, wrong).statusCode()).as(wrong).isEqualTo(400);
      }
      assertThat(server.post("/api/v1/alerts/00/triage", "{\"note\":\"x\"}").statusCode())
          .isEqualTo(404);
      assertThat(server.get("/api/v1/alerts/" + id + "/history").body())
          .isEqualTo("{\"history\":[]}");
    }
  }

  @Test
  void allThatAFilterFindsIsClosedAndTakenBackAsOneActionAndTheStreamTells() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      int all = raised(server).size();
      String body = "{\"status\":\"dismissed\",\"reason\":\"duplicate\"}";
      assertThat(server.post("/api/v1/alerts/triage", body).statusCode()).isEqualTo(400);
      String action = server.post("/api/v1/alerts/triage?section=aks", body).body();
      assertThat(action).contains("\"changed\":" + all, "\"state\":\"done\"", "section=aks");
      assertThat(count(server, "")).contains("\"by_status\":{\"dismissed\":" + all + "}");
      String number = action.replaceAll(".*\"action\":(\\d+),.*", "$1");
      String undo = server.post("/api/v1/actions/" + number + "/undo", "").body();
      assertThat(undo).contains("\"changed\":" + all, "\"undoes\":" + number);
      assertThat(count(server, "status=active")).contains("\"alerts\":" + all + ",");
      assertThat(server.get("/api/v1/actions/" + number).body()).contains("\"state\":\"undone\"");
      assertThat(server.post("/api/v1/actions/" + number + "/undo", "").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void verdictsThatWereGivenStayUnlessTheirStatusIsAskedFor() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      List<String> all = raised(server);
      server.post(
          "/api/v1/alerts/" + all.get(0) + "/triage",
          "{\"status\":\"resolved\",\"reason\":\"true-positive\"}");
      String body = "{\"status\":\"dismissed\",\"reason\":\"duplicate\"}";
      assertThat(server.post("/api/v1/alerts/triage?section=aks", body).body())
          .contains("\"changed\":" + (all.size() - 1) + ",");
      assertThat(count(server, "status=resolved")).contains("\"alerts\":1,");
      assertThat(server.post("/api/v1/alerts/triage?status=resolved", body).body())
          .contains("\"changed\":1,");
    }
  }

  @Test
  void aChangeThatIsRefusedIsInTheAuditLogAsFailed() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String id = raised(server).get(0);
      server.post("/api/v1/alerts/" + id + "/triage", "{\"status\":\"dismissed\"}");
      assertThat(server.get("/api/v1/audit").body()).contains("/triage", "\"failed\"");
    }
  }

  @Test
  void whatWasDoneIsThereBehindARestart() throws IOException {
    String id;
    try (RunningServer server = new RunningServer(folder, engine)) {
      id = raised(server).get(0);
      server.post("/api/v1/alerts/" + id + "/triage", "{\"assignee\":\"ann\"}");
    }
    try (RunningServer server = new RunningServer(folder, engine)) {
      assertThat(server.get("/api/v1/alerts/" + id).body()).contains("\"assignee\":\"ann\"");
    }
  }

  @Test
  void reasonsForClosingAreTheDetectionsPrecision() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String id = raised(server).get(0);
      server.post(
          "/api/v1/alerts/" + id + "/triage",
          "{\"status\":\"dismissed\",\"reason\":\"false-logic\"}");
      assertThat(server.get("/api/v1/detections").body())
          .contains("\"false-logic\":1", "\"judged\":1,\"precision\":0.0,\"verdict\":\"unknown\"");
    }
  }

  @Test
  void aViewIsSavedListedAndForgottenAndAWrongFilterIsRefused() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String saved =
          server
              .post(
                  "/api/v1/views",
                  "{\"name\":\"High\",\"filter\":\"severity >= high\",\"columns\":[\"title\"],"
                      + "\"shared\":\"true\"}")
              .body();
      assertThat(saved).contains("\"shared\":true", "\"own\":true", "\"columns\":[\"title\"]");
      assertThat(server.get("/api/v1/views").body()).contains(saved);
      assertThat(
              server.post("/api/v1/views", "{\"name\":\"x\",\"filter\":\"hots = a\"}").statusCode())
          .isEqualTo(400);
      String path = "/api/v1/views/" + TokensTest.field(saved, "id");
      assertThat(server.send(server.request(path).DELETE()).statusCode()).isEqualTo(204);
      assertThat(server.send(server.request(path).DELETE()).statusCode()).isEqualTo(404);
      assertThat(server.get("/api/v1/audit").body()).contains("view.save", "view.remove");
      assertThat(server.get("/api/v1/watched").body()).isEqualTo("{\"entries\":[]}");
    }
  }
}

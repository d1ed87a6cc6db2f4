package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts are asked for in the filter language and hidden by suppressions, over HTTP. */
@Timeout(300)
class SuppressionsTest {
  private static final String SUPPRESSIONS = "/api/v1/suppressions";

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

  private static String path(String route, String filter) {
    return route + "filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  private static int count(RunningServer server, String filter) throws IOException {
    String counts = server.get(path("/api/v1/alerts/counts?", filter)).body();
    return Integer.parseInt(counts.replaceAll(".*\"alerts\":(\\d+).*", "$1"));
  }

  private static HttpResponse<String> hide(RunningServer server, String filter, String more)
      throws IOException {
    return server.post(
        SUPPRESSIONS,
        "{\"name\":\"Shop\",\"reason\":\"Ours.\",\"filter\":\"" + filter + "\"" + more + "}");
  }

  @Test
  void aPreviewIsWhatTheSameRecordsHideAndRemovalBringsBack() throws IOException {
    int all;
    Path before = Files.createDirectory(folder.resolve("before"));
    try (RunningServer server = new RunningServer(before, engine)) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      server.settled("/api/v1/alerts?limit=1000");
      all = count(server, "section = aks");
      assertThat(server.previewed("section = aks"))
          .contains("\"state\":\"done\"", "\"by\":\"local\"", "\"trouble\":\"\"")
          .contains("\"alerts\":" + all + ",\"complete\":true");
    }
    Path after = Files.createDirectory(folder.resolve("after"));
    try (RunningServer server = new RunningServer(after, engine)) {
      String made = hide(server, "section = aks", "").body();
      String id = TokensTest.field(made, "id");
      server.post("/ingest/v1/shop-cluster", sample());
      server.until(SUPPRESSIONS, "\"hides\":" + all);
      assertThat(count(server, "status = suppressed")).isEqualTo(all);
      assertThat(count(server, "suppression = '" + id + "'")).isEqualTo(all);
      assertThat(count(server, "section = aks and status = active")).isZero();
      HttpResponse<String> removed = server.send(server.request(SUPPRESSIONS + "/" + id).DELETE());
      assertThat(removed.body()).isEqualTo("{\"brought_back\":" + all + "}");
      assertThat(count(server, "section = aks and status = active")).isEqualTo(all);
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"action\":\"suppression.create\"", "\"action\":\"suppression.remove\"");
    }
  }

  /** The same story in two clusters, each of which is a source. */
  @Test
  void aMaintenanceWindowForOneSourceHidesItsAlertsAndNotThoseOfAnother() throws IOException {
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    String shop = sample().replace("2026-11-24", day.toString().substring(0, 10));
    String till = shop.replace("shop", "till").replace("web-admin", "till-admin");
    String window = ",\"begins\":\"" + day + "\",\"ends\":\"" + day.plus(3, ChronoUnit.DAYS) + "\"";
    try (RunningServer server = new RunningServer(folder, engine)) {
      String made = hide(server, "source = shop-cluster", window).body();
      assertThat(made)
          .contains("\"en\":\"Alerts where the source is \\\"shop-cluster\\\".\"")
          .contains("\"ja\":\"次の条件に合うアラート: ソースが「shop-cluster」である。\"");
      server.post("/ingest/v1/shop-cluster", shop);
      server.post("/ingest/v1/till-cluster", till);
      server.until(path("/api/v1/alerts?", "source = till-cluster"), "\"aks/");
      server.until(path("/api/v1/alerts?", "source = shop-cluster"), "\"aks/");
      server.settled("/api/v1/alerts?limit=1000");
      int hidden = count(server, "source = shop-cluster");
      assertThat(hidden).isPositive();
      assertThat(count(server, "source ~ \"shop-*\" and status = suppressed")).isEqualTo(hidden);
      assertThat(count(server, "suppression = '" + TokensTest.field(made, "id") + "'"))
          .isEqualTo(hidden);
      String others = "source = till-cluster and source != shop-cluster";
      assertThat(count(server, others)).isPositive();
      assertThat(count(server, others + " and status = suppressed")).isZero();
      assertThat(server.previewed("source = shop-cluster"))
          .contains("\"alerts\":" + hidden + ",\"complete\":true");
      assertThat(server.get("/api/v1/filters/fields").body())
          .contains("\"name\":\"source\",\"type\":\"text\"")
          .contains("\"en\":\"the source\",\"ja\":\"ソース\"");
    }
  }

  @Test
  void aPreviewIsAJobOfItsTenantThatIsAskedForById() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String route = SUPPRESSIONS + "/preview";
      String ended = server.previewed("host = web-1");
      String one = route + "/" + TokensTest.field(ended, "id");
      assertThat(ended).contains("\"passed\":0,\"of_alerts\":0", "\"alerts\":0,");
      assertThat(server.get(one).body()).isEqualTo(ended);
      HttpResponse<String> late = server.send(server.request(one).DELETE());
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(late.body()).contains("ended already");
      assertThat(server.get(route + "/none").statusCode()).isEqualTo(404);
      assertThat(server.post(route, "{\"filter\":\"hots = x\"}").body())
          .contains("nearest is host");
    }
  }

  @Test
  void aPreviewThatRunsIsEndedByWhoeverDeletesIt() throws IOException {
    String route = SUPPRESSIONS + "/preview";
    StringBuilder lines = new StringBuilder();
    for (int number = 0; number < 2_000; number++) {
      lines.append(Workload.line(20_000 + number, "denied", "user" + number, "web-1"));
    }
    try (RunningServer server = new RunningServer(folder, Workload.engine())) {
      server.post("/ingest/v1/app", lines.toString());
      server.settled("/api/v1/status");
      String state = "";
      while (!state.equals("cancelled")) {
        String begun = server.post(route, "{\"filter\":\"severity >= informational\"}").body();
        String one = route + "/" + TokensTest.field(begun, "id");
        HttpResponse<String> deleted = server.send(server.request(one).DELETE());
        assertThat(deleted.statusCode()).as(deleted.body()).isIn(202, 409);
        do {
          state = TokensTest.field(server.get(one).body(), "state");
        } while (state.equals("running"));
      }
    }
  }

  /** S820: whoever blinds Hansho is reported, in the stage defence evasion. */
  @Test
  void s820WhatMakesHanshoSeeLessIsAnAlertOfItsOwnThatNothingHides() throws Exception {
    String reported = path("/api/v1/alerts?", "section = health and intent = defense-evasion");
    String overrides = "/api/v1/detections/overrides";
    String off =
        "{\"detection\":\"aks/mining-container\",\"reason\":\"Ours.\",\"enabled\":\"false\"}";
    try (RunningServer server = new RunningServer(folder, engine)) {
      String id = TokensTest.field(hide(server, "severity >= informational", "").body(), "id");
      hide(server, "host = web-1", "");
      hide(server, "source = web-log", ",\"begins\":\"2026-03-01\",\"ends\":\"2026-03-08\"");
      server.post(overrides, off);
      server.until(reported, "health/detection-off");
      assertThat(server.until(reported, "health/broad-suppression"))
          .contains("\"status\":\"active\"", "aks/mining-container", id)
          .doesNotContain("\"status\":\"suppressed\"");
      assertThat(count(server, "section = health")).isEqualTo(2);
      server.send(server.request(SUPPRESSIONS + "/" + id).DELETE());
      server.until(reported, "was in force from");
      server.send(server.request(overrides + "?detection=aks/mining-container").DELETE());
      server.until(reported, "It is on again.");
      assertThat(count(server, "section = health")).isEqualTo(2);
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/casework.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DROP TRIGGER audit_no_delete");
      statement.executeUpdate("DELETE FROM audit WHERE n = (SELECT max(n) FROM audit)");
    }
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post(overrides, off);
      server.until(reported, "health/history-altered");
    }
  }

  @Test
  void aChangeOfManyAlertsTakesAFilterToo() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      server.settled("/api/v1/alerts?limit=1000");
      int all = count(server, "section = aks");
      String dismiss = "{\"status\":\"dismissed\",\"reason\":\"duplicate\"}";
      server.post(path("/api/v1/alerts/triage?", "section = aks and host = nobody"), dismiss);
      assertThat(count(server, "status = dismissed")).isZero();
      server.post(path("/api/v1/alerts/triage?", "section = aks"), dismiss);
      server.until(path("/api/v1/alerts/counts?", "status = dismissed"), "\"alerts\":" + all);
    }
  }

  @Test
  void aSuppressionIsChangedAndRefusedWithAReason() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String id =
          TokensTest.field(hide(server, "host = web-1", ",\"days\":\"never\"").body(), "id");
      assertThat(server.get(SUPPRESSIONS).body())
          .contains("\"filter\":\"host = \\\"web-1\\\"\"", "\"expires\":null", "\"in_force\":true")
          .contains("\"en\":\"Alerts where the host is", "\"ja\":\"次の条件に合うアラート");
      String off = server.post(SUPPRESSIONS + "/" + id, "{\"enabled\":\"false\"}").body();
      assertThat(off).contains("\"enabled\":false,\"in_force\":false");
      assertThat(server.post(SUPPRESSIONS + "/none", "{}").statusCode()).isEqualTo(404);
      for (String days : new String[] {"-1", "36500", "2000000000"}) {
        HttpResponse<String> longer =
            server.post(SUPPRESSIONS + "/" + id, "{\"days\":\"" + days + "\"}");
        assertThat(longer.statusCode()).as(days).isEqualTo(400);
        assertThat(longer.body()).contains("184 days");
      }
      HttpResponse<String> wrong = hide(server, "hots = web-1", "");
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body()).contains("Column 1", "nearest is host");
      assertThat(hide(server, "status = active", "").body()).contains("cannot ask for status");
      assertThat(hide(server, "host = x", ",\"days\":\"500\"").body()).contains("184 days");
    }
  }

  @Test
  void onlyEngineersHideForEver() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String body = "{\"name\":\"ann\",\"roles\":[\"analyst\"]}";
      String token =
          "Bearer " + TokensTest.field(server.post("/api/v1/tokens", body).body(), "token");
      String week = "{\"name\":\"n\",\"reason\":\"r\",\"filter\":\"host = x\"}";
      String ever = week.replace("}", ",\"days\":\"never\"}");
      assertThat(server.status("POST", SUPPRESSIONS, week, "Authorization", token)).isEqualTo(201);
      assertThat(server.status("POST", SUPPRESSIONS, ever, "Authorization", token)).isEqualTo(403);
    }
  }

  @Test
  void editorsGetTheMeaningOfAFilterAndWhatMayFollow() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      String route = "/api/v1/filters/check?";
      assertThat(server.get(path(route, "ip in %tor_exits%")).body())
          .contains("\"right\":", "\"en\":", "\"ja\":");
      assertThat(server.get(path(route, "severity >= hgh")).body())
          .contains("\"right\":false,\"column\":13,\"length\":3", "\"expected\":[\"high\"");
      assertThat(server.get("/api/v1/filters/fields").body())
          .contains("\"name\":\"host\",\"type\":\"text\",\"en\":\"the host\",\"ja\":\"ホスト\"")
          .contains("\"lists\":[\"");
      assertThat(server.get(path("/api/v1/alerts?", "host")).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void inhibitionsAreListedWithWhatTheyHide() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      assertThat(server.get("/api/v1/inhibitions").body()).isEqualTo("{\"inhibitions\":[]}");
    }
  }
}

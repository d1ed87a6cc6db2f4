package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent over HTTP becomes alerts of the shipped detections that are read over HTTP. */
@Timeout(300)
class AlertsTest {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]+)\"");

  private static Engine engine;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private static String sample(String name) throws IOException {
    Path samples = ShippedEngine.project().resolve("samples");
    return Files.readString(samples.resolve(name), StandardCharsets.UTF_8);
  }

  @Test
  void anAttackIsReadAsAnAlertInBothLanguages() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample("shop-cluster/kube-audit.log"));
      String found = server.until("/api/v1/alerts", "\"detection\":\"aks/");
      Matcher id = ID.matcher(found);
      assertThat(id.find()).isTrue();
      String alert = server.get("/api/v1/alerts/" + id.group(1)).body();
      assertThat(alert).contains("\"en\":{\"title\":", "\"ja\":{\"title\":", "\"evidence\":[{");
      assertThat(alert).contains("\"source\":\"shop-cluster\"", "audit.k8s.io");
      assertThat(alert).containsPattern("\"arrival\":\"20\\d\\d-");
      assertThat(alert)
          .contains("\"guidance\":{\"en\":{\"description\":", "\"remediation\":[\"")
          .contains("\"fields\":{", "\"matched\":[\"", "\"why\":{\"kind\":\"", "\"held\":true");
      assertThat(server.get("/api/v1/alerts/counts").body())
          .contains("\"exact\":true", "\"by_hour_and_severity\":{\"2026-");
      assertPlaced(server);
      assertReadUnderItsColumns(server);
    }
  }

  /** A row of IIS says nothing without the line that names its columns. */
  private static void assertReadUnderItsColumns(RunningServer server) throws IOException {
    server.post(
        "/ingest/v1/iis-1",
        """
        #Software: Microsoft Internet Information Services 10.0
        #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status sc-bytes
        2026-11-24 09:00:00 192.0.2.1 GET /.git/config - 443 203.0.113.7 Mozilla/5.0 200 912
        """);
    String served = "/api/v1/alerts?detection=basics/secret-file-served";
    Matcher id = ID.matcher(server.until(served, "\"detection\":\"basics/secret-file-served\""));
    assertThat(id.find()).isTrue();
    assertThat(server.get("/api/v1/alerts/" + id.group(1)).body())
        .contains("\"cs-uri-stem\":[\"/.git/config\"]", "\"c-ip\":[\"203.0.113.7\"]")
        .containsPattern("\"matched\":\\[\"");
  }

  private static void assertPlaced(RunningServer server) throws IOException {
    String places = "/api/v1/alerts/places";
    assertThat(server.until(places, "\"country\":\"US\""))
        .startsWith("{\"known\":true,")
        .contains("{\"country\":\"US\",\"latitude\":", "\"addresses\":[\"198.51.100.23\"]");
    assertThat(server.get(places + "?text=nowhere-to-be-found").body())
        .isEqualTo("{\"known\":true,\"looked\":0,\"exact\":true,\"unplaced\":0,\"places\":[]}");
    assertThat(server.get(places + "?filter=%28").statusCode()).isEqualTo(400);
  }

  @Test
  void anAlertComesAgainOfItsRecordsOrTheAnswerSaysWhyNot() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample("shop-cluster/kube-audit.log"));
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      Matcher id = ID.matcher(server.settled("/api/v1/alerts?limit=1000"));
      int same = 0;
      int all = 0;
      while (id.find()) {
        HttpResponse<String> answer = server.post("/api/v1/alerts/" + id.group(1) + "/replay", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
            .contains("\"alert\":\"" + id.group(1) + "\"", "\"en\":\"", "\"ja\":\"");
        boolean isSame = answer.body().contains("\"same\":true");
        assertThat(
                answer.body().contains("\"reason\":\"same\"")
                    || answer.body().contains("\"journal\":\"same\""))
            .isEqualTo(isSame);
        same += isSame ? 1 : 0;
        all++;
      }
      assertThat(same).isPositive().isGreaterThanOrEqualTo(all * 3 / 4);
      assertComesOfTheJournal(server);
      assertThat(server.post("/api/v1/alerts/abc/replay", "").statusCode()).isEqualTo(404);
    }
  }

  /** An alert of more records than it keeps: the journal has them all. */
  private static void assertComesOfTheJournal(RunningServer server) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int second = 10; second < 40; second++) {
      lines
          .append("Nov 24 09:00:")
          .append(second)
          .append(" bastion-1 sshd[")
          .append(second)
          .append("]: Failed password for invalid user admin from 203.0.113.77 port 41240 ssh2\n");
    }
    server.post("/ingest/v1/bastion", lines.toString());
    String guessing = "/api/v1/alerts?detection=basics/password-guessing";
    server.until(guessing, "\"detection\":\"basics/password-guessing\"");
    Matcher id = ID.matcher(server.settled(guessing));
    assertThat(id.find()).isTrue();
    assertThat(server.post("/api/v1/alerts/" + id.group(1) + "/replay", "").body())
        .contains("\"same\":true", "\"journal\":\"same\"", "\"en\":\"The same alert comes of")
        .doesNotContain("\"reason\":\"same\"");
  }

  @Test
  void secretsOfCommandLinesAreMaskedWhereverAnAlertIsShown() throws IOException {
    String secret = "n0t-for-analysts";
    String record =
        "type=EXECVE msg=audit(1796000000.100:77): argc=4 a0=\"crontab\" a1=\"-\""
            + " a2=\"--password="
            + secret
            + "\" a3=\"x\"\n";
    String start =
        "type=SYSCALL msg=audit(1796000000.100:77): arch=c000003e syscall=59 success=yes exit=0"
            + " ppid=10 pid=11 auid=1000 uid=33 gid=33 euid=33 comm=\"crontab\""
            + " exe=\"/usr/bin/crontab\" key=\"exec\"\n";
    try (RunningServer server =
        new RunningServer(folder, engine, "sources: [{id: web-1, kind: http, history: true}]\n")) {
      server.post("/ingest/v1/web-1", start + record + sample("web-1/audit.log"));
      server.until("/api/v1/alerts", "\"detection\":\"linux/");
      String found = server.settled("/api/v1/alerts?limit=1000");
      assertThat(found).doesNotContain(secret);
      Matcher id = ID.matcher(found);
      while (id.find()) {
        assertThat(server.get("/api/v1/alerts/" + id.group(1)).body()).doesNotContain(secret);
      }
    }
  }

  @Test
  void alertsStayBehindARestartAndAreNotDoubled() throws IOException {
    String before;
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample("shop-cluster/kube-audit.log"));
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      before = server.settled("/api/v1/alerts?limit=1000");
    }
    try (RunningServer server = new RunningServer(folder, engine)) {
      assertThat(server.settled("/api/v1/alerts?limit=1000")).isEqualTo(before);
    }
  }

  @Test
  void alertsAreFoundByWhatTheySayAndWhomTheyName() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample("shop-cluster/kube-audit.log"));
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      server.settled("/api/v1/alerts?limit=1000");
      assertThat(server.get("/api/v1/alerts?section=aks&order=worst").body())
          .contains("\"detection\":\"aks/");
      assertThat(server.get("/api/v1/alerts?section=linux").body()).contains("\"alerts\":[]");
      assertThat(server.get("/api/v1/alerts?text=no-such-word").body()).contains("\"alerts\":[]");
      HttpResponse<String> wrong = server.get("/api/v1/alerts?severity=purple");
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body()).contains("severity", "purple");
      assertThat(server.get("/api/v1/alerts?limit=0").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/alerts?cursor=x").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/alerts/abc").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aDataFolderThatIsOlderThanTheAlertStoreIsRefused() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample("shop-cluster/kube-audit.log"));
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
    }
    Path tenants = folder.resolve("data").resolve("tenants");
    Files.move(tenants, folder.resolve("away"));
    assertThatThrownBy(() -> new RunningServer(folder, engine))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is older than the alert store");
    Files.move(tenants, folder.resolve("emptied"));
    Files.move(folder.resolve("away"), tenants);
    try (RunningServer server = new RunningServer(folder, engine)) {
      assertThat(server.get("/api/v1/alerts").body()).contains("\"detection\":\"aks/");
    }
  }

  @Test
  void r306TwoHundredSearchesAtOnceAreAnsweredOrAskedToComeAgainAndRecordsAreTaken()
      throws IOException {
    try (RunningServer server = new RunningServer(folder, engine)) {
      server.post("/ingest/v1/shop-cluster", sample("shop-cluster/kube-audit.log"));
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      List<CompletableFuture<Integer>> searches = new ArrayList<>();
      for (int search = 0; search < 200; search++) {
        HttpRequest ask =
            server.request("/api/v1/alerts?limit=1000&text=a" + search % 7 + "%20s").build();
        searches.add(
            client
                .sendAsync(ask, HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode));
      }
      for (int push = 0; push < 20; push++) {
        assertThat(server.post("/ingest/v1/web-" + push, "a line\n").statusCode()).isEqualTo(200);
      }
      assertThat(searches.stream().map(CompletableFuture::join))
          .hasSize(200)
          .isSubsetOf(200, 429, 503)
          .contains(200);
    }
  }
}

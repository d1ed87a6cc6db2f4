package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.local.folder.DataFolder;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.wiser.Wiser;
import org.subethamail.wiser.WiserMessage;

/** What comes in at one side of a server leaves it at the other. */
@Timeout(300)
class ContinuousExportTest {
  private static final Pattern ID = Pattern.compile("\"SystemAlertId\":\"([0-9a-f-]{36})\"");

  private static final Pattern INCIDENT =
      Pattern.compile("\"id\":\"([0-9a-f]{32})\",\"severity\":\"");

  private static Engine engine;

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final List<String> issues = new CopyOnWriteArrayList<>();
  private final List<String> movedByHansho = new CopyOnWriteArrayList<>();
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger status = new AtomicInteger(200);
  private HttpServer hook;

  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  @BeforeEach
  void listen() throws IOException {
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    hook.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          int answer = status.get();
          if (answer == 200) {
            received.add(new String(body, StandardCharsets.UTF_8));
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    hook.createContext("/rest/api/3/", this::jira);
    hook.start();
  }

  /** Answers as Jira does: keeps what makes an issue, and closes issues as tests say. */
  private void jira(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath().replace("/rest/api/3/", "");
    boolean isRead = exchange.getRequestMethod().equals("GET");
    String answer = "{}";
    if (path.equals("issue")) {
      issues.add(exchange.getRequestHeaders().getFirst("Authorization") + body);
      answer = "{\"id\":\"1\",\"key\":\"SEC-" + issues.size() + "\"}";
    } else if (path.equals("search/jql")) {
      boolean isAll = exchange.getRequestURI().getQuery().contains("updated");
      answer = "{\"issues\":[" + (isAll ? allIssues() : "") + "]}";
    } else if (isRead) {
      answer = issue(path.replace("issue/", ""));
    } else if (path.endsWith("transitions")) {
      movedByHansho.add(path);
    }
    exchange.sendResponseHeaders(isRead ? 200 : 201, 0);
    exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private String allIssues() {
    List<String> all = new ArrayList<>();
    for (int n = 1; n <= issues.size(); n++) {
      all.add(issue("SEC-" + n));
    }
    return String.join(",", all);
  }

  private String issue(String key) {
    String category = closed.contains(key) ? "done" : "new";
    return "{\"key\":\""
        + key
        + "\",\"fields\":{\"status\":{\"statusCategory\":{\"key\":\""
        + category
        + "\"}}}}";
  }

  /** The ticket of an alert or incident. */
  private String ticket(String id) {
    for (int n = 1; n <= issues.size(); n++) {
      if (issues.get(n - 1).contains("\"hansho-" + id + "\"")) {
        return "SEC-" + n;
      }
    }
    throw new AssertionError("no ticket of " + id);
  }

  @AfterEach
  void end() {
    hook.stop(0);
  }

  private String settings() {
    return """
    exports:
      hook:
        kind: webhook
        url: http://127.0.0.1:%d/alerts
        format: security-center
        allow_private: true
        filter: section = "aks"
      file:
        kind: file
        path: alerts.ndjson
        format: ocsf
        send: both
      tickets:
        kind: jira
        url: http://127.0.0.1:%d/
        user: hansho@example.com
        password: ${SENDER}
        project: SEC
        allow_private: true
        filter: section = "aks"
    """
        .formatted(hook.getAddress().getPort(), hook.getAddress().getPort());
  }

  private static String sample() throws IOException {
    Path samples = ShippedEngine.project().resolve("samples");
    return Files.readString(samples.resolve("shop-cluster/kube-audit.log"), StandardCharsets.UTF_8);
  }

  private Set<String> ids() {
    Set<String> ids = new HashSet<>();
    for (String each : received) {
      Matcher id = ID.matcher(each);
      assertThat(id.find()).isTrue();
      ids.add(id.group(1).substring(0, 8));
    }
    return ids;
  }

  private static Set<String> of(RunningServer server, String path) throws IOException {
    Set<String> ids = new HashSet<>();
    Matcher id = Pattern.compile("\"id\":\"([0-9a-f]{8})").matcher(server.settled(path));
    while (id.find()) {
      ids.add(id.group(1));
    }
    return ids;
  }

  @Test
  void alertsReachWebhookAndFileAlsoAfterTheTargetWasDownAndTheServerEnded() throws IOException {
    status.set(503);
    Set<String> raised;
    try (RunningServer server = new RunningServer(folder, engine, settings())) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      raised = of(server, "/api/v1/alerts?limit=1000&section=aks");
      assertThat(server.until("/api/v1/exports", "it answered 503"))
          .contains("\"name\":\"hook\"", "\"place\":\"http://127.0.0.1:");
      assertThat(server.post("/api/v1/exports/hook/test", "").body())
          .contains("\"delivered\":false", "it answered 503");
    }
    assertThat(received).isEmpty();
    status.set(200);
    try (RunningServer server = new RunningServer(folder, engine, settings())) {
      while (!ids().containsAll(raised)) {
        server.get("/api/v1/exports");
      }
      assertThat(ids()).isEqualTo(raised);
      readByTaxii(server);
      while (issues.size() < raised.size()) {
        server.get("/api/v1/exports");
      }
      assertThat(issues)
          .hasSize(raised.size())
          .allMatch(issue -> issue.startsWith("Basic ") && issue.contains("\"key\":\"SEC\""));
      assertThat(server.get("/api/v1/exports").body()).doesNotContain("senders-with");
      assertThat(server.post("/api/v1/exports/hook/test", "").body())
          .contains("\"delivered\":true");
      assertThat(received.get(received.size() - 1)).contains("[SAMPLE ALERT]");
      assertThat(server.post("/api/v1/exports/none/test", "").statusCode()).isEqualTo(404);
      anAlertSaysWhereItWasSent(server);
      aFileTakesASnapshot(server, raised.size());
      assertThat(server.get("/api/v1/exports/hook/letters").body())
          .isEqualTo("{\"letters\":[],\"next\":null}");
      assertThat(server.post("/api/v1/exports/hook/retry", "").body()).isEqualTo("{\"letters\":0}");
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"action\":\"export.retry\"", "\"action\":\"export.test\"")
          .contains("\"object\":\"export hook\"", "\"after\":\"it answered 503")
          .doesNotContain("POST /api/v1/exports/hook");
    }
    List<String> lines = Files.readAllLines(folder.resolve("alerts.ndjson"));
    assertThat(lines).hasSizeGreaterThanOrEqualTo(raised.size());
    assertThat(lines).allSatisfy(line -> assertThat(line).contains("\"class_uid\":2004"));
  }

  /** Product 1.1: the history of an alert has its sends with their results. */
  private static void anAlertSaysWhereItWasSent(RunningServer server) throws IOException {
    Matcher id =
        Pattern.compile("\"id\":\"([0-9a-f]{32})")
            .matcher(server.get("/api/v1/alerts?section=aks").body());
    assertThat(id.find()).isTrue();
    String path = "/api/v1/alerts/" + id.group(1) + "/exports";
    assertThat(server.until(path, "\"name\":\"tickets\",\"kind\":\"jira\",\"state\":\"sent\""))
        .contains("{\"name\":\"hook\",\"kind\":\"webhook\",\"state\":\"sent\",\"time\":\"20")
        .contains("{\"name\":\"file\",\"kind\":\"file\",\"state\":\"sent\"", "\"sends\":1,")
        .containsPattern(
            "\"attempts\":\\[\\{\"time\":\"20[^}]*\"delivered\":true,\"reason\":\"\"}]");
    Matcher other =
        Pattern.compile("\"id\":\"([0-9a-f]{32})")
            .matcher(server.get("/api/v1/alerts?section=container-host").body());
    if (other.find()) {
      assertThat(server.get("/api/v1/alerts/" + other.group(1) + "/exports").body())
          .contains("{\"name\":\"hook\",\"kind\":\"webhook\",\"state\":\"left-out\",\"time\":null");
    }
    assertThat(server.get("/api/v1/alerts/00/exports").statusCode()).isEqualTo(404);
  }

  private void aFileTakesASnapshot(RunningServer server, int alerts) throws IOException {
    assertThat(server.get("/api/v1/exports/file/preview").body())
        .containsPattern("\\{\"matched\":\\d+,\"exact\":true,\"messages\":\\[");
    assertThat(server.post("/api/v1/exports/tickets/snapshot", "").statusCode()).isEqualTo(409);
    long lines = Files.readAllLines(folder.resolve("alerts.ndjson")).size();
    assertThat(server.post("/api/v1/exports/file/snapshot", "").statusCode()).isEqualTo(202);
    while (Files.readAllLines(folder.resolve("alerts.ndjson")).size() < lines + alerts) {
      server.get("/api/v1/exports");
    }
  }

  private static final String TAXII = "/taxii2/api/collections/";

  /** Readers of TAXII page through the objects of the alerts. */
  private static void readByTaxii(RunningServer server) throws IOException {
    assertThat(server.get("/taxii2/").headers().firstValue("Content-Type"))
        .hasValueSatisfying(
            type -> assertThat(type).startsWith("application/taxii+json;version=2.1"));
    assertThat(server.get("/taxii2/").body()).contains("\"default\":\"/taxii2/api/\"");
    assertThat(server.get("/taxii2/api/").body()).contains("application/taxii+json;version=2.1");
    String collections = server.get(TAXII).body();
    String id = first(Pattern.compile("\"id\":\"([0-9a-f-]{36})\""), collections);
    assertThat(server.get(TAXII + id + "/").body()).contains("\"can_write\":false");
    List<String> paged = objects(server, TAXII + id + "/objects/?limit=2");
    List<String> whole = objects(server, TAXII + id + "/objects/?limit=1000");
    assertThat(whole).hasSizeGreaterThan(6).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(paged)).isEqualTo(new TreeSet<>(whole));
    assertThat(objects(server, TAXII + id + "/objects/?match%5Btype%5D=sighting"))
        .isNotEmpty()
        .allMatch(one -> one.startsWith("sighting--"));
    assertThat(server.get(TAXII + "incidents/objects/").body()).contains("\"objects\":[");
    String sighting = whole.stream().filter(one -> one.startsWith("sighting")).findFirst().get();
    assertThat(server.get(TAXII + id + "/objects/" + sighting + "/").body()).contains(sighting);
    assertThat(server.get(TAXII + id + "/objects/" + sighting + "/versions/").body())
        .containsPattern("\"versions\":\\[\"2\\d{3}-");
    assertThat(server.get(TAXII + id + "/objects/sighting--none/").statusCode()).isEqualTo(404);
    assertThat(server.get(TAXII + "none/objects/").body()).contains("\"http_status\":\"404\"");
    assertThat(server.get(TAXII + id + "/objects/?next=x").statusCode()).isEqualTo(400);
    assertThat(server.get(TAXII + id + "/objects/?added_after=now").statusCode()).isEqualTo(400);
    assertThat(
            server
                .send(server.request(TAXII).header("Accept", "application/xml").GET())
                .statusCode())
        .isEqualTo(406);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  /** The ids of all pages. */
  private static List<String> objects(RunningServer server, String path) throws IOException {
    List<String> ids = new ArrayList<>();
    String body = server.get(path).body();
    Matcher id = Pattern.compile("\"spec_version\":\"2.1\",\"id\":\"([^\"]*)\"").matcher(body);
    while (id.find()) {
      ids.add(id.group(1));
    }
    if (body.contains("\"more\":true")) {
      String next = first(Pattern.compile("\"next\":\"([^\"]*)\""), body);
      ids.addAll(objects(server, path.replaceFirst("&next=.*", "") + "&next=" + next));
    }
    return ids;
  }

  private String board() {
    return """
    sources: [{id: web-1, kind: http, history: true}]
    exports:
      board:
        kind: jira
        url: http://127.0.0.1:%d/
        user: hansho@example.com
        password: ${SENDER}
        project: SEC
        allow_private: true
        data: [alerts, incidents]
        look_every: 1s
    """
        .formatted(hook.getAddress().getPort());
  }

  @Test
  void anAlertAndAnIncidentAreClosedAndOpenedAsPeopleDoWithTheirTickets() throws IOException {
    try (RunningServer server = new RunningServer(folder, engine, board())) {
      server.post("/ingest/v1/web-1", IncidentsTest.attack());
      server.until("/api/v1/incidents", "\"severity\"");
      server.settled("/api/v1/alerts");
      server.settled("/api/v1/exports");
      String incident = first(INCIDENT, server.get("/api/v1/incidents").body());
      String alert =
          first(Pattern.compile("\"id\":\"([0-9a-f]{32})\""), server.get("/api/v1/alerts").body());
      closed.addAll(List.of(ticket(incident), ticket(alert)));
      server.until("/api/v1/audit", "\"action\":\"incident.close\"");
      server.until("/api/v1/incidents/" + incident, "\"status\":\"dismissed\"");
      server.until("/api/v1/alerts/" + alert, "\"closing_reason\":\"undetermined\"");
      assertThat(server.get("/api/v1/alerts/" + alert + "/history").body())
          .contains("\"actor\":\"export board\"", "Ticket " + ticket(alert) + " was closed.");
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"action\":\"alert.close\"", "\"action\":\"incident.close\"")
          .contains("\"actor\":\"export board\"", "incident " + incident, "dismissed (undet");
      server.settled("/api/v1/exports");
      closed.clear();
      server.until("/api/v1/audit", "\"action\":\"incident.reopen\"");
      server.until("/api/v1/incidents/" + incident, "\"status\":\"active\"");
      server.until("/api/v1/alerts/" + alert, "\"status\":\"active\"");
      server.settled("/api/v1/exports");
      assertThat(movedByHansho).isEmpty();
      assertThat(issues).hasSize(4);
    }
  }

  @Test
  void mailsAreLimitedByTheDayAndATestIsMailedToo() throws Exception {
    Wiser mails = Wiser.port(0);
    mails.start();
    try (RunningServer server = new RunningServer(folder, engine, mailing(mails))) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      while (server.get("/api/v1/exports").body().contains("\"sent\":0")) {
        server.get("/api/v1/exports");
      }
      server.until("/api/v1/exports", "\"waiting\":0");
      assertThat(server.post("/api/v1/exports/mail/test", "").body())
          .contains("\"delivered\":true");
      List<String> subjects = new CopyOnWriteArrayList<>();
      for (WiserMessage mail : mails.getMessages()) {
        subjects.add(mail.getMimeMessage().getSubject());
        assertThat(mail.getEnvelopeReceiver()).isEqualTo("soc@example.com");
      }
      assertThat(subjects).filteredOn(subject -> subject.startsWith("[高]")).hasSizeLessThan(5);
      assertThat(subjects).filteredOn(subject -> subject.startsWith("[中]")).hasSizeLessThan(3);
      assertThat(subjects).hasSizeGreaterThan(1).last().asString().contains("[サンプル アラート]");
    } finally {
      mails.stop();
    }
  }

  private static String mailing(Wiser mails) {
    return """
    exports:
      mail:
        kind: email
        host: 127.0.0.1
        port: %d
        from: hansho@example.com
        to: [soc@example.com]
        encryption: none
        language: ja
        allow_private: true
    """
        .formatted(mails.getServer().getPortAllocated());
  }

  @Test
  void aServerThatMayNotUseItsFolderSendsNothing() throws IOException {
    status.set(503);
    try (RunningServer server = new RunningServer(folder, engine, settings())) {
      server.post("/ingest/v1/shop-cluster", sample());
      server.until("/api/v1/alerts", "\"detection\":\"aks/");
      server.until("/api/v1/exports", "it answered 503");
    }
    status.set(200);
    try (DataFolder held = DataFolder.open(folder.resolve("data/tenants/default"))) {
      assertThat(held.database()).exists();
      assertThatThrownBy(() -> new RunningServer(folder, engine, settings()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use");
    }
    assertThat(received).isEmpty();
  }
}

package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.content.ListText;
import org.hansho.match.RuleSet;
import org.hansho.pipeline.Engine;
import org.hansho.server.settings.ContentSelection;
import org.hansho.testkit.runner.Workload;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Content is replaced while the server runs: all of it, or none if anything is wrong. */
@Timeout(300)
class ReloadTest {
  private static final String RELOAD = "/api/v1/reload";
  private static final String SETTINGS =
      "content: {detections: rules}\nsources: [{id: shop, kind: http, format: json}]\n";

  @TempDir private Path folder;
  private Path rules = Path.of("");

  @BeforeEach
  void rules() throws IOException {
    rules = Files.createDirectory(folder.resolve("rules"));
    rule("act");
  }

  /** A rule over events of a kind, with an alert for each user. */
  private void rule(String kind) throws IOException {
    Files.writeString(rules.resolve(kind + ".yml"), text(kind, "kind: " + kind));
  }

  private static String text(String kind, String selection) {
    return """
    title: Somebody did %1$s
    name: %1$s
    level: low
    logsource: {product: shop}
    detection: {sel: {%2$s}, condition: sel}
    ---
    alert:
        title: Somebody did %1$s
        sentence: '{user} did something'
        entities: [{type: account, name: user}]
        dedup: {key: [user], period: 1d}
    """
        .formatted(kind, selection);
  }

  private static Engine engine(ContentSelection selection) throws IOException {
    List<DetectionFile> files = new ArrayList<>();
    for (Path path : selection.detections()) {
      try (Stream<Path> all = Files.list(path)) {
        for (Path file : all.sorted().toList()) {
          files.add(Workload.file("k/" + file.getFileName(), Files.readString(file)));
        }
      }
    }
    List<ListText> lists = new ArrayList<>();
    selection
        .entries()
        .forEach((name, text) -> lists.add(new ListText(name, new SourceText(name, text), true)));
    Content content = ContentReader.read(files, lists);
    return Engine.compile(content, List.of(), RuleSet.Routing.EVERY_RULE);
  }

  private RunningServer server() throws IOException {
    return new RunningServer(folder, ReloadTest::engine, SETTINGS);
  }

  private static void send(RunningServer server, String kind, String user) throws IOException {
    String record = "{\"time\":\"2026-11-28T10:00:00Z\",\"kind\":\"%s\",\"user\":\"%s\"}\n";
    assertThat(server.post("/ingest/v1/shop", record.formatted(kind, user)).statusCode())
        .isEqualTo(200);
  }

  /** R603: a reload of a server. */
  @Test
  void r603ANewRuleFiresAfterAReloadAndOldAlertsStay() throws IOException {
    try (RunningServer server = server()) {
      send(server, "act", "ann");
      server.until("/api/v1/alerts", "Somebody did act");
      rule("sell");
      HttpResponse<String> reloaded = server.post(RELOAD, "");
      assertThat(reloaded.body()).contains("\"tenants\":[\"default\"]", "\"at_next_start\":[]");
      assertThat(server.get("/api/v1/detections").body()).contains("\"id\":\"k/sell\"");
      send(server, "sell", "bob");
      send(server, "act", "cid");
      server.until("/api/v1/alerts", "Somebody did sell");
      assertThat(server.until("/api/v1/alerts", "cid")).contains("ann", "bob");
    }
  }

  @Test
  void whatPeopleAddToAListHoldsForTheNextRecordAndAfterAStart() throws IOException {
    Files.writeString(rules.resolve("watch.yml"), text("watch", "user|expand: '%watched%'"));
    String list = "/api/v1/lists/watched";
    String eve = "{\"entry\":\"e'eve: [x\",\"note\":\"has left\"}";
    try (RunningServer server = server()) {
      assertThat(server.get(list).statusCode()).isEqualTo(404);
      assertThat(server.post(list + "/entries", eve).statusCode()).isEqualTo(200);
      assertThat(server.post(list + "/entries", eve).statusCode()).isEqualTo(400);
      assertThat(server.post(list + "/entries", "{\"entry\":\"a\\nb\"}").statusCode())
          .isEqualTo(400);
      assertThat(server.post("/api/v1/lists/9/entries", eve).statusCode()).isEqualTo(400);
      send(server, "act", "e'eve: [x");
      server.until("/api/v1/alerts", "Somebody did watch");
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"object\":\"list watched\"", "e'eve: [x (has left)");
      String critical = "{\"entry\":\"account:ann\"}";
      assertThat(server.post("/api/v1/lists/critical_entities/entries", critical).statusCode())
          .isEqualTo(200);
      server.until("/api/v1/entities/account/ann", "\"critical\":true,\"critical_by\":\"list\"");
    }
    try (RunningServer server = server()) {
      assertThat(server.get(list + "?text=LEFT").body())
          .contains("\"entries\":1,\"found\":1,\"own\":[{\"entry\":\"e'eve: [x\"");
      assertThat(server.get(list + "?text=other").body()).contains("\"found\":0,\"own\":[]");
      assertThat(server.get("/api/v1/lists").body()).contains("\"entries\":1,\"own\":1");
      String entry = list + "/entries?entry=e%27eve%3A%20%5Bx";
      assertThat(server.send(server.request(entry).DELETE()).statusCode()).isEqualTo(204);
      assertThat(server.send(server.request(entry).DELETE()).statusCode()).isEqualTo(404);
      assertThat(server.get(list).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aBrokenRuleChangesNothingAndIsNamed() throws IOException {
    try (RunningServer server = server()) {
      rule("sell");
      Files.writeString(rules.resolve("wrong.yml"), text("wrong", "kind|startwith: x"));
      HttpResponse<String> refused = server.post(RELOAD, "");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("wrong.yml", "startwith");
      assertThat(server.get("/api/v1/status").body()).contains("The last reload changed nothing");
      assertThat(server.get("/api/v1/detections").body()).doesNotContain("k/sell");
      send(server, "act", "ann");
      server.until("/api/v1/alerts", "Somebody did act");
      Files.delete(rules.resolve("wrong.yml"));
      assertThat(server.post(RELOAD, "").statusCode()).isEqualTo(200);
      assertThat(server.get("/api/v1/status").body()).contains("\"content_trouble\":\"\"");
    }
  }

  @Test
  void brokenSettingsChangeNothingAndThoseThatNeedAStartAreNamed() throws IOException {
    try (RunningServer server = server()) {
      Path file = folder.resolve("hansho.yml");
      String before = Files.readString(file);
      Files.writeString(file, before + "htp: {}\n");
      HttpResponse<String> refused = server.post(RELOAD, "");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("htp", "http");
      Files.writeString(file, before.replace("epoch: 10ms", "workers: 1, epoch: 300ms"));
      assertThat(server.post(RELOAD, "").body()).contains("engine.epoch");
    }
  }

  @Test
  void anEngineerOfOneTenantDoesNotReloadTheWholeServer() throws IOException {
    try (RunningServer server = server()) {
      String made =
          server.post("/api/v1/tokens", "{\"name\":\"e\",\"roles\":[\"engineer\"]}").body();
      String token = TokensTest.field(made, "token");
      assertThat(server.withToken(token, "GET", "/api/v1/status")).isIn(200, 403);
      assertThat(server.withToken(token, "POST", RELOAD)).isEqualTo(403);
    }
  }

  @Test
  void aFileThatChangesInTheFolderIsReloadedByItself() throws IOException {
    try (RunningServer server = server()) {
      rule("sell");
      server.until("/api/v1/detections", "\"id\":\"k/sell\"");
      Files.delete(rules.resolve("act.yml"));
      String now = server.get("/api/v1/detections").body();
      while (now.contains("\"id\":\"k/act\"")) {
        now = server.get("/api/v1/detections").body();
      }
      assertThat(now).contains("\"id\":\"k/sell\"");
    }
  }

  @Test
  void whatAReloadBroughtStaysBehindARestart() throws IOException {
    try (RunningServer server = server()) {
      rule("sell");
      assertThat(server.post(RELOAD, "").statusCode()).isEqualTo(200);
      send(server, "sell", "bob");
      server.until("/api/v1/alerts", "Somebody did sell");
    }
    try (RunningServer server = server()) {
      send(server, "sell", "dee");
      assertThat(server.until("/api/v1/alerts", "dee")).contains("bob");
    }
  }
}

package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.match.RuleSet;
import org.hansho.pipeline.Engine;
import org.hansho.server.settings.ContentSelection;
import org.hansho.server.tenant.Tenants;
import org.hansho.testkit.runner.Workload;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A detection, or another version of it, is tried over the records that the journal still has. */
@Timeout(120)
class BacktestTest {
  private static final String PATH = "/api/v1/detections/backtest";
  private static final String SETTINGS =
      "sources: [{id: shop, kind: http, format: json, history: true}, {id: till, kind: http,"
          + " format: json}]\n";
  private static final String DETECTION = "k/sells";

  @TempDir private Path folder;

  private static String text(String selection) {
    return """
    title: Somebody sells
    name: sells
    level: low
    logsource: {product: shop}
    detection: {sel: {%s}, condition: sel}
    ---
    alert:
        title: Somebody sells
        sentence: '{user} has sold something'
        entities: [{type: account, name: user}]
        dedup: {key: [user], period: 1d}
    """
        .formatted(selection);
  }

  /** Content of one file, read again with a version of it; a version may have to wait. */
  private record Shop(CountDownLatch open) implements Tenants.Engines {
    private static final DetectionFile FILE =
        Workload.file(DETECTION + ".yml", BacktestTest.text("kind: sell"));

    Shop() {
      this(new CountDownLatch(0));
    }

    @Override
    public Engine of(ContentSelection selection) {
      return compiled(ContentReader.read(List.of(FILE), List.of()));
    }

    @Override
    public Engine trying(ContentSelection selection, SourceText text, String replaced)
        throws IOException {
      try {
        open.await();
      } catch (InterruptedException ended) {
        throw new IOException(ended);
      }
      List<DetectionFile> files = new ArrayList<>();
      boolean isVersion = FILE.text().file().equals(replaced);
      files.add(new DetectionFile(isVersion ? FILE.path() : text.file(), false, text));
      if (!isVersion) {
        files.add(FILE);
      }
      return compiled(ContentReader.read(files, List.of()).ofFile(text.file()));
    }

    private static Engine compiled(Content content) {
      return Engine.compile(content, List.of(), RuleSet.Routing.EVERY_RULE);
    }
  }

  private static String record(String kind, String user, String time) {
    String at = time.isEmpty() ? "" : "\"time\":\"2026-11-28T" + time + "Z\",";
    return "{" + at + "\"kind\":\"" + kind + "\",\"user\":\"" + user + "\"}\n";
  }

  private RunningServer server(Tenants.Engines engines) throws IOException {
    return new RunningServer(folder, engines, SETTINGS);
  }

  private static void sell(RunningServer server) throws IOException {
    String records =
        record("sell", "ann", "10:00:00")
            + record("buy", "bob", "10:01:00")
            + record("sell", "cid", "10:02:00")
            + record("sell", "dan", "")
            + "no json\n";
    assertThat(server.post("/ingest/v1/shop", records).statusCode()).isEqualTo(200);
    assertThat(server.post("/ingest/v1/till", record("sell", "eve", "")).statusCode())
        .isEqualTo(200);
    server.until("/api/v1/alerts/counts", "{\"alerts\":4");
  }

  private static String done(RunningServer server, String body) throws IOException {
    assertThat(server.post(PATH, body).statusCode()).isEqualTo(202);
    String answer = server.get(PATH).body();
    while (answer.contains("\"state\":\"running\"")) {
      answer = server.get(PATH).body();
    }
    return answer;
  }

  private static String version(String detection, String selection) {
    String escaped = text(selection).replace("\n", "\\n");
    return "{\"detection\":\"" + detection + "\",\"text\":\"" + escaped + "\"}";
  }

  @Test
  void aDetectionAsItIsRaisesWhatIsListed() throws IOException {
    try (RunningServer server = server(new Shop())) {
      sell(server);
      assertThat(server.get(PATH).body())
          .isEqualTo("{\"folders\":[],\"paths\":[],\"state\":\"none\"}");
      assertThat(done(server, "{\"detection\":\"k/sells\"}"))
          .contains("\"state\":\"done\"", "\"by\":\"local\"", "\"candidate\":false")
          .contains("\"pushes\":2,", "\"records\":5,\"malformed\":1", "\"whole\":true")
          .contains("\"first_time\":\"2026-11-28T10:00:00Z\"")
          .contains("\"alerts\":4,\"held_back\":0,\"by_severity\":{\"low\":4},\"listed\":4")
          .contains("\"en\":\"5 records of 2 sources raise 4 alerts. All of them are in the list")
          .contains("\"summary\":\"cid has sold something\"", "\"not_raised\":0")
          .contains("ソース 2 件のレコード 5 件から、アラートが 4 件発生します。すべて一覧にあるアラートです。")
          .doesNotContain("in_effect");
      assertThat(server.get("/api/v1/audit").body())
          .contains("\"action\":\"detection.backtest\",\"object\":\"detection k/sells\"");
    }
  }

  @Test
  void anotherVersionIsComparedWithTheOneInEffectAndWithTheList() throws IOException {
    try (RunningServer server = server(new Shop())) {
      sell(server);
      assertThat(done(server, version(DETECTION, "user: [ann, bob]")))
          .contains("\"detections\":[\"k/sells\"]", "\"alerts\":2,", "\"listed\":1,")
          .contains("\"not_raised\":3,")
          .contains("\"new\":1,\"gone\":3,\"changed\":0,\"same\":1")
          .contains("1 of them is in the list, 1 is not. 3 alerts in the list of the same time do")
          .contains("The version in effect raises 4 of the same records: 1 new, 3 gone");
      assertThat(done(server, version("", "kind: buy")))
          .contains("\"alerts\":1,", "\"listed\":0,", "\"not_raised\":0,", "bob has sold")
          .doesNotContain("in_effect");
      assertThat(server.get("/api/v1/alerts/counts").body()).startsWith("{\"alerts\":4");
    }
  }

  @Test
  void whatIsWrongWithTheRulesIsSaidWithItsPlace() throws IOException {
    try (RunningServer server = server(new Shop())) {
      assertThat(done(server, version(DETECTION, "user|starts: a")))
          .contains("\"state\":\"failed\"", "candidate.yml:5", "starts");
      assertThat(server.post(PATH, "{}").statusCode()).isEqualTo(400);
      assertThat(server.post(PATH, "{\"detection\":\"k/no\"}").body())
          .contains("no detection k/no");
      assertThat(done(server, "{\"detection\":\"k/sells\"}"))
          .contains("The journal holds no records", "ジャーナルにレコードが残っていません。");
    }
  }

  @Test
  void oneRunsAtATimeAndIsEndedByWhoeverAsks() throws IOException {
    CountDownLatch open = new CountDownLatch(1);
    try (RunningServer server = server(new Shop(open))) {
      sell(server);
      assertThat(server.send(server.request(PATH).DELETE()).statusCode()).isEqualTo(404);
      assertThat(server.post(PATH, version(DETECTION, "kind: buy")).body())
          .contains("\"state\":\"running\"", "\"candidate\":true");
      assertThat(server.post(PATH, "{\"detection\":\"k/sells\"}").statusCode()).isEqualTo(409);
      assertThat(server.send(server.request(PATH).DELETE()).statusCode()).isEqualTo(202);
      open.countDown();
      server.until(PATH, "\"state\":\"cancelled\"");
      assertThat(done(server, "{\"detection\":\"k/sells\"}")).contains("\"alerts\":4,");
      assertThat(server.get("/api/v1/audit").body()).contains("detection.backtest-end");
    }
  }

  private RunningServer withFolder(Path archive) throws IOException {
    return new RunningServer(
        Files.createDirectories(folder.resolve("data")),
        new Shop(),
        "tenants: {default: {backtest_folders: ['" + archive + "']}}\n" + SETTINGS);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String over(Path path) {
    return "{\"detection\":\"k/sells\",\"path\":\"" + path + "\"}";
  }

  @Test
  void filesBelowAFolderOfTheSettingsAreRead() throws IOException {
    Path archive = folder.resolve("archive");
    write(archive.resolve("1/a.json"), record("sell", "ann", "10:00:00"));
    write(archive.resolve("1/b.json"), record("buy", "bob", "10:01:00") + "no json\n");
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(archive.resolve("2.json.gz")))) {
      packed.write(record("sell", "cid", "09:00:00").getBytes(StandardCharsets.UTF_8));
    }
    write(archive.resolve("picture"), "\u0000\u0001\u0002\u0003");
    try (RunningServer server = withFolder(archive)) {
      sell(server);
      assertThat(server.get(PATH).body())
          .contains("\"folders\":[\"" + archive + "\"]", "\"state\":\"none\"")
          .contains(
              Stream.of("", "/1", "/2.json.gz", "/picture", "/1/a.json", "/1/b.json")
                  .map(below -> "\"" + archive + below + "\"")
                  .collect(Collectors.joining(",", "\"paths\":[", "]")));
      assertThat(done(server, over(archive)))
          .contains("\"state\":\"done\"", "\"path\":\"" + archive.toRealPath() + "\"")
          .contains("\"pushes\":3,\"unreadable_pushes\":1,\"sources\":3,\"records\":3")
          .contains("\"malformed\":1", "\"late\":0", "\"whole\":true")
          .contains("\"first_time\":\"2026-11-28T09:00:00Z\"", "\"alerts\":2,")
          .contains("3 records of 3 files raise 2 alerts.", "1 file was left out")
          .contains("ファイル 3 件のレコード 3 件から、アラートが 2 件発生します。");
      assertThat(done(server, over(archive.resolve("1/b.json")))).contains("\"alerts\":0,");
      assertThat(server.get("/api/v1/audit").body()).contains("as it is, over " + archive);
    }
  }

  @Test
  void nothingElseOnTheMachineIsRead() throws IOException {
    Path archive = folder.resolve("archive");
    write(archive.resolve("a.json"), record("sell", "ann", "10:00:00"));
    write(folder.resolve("other/b.json"), record("sell", "bob", "10:00:00"));
    Files.createSymbolicLink(archive.resolve("out"), folder.resolve("other"));
    Files.createSymbolicLink(archive.resolve("one.json"), folder.resolve("other/b.json"));
    try (RunningServer server = withFolder(archive)) {
      assertThat(server.get(PATH).body())
          .contains("\"paths\":[\"" + archive + "\",\"" + archive + "/a.json\"]");
      for (String path :
          List.of(
              folder.resolve("other").toString(),
              archive + "/../other/b.json",
              archive + "/out/b.json",
              archive + "/missing",
              "archive",
              "/")) {
        assertThat(server.post(PATH, over(Path.of(path))).body())
            .contains(
                "There is nothing at this path that a back-test may read", "below " + archive);
      }
      assertThat(done(server, over(archive))).contains("\"sources\":1,", "\"alerts\":1,");
    }
    try (RunningServer server = server(new Shop())) {
      assertThat(server.post(PATH, over(archive)).body())
          .contains("tenants.default.backtest_folders");
    }
  }
}

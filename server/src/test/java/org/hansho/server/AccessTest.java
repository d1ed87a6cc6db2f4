package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.server.security.LocalKey;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what with whose telemetry. */
@Timeout(120)
class AccessTest {
  private static final String TOKEN = "a-token-of-senders-with-enough-letters";
  private static final String TENANTS =
      """
      tenants:
        default: {}
        other: {}
      sources:
        - {id: shop, kind: http, tenant: other, token: "${SENDER}"}
      """;

  @TempDir private Path folder;

  @Test
  void aTokenOfASenderSendsItsSourceAndNothingElse() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine(), TENANTS)) {
      assertThat(server.withToken(TOKEN, "POST", "/ingest/v1/shop")).isEqualTo(200);
      assertThat(server.withToken(TOKEN, "POST", "/ingest/v1/web")).isEqualTo(403);
      assertThat(server.withToken(TOKEN, "GET", "/api/v1/alerts")).isEqualTo(403);
      assertThat(server.withToken(TOKEN, "GET", "/api/v1/status")).isEqualTo(403);
      assertThat(server.withToken(TOKEN + "x", "POST", "/ingest/v1/shop")).isEqualTo(401);
      assertThat(server.withToken(TOKEN, "POST", "/ingest/v1/shop?tenant=default")).isEqualTo(403);
    }
  }

  @Test
  void aRefusalIsInTheLanguageThatTheCallAsksFor() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine(), TENANTS)) {
      HttpRequest.Builder stranger = HttpRequest.newBuilder(server.uri("/api/v1/alerts"));
      HttpResponse<String> unknown = server.send(stranger.header("Accept-Language", "ja,en;q=0.5"));
      assertThat(unknown.statusCode()).isEqualTo(401);
      assertThat(unknown.body()).contains("サインインするか、有効なトークンを", "urn:uuid:");
      assertThat(unknown.headers().firstValue("Content-Language")).contains("ja");
      assertThat(unknown.headers().allValues("Vary")).contains("Accept-Language");

      assertThat(inJapanese(server, "/api/v1/alerts/none")).contains("この ID のアラートはありません。");
      assertThat(inJapanese(server, "/api/v1/nowhere")).contains("このパスには何もありません。");
      assertThat(inJapanese(server, "/api/v1/alerts?limit=9999"))
          .contains("1 ページに 9999 件のアラートは取得できません。");
      assertThat(inJapanese(server, "/api/v1/alerts?filter=severity%20%3D%20big"))
          .contains("条件式が正しくありません。12 文字目: ");
      assertThat(changed(server, "{\"settings\":{\"suppression.days\":\"often\"}}"))
          .contains("何も変更しませんでした: local による変更 (20", "'suppression.days' の値 'often' は", "整数ではありません");

      HttpResponse<String> other = server.get("/api/v1/alerts/none");
      assertThat(other.body()).contains("There is no alert of this id.");
      assertThat(other.headers().firstValue("Content-Language")).contains("en");
    }
  }

  private static String inJapanese(RunningServer server, String path) throws IOException {
    return server.send(server.request(path).header("Accept-Language", "ja")).body();
  }

  private static String changed(RunningServer server, String body) throws IOException {
    return server
        .send(
            server
                .request("/api/v1/settings")
                .header("Accept-Language", "ja")
                .PUT(BodyPublishers.ofString(body)))
        .body();
  }

  @Test
  void whatIsSentForATenantIsSeenByThatTenantAlone() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine(), TENANTS)) {
      server.withToken(TOKEN, "POST", "/ingest/v1/shop");
      server.until("/api/v1/sources?tenant=other", "\"source\":\"shop\"");
      assertThat(server.get("/api/v1/sources").body()).contains("\"sources\":[]");
      assertThat(server.get("/api/v1/sources?tenant=nobody").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void allThatIsKeptIsForTheOwnerOnly() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine())) {
      server.post("/ingest/v1/shop", "{}\n");
      Path data = folder.resolve("data");
      assertThat(Files.readString(LocalKey.file(data)).strip()).hasSizeGreaterThan(43);
      List<Path> kept;
      Path unpacked = data.resolve("work");
      try (Stream<Path> walk = Files.walk(data)) {
        // What SQLite unpacks has rights of its own, in a folder that nobody else can enter.
        kept = walk.filter(path -> !unpacked.equals(path.getParent())).toList();
      }
      assertThat(kept).contains(data.resolve("casework.db"), data.resolve("local-key"));
      for (Path path : kept) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .endsWith("------");
      }
    }
  }
}

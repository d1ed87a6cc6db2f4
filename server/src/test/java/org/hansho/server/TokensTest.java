package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are made while the server runs. */
@Timeout(120)
class TokensTest {
  private static final String TENANTS = "tenants: {default: {}, other: {}}\n";

  @TempDir private Path folder;

  private RunningServer start() throws IOException {
    return new RunningServer(folder, Workload.engine(), TENANTS);
  }

  static String field(String json, String name) {
    Matcher field = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
    assertThat(field.find()).as(json).isTrue();
    return field.group(1);
  }

  private static String made(RunningServer server, String body) throws IOException {
    HttpResponse<String> answer = server.post("/api/v1/tokens?tenant=other", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.body();
  }

  @Test
  void aTokenIsShownOnceWorksAcrossARestartAndIsDeadWhenItIsRevoked() throws IOException {
    String token;
    String id;
    try (RunningServer server = start()) {
      String made = made(server, "{\"name\":\"report\",\"roles\":[\"viewer\"]}");
      token = field(made, "token");
      id = field(made, "id");
      assertThat(token).matches("hansho_api_[A-Za-z0-9_-]{43}");
      assertThat(server.withToken(token, "GET", "/api/v1/alerts")).isEqualTo(200);
      assertThat(server.withToken(token, "GET", "/api/v1/tokens")).isEqualTo(403);
      assertThat(server.withToken(token, "POST", "/ingest/v1/shop")).isEqualTo(403);
      assertThat(server.withToken(token, "GET", "/api/v1/alerts?tenant=default")).isEqualTo(403);
      String listed = server.get("/api/v1/tokens?tenant=other").body();
      assertThat(listed).contains("\"name\":\"report\"", "\"used\":\"2").doesNotContain(token);
      assertThat(server.get("/api/v1/tokens").body()).isEqualTo("{\"tokens\":[]}");
    }
    try (RunningServer server = start()) {
      assertThat(server.withToken(token, "GET", "/api/v1/alerts")).isEqualTo(200);
      assertThat(server.send(server.request("/api/v1/tokens/" + id).DELETE()).statusCode())
          .as("of another tenant")
          .isEqualTo(404);
      String path = "/api/v1/tokens/" + id + "?tenant=other";
      assertThat(server.send(server.request(path).DELETE()).statusCode()).isEqualTo(204);
      assertThat(server.withToken(token, "GET", "/api/v1/alerts")).isEqualTo(401);
      assertThat(server.get("/api/v1/audit?tenant=other").body())
          .contains("token.create", "token.revoke", "\"actor\":\"local\"")
          .doesNotContain(token);
    }
  }

  @Test
  void aTokenOfASenderSendsItsSourcesOnly() throws IOException {
    try (RunningServer server = start()) {
      String token =
          field(
              made(server, "{\"name\":\"w\",\"roles\":[\"ingest\"],\"sources\":[\"web\"]}"),
              "token");
      assertThat(token).startsWith("hansho_ingest_");
      assertThat(server.withToken(token, "POST", "/ingest/v1/web")).isEqualTo(200);
      assertThat(server.withToken(token, "POST", "/ingest/v1/shop")).isEqualTo(403);
      assertThat(server.withToken(token, "GET", "/api/v1/status")).isEqualTo(403);
    }
  }

  @Test
  void aTokenThatIsOverIsRefused() throws Exception {
    String token;
    try (RunningServer server = start()) {
      token = field(made(server, "{\"name\":\"a\",\"roles\":[\"admin\"],\"days\":1}"), "token");
      assertThat(server.withToken(token, "GET", "/api/v1/audit")).isEqualTo(200);
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/casework.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE access_token SET expires = 1");
    }
    try (RunningServer server = start()) {
      assertThat(server.withToken(token, "GET", "/api/v1/audit")).isEqualTo(401);
    }
  }

  @Test
  void whatIsNoTokenIsRefusedInWords() throws IOException {
    try (RunningServer server = start()) {
      assertRefused(server, "{\"roles\":[\"viewer\"]}", "name is missing");
      assertRefused(server, "{\"name\":\"a\"}", "needs a role");
      assertRefused(server, "{\"name\":\"a\",\"roles\":[\"boss\"]}", "ingest, viewer");
      assertRefused(server, "{\"name\":\"a\",\"roles\":[\"anyone\"]}", "anyone");
      assertRefused(server, "{\"name\":\"a\",\"roles\":[\"viewer\"],\"days\":\"x\"}", "days");
      assertRefused(server, "{\"name\":\"a\",\"roles\":[\"viewer\"],\"days\":9999}", "1095 days");
      assertRefused(server, "{\"name\":\"a\",\"name\":\"b\"}", "one JSON object");
      assertRefused(server, "{\"name\":\"a\",\"tenant\":\"default\"}", "only the fields");
      assertRefused(server, "[".repeat(10_000), "body");
      assertThat(server.post("/api/v1/tokens", "x".repeat(70_000)).statusCode()).isEqualTo(413);
    }
  }

  private static void assertRefused(RunningServer server, String body, String why)
      throws IOException {
    HttpResponse<String> answer = server.post("/api/v1/tokens", body);
    assertThat(answer.statusCode()).as(body).isEqualTo(400);
    assertThat(answer.body()).contains(why);
  }
}

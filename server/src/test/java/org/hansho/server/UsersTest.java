package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People who sign in: S806, S809, S810, S811. */
@Timeout(120)
class UsersTest {
  private static final String PASSWORD = "a quiet harbour at dawn";
  private static final String OTHER_PASSWORD = "seven green bicycles";
  private static final String MARK = "X-Hansho-Request";

  @TempDir private Path folder;

  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RunningServer(folder, Workload.engine(), "tenants: {default: {}, other: {}}\n");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static String json(String name, String password) {
    return "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
  }

  private int add(String name, String password, String roles) throws IOException {
    String body = json(name, password).replace("}", ",\"roles\":" + roles + "}");
    return server.post("/api/v1/users", body).statusCode();
  }

  private HttpResponse<String> signIn(String name, String password, String... headers)
      throws IOException {
    return server.call("POST", "/api/v1/sign-in", json(name, password), headers);
  }

  private static String cookie(HttpResponse<String> answer) {
    Optional<String> cookie = answer.headers().firstValue("Set-Cookie");
    assertThat(cookie).as(answer.body()).isPresent();
    assertThat(cookie.get()).contains("; Path=/; HttpOnly; SameSite=Lax");
    return cookie.get().replaceFirst(";.*", "");
  }

  private String signedIn(String name, String password) throws IOException {
    return cookie(signIn(name, password));
  }

  private int roles(String cookie, String name, String roles) throws IOException {
    String path = "/api/v1/users/" + name + "/roles";
    return server.status("POST", path, "{\"roles\":" + roles + "}", "Cookie", cookie, MARK, "1");
  }

  @Test
  void otherRolesHoldFromTheNextCallOn() throws IOException {
    add("ann", PASSWORD, "{\"*\":\"admin\"}");
    add("cy", PASSWORD, "{\"other\":\"viewer\"}");
    String ann = signedIn("ann", PASSWORD);
    String cy = signedIn("cy", PASSWORD);
    assertThat(withCookie(cy, "GET", "/api/v1/audit")).isEqualTo(403);
    assertThat(roles(ann, "cy", "{\"other\":\"admin\"}")).isEqualTo(204);
    assertThat(withCookie(cy, "GET", "/api/v1/audit")).isEqualTo(200);
    assertThat(roles(ann, "cy", "{}")).isEqualTo(400);
    assertThat(roles(ann, "cy", "{\"other\":\"root\"}")).isEqualTo(400);
    assertThat(roles(ann, "ann", "{\"other\":\"viewer\"}")).isEqualTo(204);
    assertThat(roles(ann, "cy", "{\"other\":\"viewer\"}")).isEqualTo(403);
    assertThat(server.get("/api/v1/audit?tenant=other").body())
        .contains("\"action\":\"user.roles\"", "{other=viewer}", "{other=admin}");
  }

  private int withCookie(String cookie, String method, String path) throws IOException {
    return server.status(method, path, "", "Cookie", cookie, MARK, "1");
  }

  @Test
  void whoSignsInReadsWhatTheRoleAllowsUntilItSignsOut() throws IOException {
    assertThat(add("Ann", PASSWORD, "{\"other\":\"analyst\"}")).isEqualTo(201);
    String cookie = signedIn("ann", PASSWORD);
    assertThat(cookie).matches("hansho=[A-Za-z0-9_-]{43}");
    HttpResponse<String> me = server.call("GET", "/api/v1/me", "", "Cookie", cookie);
    assertThat(me.body())
        .contains("\"user ann\"", "\"tenant\":\"other\"", "[\"analyst\",\"viewer\"]")
        .contains("\"everywhere\":false", "\"tenants\":[\"other\"]");
    assertThat(withCookie(cookie, "GET", "/api/v1/alerts")).isEqualTo(200);
    assertThat(withCookie(cookie, "GET", "/api/v1/alerts?tenant=default")).isEqualTo(403);
    assertThat(withCookie(cookie, "GET", "/api/v1/audit")).isEqualTo(403);
    assertThat(withCookie(cookie, "POST", "/api/v1/sign-out")).isEqualTo(204);
    assertThat(withCookie(cookie, "GET", "/api/v1/me")).isEqualTo(401);
  }

  @Test
  void aSessionOutlivesARestartAndNotADisabledUserOrAnotherPassword() throws IOException {
    add("ann", PASSWORD, "{\"*\":\"admin\"}");
    String cookie = signedIn("ann", PASSWORD);
    server.close();
    start();
    assertThat(withCookie(cookie, "GET", "/api/v1/users")).isEqualTo(200);
    assertThat(
            server
                .post(
                    "/api/v1/users/ann/password",
                    json("", OTHER_PASSWORD).replace("\"name\":\"\",", ""))
                .statusCode())
        .isEqualTo(204);
    assertThat(withCookie(cookie, "GET", "/api/v1/me")).isEqualTo(401);
    assertThat(signIn("ann", PASSWORD).statusCode()).isEqualTo(401);
    String again = signedIn("ann", OTHER_PASSWORD);
    assertThat(server.post("/api/v1/users/ann/disable", "").statusCode()).isEqualTo(204);
    assertThat(withCookie(again, "GET", "/api/v1/me")).isEqualTo(401);
    assertThat(signIn("ann", OTHER_PASSWORD).statusCode()).isEqualTo(401);
    assertThat(server.post("/api/v1/users/ann/enable", "").statusCode()).isEqualTo(204);
    assertThat(withCookie(again, "GET", "/api/v1/me")).isEqualTo(401);
    assertThat(signIn("ann", OTHER_PASSWORD).statusCode()).isEqualTo(204);
  }

  @Test
  void s809SigningInGivesANewIdAndEndsTheOldOne() throws IOException {
    add("ann", PASSWORD, "{\"*\":\"viewer\"}");
    String chosen = "hansho=" + "A".repeat(43);
    String first = cookie(signIn("ann", PASSWORD, "Cookie", chosen));
    assertThat(first).isNotEqualTo(chosen);
    assertThat(withCookie(chosen, "GET", "/api/v1/me")).isEqualTo(401);
    String second = cookie(signIn("ann", PASSWORD, "Cookie", first));
    assertThat(second).isNotEqualTo(first);
    assertThat(withCookie(first, "GET", "/api/v1/me")).isEqualTo(401);
    assertThat(withCookie(second, "GET", "/api/v1/me")).isEqualTo(200);
  }

  @Test
  void whoChangesTheOwnPasswordGoesOnWithANewSession() throws IOException {
    add("ann", PASSWORD, "{\"*\":\"viewer\"}");
    String elsewhere = signedIn("ann", PASSWORD);
    String here = signedIn("ann", PASSWORD);
    String body = "{\"old\":\"" + PASSWORD + "\",\"password\":\"" + OTHER_PASSWORD + "\"}";
    HttpResponse<String> changed =
        server.call("POST", "/api/v1/me/password", body, "Cookie", here, MARK, "1");
    assertThat(changed.statusCode()).isEqualTo(204);
    assertThat(withCookie(elsewhere, "GET", "/api/v1/me")).isEqualTo(401);
    assertThat(withCookie(here, "GET", "/api/v1/me")).isEqualTo(401);
    assertThat(withCookie(cookie(changed), "GET", "/api/v1/me")).isEqualTo(200);
  }

  @Test
  void aPageOfAnotherSiteDoesNothingWithTheCookie() throws IOException {
    add("ann", PASSWORD, "{\"*\":\"admin\"}");
    String cookie = signedIn("ann", PASSWORD);
    String out = "/api/v1/sign-out";
    assertThat(server.status("POST", out, "", "Cookie", cookie)).isEqualTo(403);
    for (String site : List.of("cross-site", "same-site", "x")) {
      assertThat(
              server.status("POST", out, "", "Cookie", cookie, MARK, "1", "Sec-Fetch-Site", site))
          .isEqualTo(403);
      assertThat(
              server.status(
                  "GET", "/api/v1/alerts/stream", "", "Cookie", cookie, "Sec-Fetch-Site", site))
          .isEqualTo(403);
    }
    assertThat(
            server.status(
                "GET",
                "/api/v1/alerts/stream",
                "",
                "Cookie",
                cookie,
                "Origin",
                "https://evil.example.com"))
        .isEqualTo(403);
    assertThat(
            server.status(
                "POST", out, "", "Cookie", cookie, MARK, "1", "Sec-Fetch-Site", "same-origin"))
        .isEqualTo(204);
  }

  @Test
  void s810UnknownNamesAndWrongPasswordsLookTheSameAndAreSlowedDown() throws IOException {
    add("ann", PASSWORD, "{\"*\":\"viewer\"}");
    String wrong = signIn("ann", "not this one at all").body();
    String unknown = signIn("bob", "not this one at all").body();
    assertThat(unknown.replaceFirst("urn:uuid:.*", ""))
        .isEqualTo(wrong.replaceFirst("urn:uuid:.*", ""));
    HttpResponse<String> last = signIn("ann", "no");
    for (int time = 0; time < 1_000 && last.statusCode() != 429; time++) {
      last = signIn("user" + time, "no");
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(server.get("/api/v1/audit").body())
        .contains("session.begin", "\"outcome\":\"refused\"")
        .doesNotContain("not this one at all");
  }

  @Test
  void passwordsAndNamesHaveRules() throws IOException {
    String viewer = "{\"*\":\"viewer\"}";
    assertThat(add("ann", "short", viewer)).isEqualTo(400);
    assertThat(add("ann", "this is anNs password", viewer)).isEqualTo(400);
    assertThat(add("ann", "aaaaaaaaaaaaaaaa", viewer)).isEqualTo(400);
    assertThat(add("ann", "x".repeat(257) + "abcdef", viewer)).isEqualTo(400);
    assertThat(add("a n", PASSWORD, viewer)).isEqualTo(400);
    assertThat(add("ann", PASSWORD, "{}")).isEqualTo(400);
    assertThat(add("ann", PASSWORD, "{\"nowhere\":\"viewer\"}")).isEqualTo(400);
    assertThat(add("ann", PASSWORD, "{\"*\":\"ingest\"}")).isEqualTo(400);
    assertThat(add("ann", "静かな港の夜明けに鳴る鐘", viewer)).isEqualTo(201);
    assertThat(add("ANN", PASSWORD, viewer)).isEqualTo(400);
    assertThat(signIn("ann", "静かな港の夜明けに鳴る鐘").statusCode()).isEqualTo(204);
  }

  @Test
  void anAdministratorOfOneTenantLooksAfterThatTenantOnly() throws IOException {
    add("root", PASSWORD, "{\"*\":\"admin\"}");
    add("ann", PASSWORD, "{\"other\":\"admin\"}");
    add("bob", PASSWORD, "{\"default\":\"viewer\"}");
    String ann = signedIn("ann", PASSWORD);
    HttpResponse<String> listed = server.call("GET", "/api/v1/users", "", "Cookie", ann);
    assertThat(listed.body()).contains("\"ann\"").doesNotContain("bob", "root");
    for (String name : List.of("bob", "root", "nobody")) {
      assertThat(withCookie(ann, "POST", "/api/v1/users/" + name + "/disable"))
          .as(name)
          .isEqualTo(404);
    }
    for (String roles : List.of("{\"*\":\"viewer\"}", "{\"default\":\"viewer\"}")) {
      String body = json("eve", PASSWORD).replace("}", ",\"roles\":" + roles + "}");
      assertThat(server.status("POST", "/api/v1/users", body, "Cookie", ann, MARK, "1"))
          .isEqualTo(403);
    }
    String body = json("cy", PASSWORD).replace("}", ",\"roles\":{\"other\":\"viewer\"}}");
    assertThat(server.status("POST", "/api/v1/users", body, "Cookie", ann, MARK, "1"))
        .isEqualTo(201);
    assertThat(roles(ann, "cy", "{\"other\":\"analyst\"}")).isEqualTo(204);
    assertThat(roles(ann, "cy", "{\"other\":\"analyst\",\"default\":\"viewer\"}")).isEqualTo(403);
    assertThat(roles(ann, "bob", "{\"other\":\"viewer\"}")).isEqualTo(404);
    HttpResponse<String> audit = server.call("GET", "/api/v1/audit", "", "Cookie", ann);
    assertThat(audit.body()).contains("user cy").doesNotContain("user bob", "user root");
  }

  @Test
  void s806TheFirstLinkSignsInOnceAndThereIsNoneOnceThereAreUsers() throws IOException {
    String path = server.firstSignIn().orElseThrow();
    assertThat(server.status("GET", "/sign-in/" + "x".repeat(43), "")).isEqualTo(410);
    HttpResponse<String> first = server.call("GET", path, "");
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(first.headers().firstValue("Location")).contains("/");
    String cookie = cookie(first);
    assertThat(withCookie(cookie, "GET", "/api/v1/users")).isEqualTo(200);
    assertThat(server.call("GET", "/", "", "Cookie", cookie).statusCode()).isEqualTo(200);
    assertThat(server.status("GET", path, "")).isEqualTo(410);
    assertThat(withCookie(cookie, "POST", "/api/v1/sign-in-links")).isEqualTo(403);
    String made = TokensTest.field(server.post("/api/v1/sign-in-links", "").body(), "path");
    String next = TokensTest.field(server.post("/api/v1/sign-in-links", "").body(), "path");
    assertThat(server.status("GET", made, "")).as("another one was made").isEqualTo(410);
    assertThat(server.status("GET", next, "")).isEqualTo(303);
    add("ann", PASSWORD, "{\"*\":\"admin\"}");
    assertThat(server.firstSignIn()).isEmpty();
  }

  @Test
  void s811NoSecretIsInTheDataFolderOrInAnAnswer() throws IOException {
    add("ann", PASSWORD, "{\"*\":\"admin\"}");
    String cookie = signedIn("ann", PASSWORD).replace("hansho=", "");
    String made = server.post("/api/v1/tokens", "{\"name\":\"t\",\"roles\":[\"viewer\"]}").body();
    String link = server.firstSignIn().orElse("/sign-in/none");
    List<String> secrets = List.of(PASSWORD, cookie, TokensTest.field(made, "token"), link);
    String answers =
        server.get("/api/v1/audit").body()
            + server.get("/api/v1/users").body()
            + server.get("/api/v1/tokens").body();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder.resolve("data"))) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSizeGreaterThan(3);
    for (String secret : secrets) {
      assertThat(answers).doesNotContain(secret);
      for (Path file : files) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(secret)).as(file.toString()).isFalse();
      }
    }
  }
}

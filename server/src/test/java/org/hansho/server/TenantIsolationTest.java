package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S808: nothing of one tenant is in any answer to another one. */
@Timeout(600)
class TenantIsolationTest {
  private static final String TENANTS = "tenants: {default: {}, other: {}}\n";

  /** Stands in everything that the first tenant has: records, names of sources, words of people. */
  private static final String CANARY = "kanarienvogel";

  private static final Pattern ID = Pattern.compile("\"(?:id|handle)\":\"([0-9A-Za-z-]{4,})\"");
  private static final int CALLS = Integer.getInteger("hansho.isolation", 1_000);

  /** Parameters that any route may be asked with. */
  private static final List<String> PARAMETERS =
      List.of(
          "limit=1000",
          "text=an",
          "text=k",
          "entity=account:k",
          "from=2000-01-01T00:00:00Z",
          "severity=low,medium,high",
          "filter=severity%20%3E%3D%20low",
          "by=detection",
          "by=entity",
          "format=ndjson",
          "format=csv",
          "order=oldest",
          "section=test",
          "group=entity",
          "status=active",
          "limit=1",
          "format=ocsf",
          "after=0",
          "name=k");

  @TempDir private Path folder;

  /** Fills the first tenant, and says which ids its things have. */
  private static List<String> fill(RunningServer server) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int user = 0; user < 8; user++) {
      lines.append(
          Workload.line(
              Workload.time(user), "denied", CANARY + "-" + user, CANARY + ".example.com"));
    }
    lines.append("{\"broken\": \"").append(CANARY).append("\n");
    server.post("/ingest/v1/" + CANARY + "-source", lines.toString());
    server.until("/api/v1/alerts", CANARY + "-7");
    server.settled("/api/v1/dead-letters");
    String alert = first(server.get("/api/v1/alerts?limit=1").body());
    post(
        server,
        "/api/v1/suppressions",
        "{\"name\":\"%s\",\"reason\":\"%s\",\"filter\":\"detection = '%s'\"}");
    post(server, "/api/v1/alerts/" + alert + "/triage", "{\"note\":\"%s\",\"add_tags\":[\"%s\"]}");
    List<String> ids = new ArrayList<>();
    for (String path :
        List.of("alerts", "incidents", "suppressions", "views", "actions", "dead-letters")) {
      String body = server.get("/api/v1/" + path).body();
      Matcher id = ID.matcher(body);
      while (id.find()) {
        ids.add(id.group(1));
      }
    }
    ids.addAll(List.of("1", "2", "account", "default"));
    return ids;
  }

  private static void post(RunningServer server, String path, String body) throws IOException {
    HttpResponse<String> answer = server.post(path, body.replace("%s", CANARY));
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 201);
  }

  private static String first(String body) {
    Matcher id = ID.matcher(body);
    assertThat(id.find()).as(body).isTrue();
    return id.group(1);
  }

  private static String token(RunningServer server, String role) throws IOException {
    String body = "{\"name\":\"" + role + "\",\"roles\":[\"" + role + "\"]}";
    return "Bearer "
        + TokensTest.field(server.post("/api/v1/tokens?tenant=other", body).body(), "token");
  }

  /** A path with ids of the first tenant, and parameters by chance. */
  private static String path(Contract route, List<String> ids, SplittableRandom random) {
    StringBuilder path = new StringBuilder(route.path());
    for (int open = path.indexOf("{"); open >= 0; open = path.indexOf("{")) {
      path.replace(open, path.indexOf("}") + 1, ids.get(random.nextInt(ids.size())));
    }
    int parameters = random.nextInt(3);
    for (int i = 0; i < parameters; i++) {
      path.append(i == 0 ? '?' : '&').append(PARAMETERS.get(random.nextInt(PARAMETERS.size())));
    }
    return path.toString();
  }

  @Test
  void s808NoAnswerToAnotherTenantHoldsAnythingOfTheFirst() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine(), TENANTS)) {
      List<String> ids = fill(server);
      List<String> callers =
          List.of(
              token(server, "viewer"),
              token(server, "analyst"),
              token(server, "engineer"),
              token(server, "admin"));
      List<Contract> routes =
          Contract.read().stream()
              .filter(route -> route.method().equals("GET"))
              .filter(route -> !route.path().endsWith("/stream"))
              .toList();
      SplittableRandom random = new SplittableRandom(808);
      int seen = 0;
      for (int call = 0; call < CALLS; call++) {
        Contract route = routes.get(call % routes.size());
        String path = path(route, ids, random);
        HttpResponse<String> answer =
            server.call(
                "GET", path, "", "Authorization", callers.get(random.nextInt(callers.size())));
        assertThat(answer.body()).as(path).doesNotContain(CANARY);
        assertThat(answer.headers().toString()).as(path).doesNotContain(CANARY);
        seen += answer.statusCode() == 200 ? 1 : 0;
      }
      assertThat(seen).as("calls that were answered").isGreaterThan(CALLS / 10);
      assertThat(server.get("/api/v1/alerts").body()).as("the first tenant").contains(CANARY);
    }
  }
}

package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S807: every route of the contract, with every role, in the own tenant and another one. */
@Timeout(300)
class RoutesByRoleTest {
  private static final String TENANTS = "tenants: {default: {}, other: {}}\n";

  /** Each role and the roles of routes that it may call. */
  private static final Map<String, List<String>> MAY = may();

  /** What concerns the whole server: no role in one tenant is enough. */
  private static final Set<String> WHOLE_SERVER =
      Set.of(
          "/api/v1/sign-in-links",
          "/api/v1/reload",
          "/api/v1/backup",
          "/api/v1/settings",
          "/api/v1/learn");

  @TempDir private Path folder;

  private static Map<String, List<String>> may() {
    Map<String, List<String>> may = new LinkedHashMap<>();
    may.put("ingest", List.of("ingest"));
    may.put("viewer", List.of("viewer"));
    may.put("analyst", List.of("viewer", "analyst"));
    may.put("engineer", List.of("viewer", "analyst", "engineer"));
    may.put("admin", List.of("ingest", "viewer", "analyst", "engineer", "admin"));
    return may;
  }

  private static boolean allowed(String role, Contract route) {
    return route.role().equals("anyone")
        || MAY.getOrDefault(role, List.of()).contains(route.role());
  }

  private static String path(Contract route) {
    return route.path().replaceAll("[{}]", "");
  }

  @Test
  void everyRouteHasARole() throws IOException {
    assertThat(Contract.read())
        .hasSizeGreaterThan(20)
        .allMatch(route -> route.role().equals("anyone") || MAY.containsKey(route.role()));
  }

  @Test
  void s807ARoleReachesItsRoutesInItsTenantAndNothingElse() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine(), TENANTS)) {
      for (String role : MAY.keySet()) {
        String body = "{\"name\":\"" + role + "\",\"roles\":[\"" + role + "\"]}";
        String token =
            "Bearer "
                + TokensTest.field(
                    server.post("/api/v1/tokens?tenant=other", body).body(), "token");
        for (Contract route : Contract.read()) {
          String path = path(route);
          int own = server.status(route.method(), path, "", "Authorization", token);
          boolean may = allowed(role, route) && !WHOLE_SERVER.contains(route.path());
          assertThat(own != 401 && own != 403).as("%s as %s: %s", route, role, own).isEqualTo(may);
          assertThat(own).as(route.toString()).isLessThan(500);
          if (!route.role().equals("anyone")) {
            int other =
                server.status(route.method(), path + "?tenant=default", "", "Authorization", token);
            assertThat(other).as("%s as %s elsewhere", route, role).isEqualTo(403);
            assertThat(server.status(route.method(), path, "")).as(route.path()).isEqualTo(401);
          }
        }
      }
    }
  }

  @Test
  void theManualHasEveryRouteByRole() throws IOException {
    StringBuilder table = new StringBuilder("| route | what |");
    MAY.keySet().forEach(role -> table.append(' ').append(role).append(" |"));
    table.append(" nobody known |\n|---|---|").append("---|".repeat(MAY.size() + 1)).append('\n');
    for (Contract route : Contract.read()) {
      table.append("| `").append(route.method()).append(' ').append(route.path()).append("` | ");
      table.append(route.summary()).append(" |");
      for (String role : MAY.keySet()) {
        table.append(allowed(role, route) ? " ● |" : "  |");
      }
      table.append(route.role().equals("anyone") ? " ● |\n" : "  |\n");
    }
    Path page = Path.of(System.getProperty("hansho.root", "..")).resolve("docs/access.md");
    if (Boolean.getBoolean("hansho.rewrite")) {
      String text = Files.readString(page);
      int end = text.indexOf("| route |");
      Files.writeString(page, (end < 0 ? text : text.substring(0, end)) + table);
    }
    assertThat(Files.readString(page)).endsWith(table);
  }
}

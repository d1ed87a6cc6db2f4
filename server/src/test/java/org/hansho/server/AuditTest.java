package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was refused and changed is in the audit log. */
@Timeout(120)
class AuditTest {
  private static final String TENANTS =
      """
      tenants:
        default: {}
        other: {}
      sources:
        - {id: shop, kind: http, tenant: other, token: "${SENDER}"}
      """;

  @TempDir private Path folder;

  private static long entries(String page) {
    return Pattern.compile("\"number\":").matcher(page).results().count();
  }

  @Test
  void refusedCallsAreNotedWithCallerAddressAndTenant() throws IOException {
    String token = "a-token-of-senders-with-enough-letters";
    try (RunningServer server = new RunningServer(folder, Workload.engine(), TENANTS)) {
      server.withToken("wrong", "GET", "/api/v1/alerts");
      server.withToken(token, "GET", "/api/v1/audit");
      server.withToken(token, "POST", "/ingest/v1/shop");
      String whole = server.get("/api/v1/audit").body();
      assertThat(entries(whole)).isEqualTo(1);
      assertThat(whole)
          .contains("\"actor\":\"nobody\"", "\"address\":\"127.0.0.1\"", "GET /api/v1/alerts")
          .contains("\"outcome\":\"refused\"", "\"after\":\"401\"")
          .doesNotContain("wrong");
      String other = server.get("/api/v1/audit?tenant=other").body();
      assertThat(entries(other)).isEqualTo(2);
      assertThat(other).contains("\"actor\":\"sender of shop\"", "\"after\":\"403\"");
    }
  }

  @Test
  void aFloodOfWrongTokensLeavesAFewRowsAndTheirNumber() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine())) {
      for (int time = 0; time < 300; time++) {
        assertThat(server.withToken("wrong" + time, "GET", "/api/v1/alerts")).isEqualTo(401);
      }
      assertThat(entries(server.get("/api/v1/audit?limit=1000").body())).isLessThan(60);
    }
    try (RunningServer server = new RunningServer(folder, Workload.engine())) {
      assertThat(server.get("/api/v1/audit?limit=1").body())
          .contains("refused before it have no row");
    }
  }

  @Test
  void pagesFollowOneAnother() throws IOException {
    try (RunningServer server = new RunningServer(folder, Workload.engine())) {
      for (int time = 0; time < 3; time++) {
        server.withToken("wrong", "GET", "/api/v1/alerts");
      }
      assertThat(server.get("/api/v1/audit?limit=2").body()).contains("\"next\":\"2\"");
      assertThat(server.get("/api/v1/audit?limit=2&cursor=2").body())
          .contains("\"number\":1,", "\"next\":null");
      assertThat(server.get("/api/v1/audit?cursor=x").statusCode()).isEqualTo(400);
      assertThat(server.get("/api/v1/audit?limit=1001").statusCode()).isEqualTo(400);
    }
    assertThat(Files.readString(folder.resolve("data").resolve("audit-head"))).startsWith("3:");
  }
}

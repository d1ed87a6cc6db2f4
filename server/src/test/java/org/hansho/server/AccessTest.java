package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

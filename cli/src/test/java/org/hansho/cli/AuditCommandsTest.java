package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S812: what was done to the audit log shows. */
@Timeout(300)
class AuditCommandsTest {
  @TempDir private Path folder;

  private static void refused(ServedFolder server) throws IOException {
    URI uri = URI.create(server.address() + "/api/v1/alerts");
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
    assertThat(call.getResponseCode()).isEqualTo(401);
  }

  private static void sql(ServedFolder server, String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("casework.db"));
        Statement running = connection.createStatement()) {
      for (String statement : statements) {
        running.executeUpdate(statement);
      }
    }
  }

  @Test
  void s812TheLogIsListedAndCheckedWhileTheServerRunsAndAfterwards() throws Exception {
    Run none = Run.of("audit", "verify", "--config", folder.resolve("none.yml").toString());
    assertThat(none.code()).isEqualTo(ExitCode.USAGE.code());
    try (ServedFolder server = new ServedFolder(folder)) {
      assertThat(server.run("audit", "verify").out())
          .isEqualTo("The audit log is sound. Rows: 0.\n");
      for (int call = 0; call < 4; call++) {
        refused(server);
      }
      Run listed = server.run("audit", "list");
      assertThat(listed.out()).contains("nobody", "127.0.0.1", "GET /api/v1/alerts", "refused");
      assertThat(server.run("audit", "list", "--lang", "ja").out()).contains("拒否", "実行者");
      Run sound = server.run("audit", "verify");
      assertThat(sound.code()).isZero();
      assertThat(sound.out()).contains("sound. Rows: 4.", "Last row: 4:");
      String head = sound.out().replaceAll("(?s).*Last row: ([0-9]+:[0-9a-f]+)\\..*", "$1");
      assertThat(server.run("audit", "verify", "--head", head).code()).isZero();
      server.stop();
      assertThat(server.run("audit", "verify").code()).isZero();

      sql(server, "DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete");
      sql(server, "UPDATE audit SET address = '192.0.2.9' WHERE n = 2");
      Run changed = server.run("audit", "verify");
      assertThat(changed.code()).isEqualTo(ExitCode.FINDINGS.code());
      assertThat(changed.out()).contains("Row 2 was changed or moved.");
      sql(server, "DELETE FROM audit WHERE n > 2", "UPDATE next_number SET next = 3");
      assertThat(server.run("audit", "verify").out()).contains("Rows 3 to 4 are missing.");
      assertThat(server.run("audit", "verify", "--lang", "ja").out())
          .contains("行 3 から 4 までがありません。");
      Files.delete(server.data().resolve("audit-head"));
      Run headless = server.run("audit", "verify");
      assertThat(headless.out()).contains("audit-head is missing");
      assertThat(headless.code()).isEqualTo(ExitCode.FINDINGS.code());
      assertThat(server.run("audit", "verify", "--head", head).out())
          .contains("Rows 3 to 4 are missing.");
      assertThat(server.run("audit", "verify", "--head", "x").code())
          .isEqualTo(ExitCode.USAGE.code());
    }
  }
}

package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tenant is taught by a command before the server starts. */
@Timeout(300)
class LearnCommandTest {
  @TempDir private Path folder;

  @Test
  void historyIsReadOnceAndAServerThatRunsIsLeftAlone() throws Exception {
    Path old = Files.createDirectory(folder.resolve("old"));
    Files.writeString(
        old.resolve("a.json"),
        "{\"kind\":\"act\",\"user\":\"ann\",\"@timestamp\":\"2026-10-01T00:00:00Z\"}\n".repeat(3));
    try (ServedFolder server = new ServedFolder(folder)) {
      Run refused = server.run("learn", old.toString());
      assertThat(refused.code()).isEqualTo(ExitCode.INPUT.code());
      assertThat(refused.talk()).contains("is in use by process");
      server.stop();
      assertThat(server.run("learn", old.toString()).out())
          .contains("Tenant default: 3 events read");
      assertThat(server.run("learn", old.toString(), "--lang", "ja").out())
          .contains("新しく読み込んだものはありません");
      Run unknown = server.run("learn", old.toString(), "--tenant", "other");
      assertThat(unknown.code()).isEqualTo(ExitCode.USAGE.code());
      assertThat(server.run("learn", folder.resolve("none").toString()).code())
          .isEqualTo(ExitCode.INPUT.code());
      server.startAgain();
      assertThat(server.run("source", "status").out()).contains("history=" + old.toRealPath());
    }
  }
}

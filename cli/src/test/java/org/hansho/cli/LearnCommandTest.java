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
  void historyIsReadOnceAndAServerThatRunsReadsItItself() throws Exception {
    Path old = Files.createDirectory(folder.resolve("old"));
    Files.writeString(
        old.resolve("a.json"),
        "{\"kind\":\"act\",\"user\":\"ann\",\"@timestamp\":\"2026-10-01T00:00:00Z\"}\n".repeat(3));
    try (ServedFolder server = new ServedFolder(folder)) {
      Run running = server.run("learn", old.toString());
      assertThat(running.code()).as(running.talk()).isEqualTo(ExitCode.CLEAN.code());
      assertThat(running.out())
          .contains("Tenant default: 3 events read, up to ", "Baselines know more of 0 keys now.");
      Run nowhere = server.run("learn", folder.resolve("nowhere").toString());
      assertThat(nowhere.code()).isEqualTo(ExitCode.INPUT.code());
      assertThat(nowhere.talk()).contains("nowhere is not there.");
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

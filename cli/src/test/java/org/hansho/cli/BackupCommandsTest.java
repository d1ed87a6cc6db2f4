package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server is saved by a command, while it runs and afterwards, and brought back. */
@Timeout(300)
class BackupCommandsTest {
  @TempDir private Path folder;

  @Test
  void aServerIsSavedWhileItRunsAndWhenItIsStoppedAndRestoredOnce() throws Exception {
    Path running = folder.resolve("running.zip");
    Path stopped = folder.resolve("stopped.zip");
    try (ServedFolder server = new ServedFolder(folder)) {
      assertThat(server.run("token", "create", "shipper", "--role", "ingest").code()).isZero();
      Run saved = server.run("backup", running.toString());
      assertThat(saved.out()).contains("Saved in " + running, "is sound");
      assertThat(saved.code()).isZero();
      assertThat(server.run("backup", running.toString()).code()).isEqualTo(ExitCode.USAGE.code());
      Run refused = server.run("restore", running.toString());
      assertThat(refused.code()).isEqualTo(ExitCode.INPUT.code());
      assertThat(refused.talk()).contains("nothing is overwritten");
      server.stop();

      assertThat(server.run("backup", stopped.toString(), "--lang", "ja").out()).contains("保存しました");
      Files.move(server.data(), folder.resolve("lost"));
      Run restored = server.run("restore", running.toString());
      assertThat(restored.out()).contains("Restored into");
      server.startAgain();
      assertThat(server.run("token", "list").out()).contains("shipper");
      server.stop();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.contains("unfinished") || name.contains("restoring"));
    }
  }
}

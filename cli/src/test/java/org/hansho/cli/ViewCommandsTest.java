package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Views are saved, listed and forgotten on the command line. */
@Timeout(120)
class ViewCommandsTest {
  @TempDir private Path folder;

  @Test
  void aViewIsSavedListedAndForgotten() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      assertThat(server.run("view", "list").out()).isEqualTo("No view is saved.\n");
      Run saved =
          server.run(
              "view",
              "save",
              "web",
              "--filter",
              "host = web-1",
              "--columns",
              "time,title",
              "--shared");
      assertThat(saved.code()).isZero();
      assertThat(server.run("view", "list").out())
          .contains(saved.out().strip(), "web", "yes", "local", "host = \"web-1\"");
      assertThat(server.run("view", "list", "--lang", "ja").out()).contains("所有者", "はい");
      assertThat(server.run("view", "save", "x", "--filter", "hots = a").talk())
          .contains("Column 1");
      assertThat(server.run("view", "remove", saved.out().strip()).talk())
          .contains("The view is gone.");
      assertThat(server.run("alert", "watched").out())
          .isEqualTo("Nothing was done with alerts that you watch.\n");
    }
  }
}

package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Filters and suppressions on the command line. */
@Timeout(300)
class SuppressCommandsTest {
  @TempDir private Path folder;

  @Test
  void aSuppressionIsPreviewedMadeListedAndRemoved() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      assertThat(server.run("suppress", "list").out()).isEqualTo("Nothing is hidden.\n");
      Run preview = server.run("suppress", "preview", "host = web-1");
      assertThat(preview.out())
          .isEqualTo("It would have hidden 0 alerts, of which people closed 0 as true.\n");
      assertThat(server.run("suppress", "preview", "host = web-1", "--output", "json").out())
          .contains("\"state\":\"done\"", "\"losing_steps\":0");
      assertThat(server.run("suppress", "preview", "hots = web-1").talk()).contains("host");
      Run made = server.run("suppress", "add", "host = web-1", "--reason", "Ours.");
      assertThat(made.code()).isZero();
      assertThat(made.talk()).contains("In force. Alerts where the host is \"web-1\".");
      Run listed = server.run("suppress", "list");
      assertThat(listed.out()).contains(made.out().strip(), "host = \"web-1\"", "yes");
      assertThat(server.run("suppress", "list", "--lang", "ja").out()).contains("フィルター", "はい");
      String id = made.out().strip();
      assertThat(server.run("suppress", "change", id, "--enabled", "false").talk())
          .startsWith("In force: no. Expires (UTC): 2");
      assertThat(server.run("suppress", "list").out()).doesNotContain("yes");
      assertThat(server.run("suppress", "change", id, "--enabled", "true", "--days", "9").talk())
          .startsWith("In force: yes.");
      assertThat(server.run("suppress", "change", id, "--days", "900").code()).isNotZero();
      Run removed = server.run("suppress", "remove", made.out().strip());
      assertThat(removed.talk()).contains("Alerts that are back: 0.");
      assertThat(server.run("suppress", "list").out()).isEqualTo("Nothing is hidden.\n");
    }
  }

  @Test
  void anErrorInAFilterSaysWhere() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      Run wrong = server.run("alert", "list", "--filter", "severity >= hihg");
      assertThat(wrong.code()).isEqualTo(ExitCode.INPUT.code());
      assertThat(wrong.talk()).contains("Column 13", "high");
      assertThat(server.run("alert", "list", "--filter", "severity >= high").code()).isZero();
      Run window =
          server.run(
              "suppress",
              "add",
              "host = web-1",
              "--reason",
              "Move.",
              "--begins",
              "2026-12-05T22:00:00Z");
      assertThat(window.talk()).contains("begins and a later one at which it ends");
    }
  }

  @Test
  void inhibitionsOfTheContentAreListed() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      assertThat(server.run("suppress", "inhibitions").out()).contains("ssh-from-many", "0");
      assertThat(server.run("suppress", "inhibitions", "--lang", "ja").out()).contains("多数の");
    }
  }
}

package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alerts are worked on from the command line. */
@Timeout(120)
class TriageCommandsTest {
  @TempDir private Path folder;

  private static String firstAlert(ServedFolder server) throws IOException {
    String line =
        "192.0.2.7 - - [02/Mar/2026:08:00:00 +0000] \"GET /act HTTP/1.1\" 200 5 \"-\""
            + " \"probe/1.0\"\n";
    server.send("shop", line.repeat(20));
    Run listed = server.run("alert", "list", "--output", "json");
    while (!listed.out().contains("\"id\":\"")) {
      assertThat(listed.code()).as(listed.talk()).isZero();
      LockSupport.parkNanos(50_000_000);
      listed = server.run("alert", "list", "--output", "json");
    }
    return listed.out().replaceAll("(?s).*?\"id\":\"([0-9a-f]+)\".*", "$1");
  }

  @Test
  void anAlertIsAssignedCommentedAndClosedAndLeavesTheListUntilItIsOpenedAgain()
      throws IOException {
    try (ServedFolder server = new ServedFolder(folder)) {
      String id = firstAlert(server);
      assertThat(server.run("alert", "assign", id, "--to", "me").out()).contains("in progress");
      assertThat(server.run("alert", "comment", id, "--note", "ours?").code()).isZero();
      Run closed = server.run("alert", "close", id, "--reason", "benign-expected");
      assertThat(closed.out()).contains(id, "dismissed");
      assertThat(server.run("alert", "list").out()).doesNotContain(id);
      assertThat(server.run("alert", "list", "--status", "dismissed").out()).contains(id);
      assertThat(server.run("alert", "history", id).out())
          .containsSubsequence(
              "close", "dismissed, benign, expected", "comment", "ours?", "assign");
      assertThat(server.run("alert", "history", id, "--lang", "ja").out())
          .contains("却下, 想定内", "担当者: ");
      server.run("alert", "reopen", id);
      assertThat(server.run("alert", "list").out()).contains(id);
    }
  }

  @Test
  void allThatAFilterFindsIsClosedAndTakenBack() throws IOException {
    try (ServedFolder server = new ServedFolder(folder)) {
      String id = firstAlert(server);
      Run neither = server.run("alert", "close", "--reason", "duplicate");
      assertThat(neither.code()).isEqualTo(ExitCode.USAGE.code());
      Run both = server.run("alert", "close", id, "--all", "--reason", "duplicate");
      assertThat(both.code()).isEqualTo(ExitCode.USAGE.code());
      Run closed = server.run("alert", "close", "--severity", "low", "--reason", "duplicate");
      assertThat(closed.out()).contains("Alerts changed: ");
      assertThat(closed.talk()).contains("alert undo 1");
      assertThat(server.run("alert", "list").out()).doesNotContain(id);
      assertThat(server.run("alert", "undo", "1").out()).contains("Alerts changed: ");
      assertThat(server.run("alert", "list").out()).contains(id);
    }
  }

  @Test
  void anAlertIsExplainedAndComesAgainOfItsRecords() throws IOException {
    try (ServedFolder server = new ServedFolder(folder)) {
      String id = firstAlert(server);
      Run explained = server.run("explain", id);
      assertThat(explained.code()).as(explained.talk()).isZero();
      assertThat(explained.out()).contains("✓ ", "/act");
      Run replayed = server.run("replay", id);
      assertThat(replayed.out()).contains("✓ The same alert comes of its records.", id);
      assertThat(replayed.code()).isZero();
      assertThat(server.run("replay", "abc").code()).isNotZero();
    }
  }

  @Test
  void aReasonThatThereIsNotIsRefusedWithThoseThereAre() throws IOException {
    try (ServedFolder server = new ServedFolder(folder)) {
      String id = firstAlert(server);
      Run refused = server.run("alert", "close", id, "--reason", "boring");
      assertThat(refused.code()).isEqualTo(ExitCode.INPUT.code());
      assertThat(refused.talk()).contains("false-logic");
    }
  }
}

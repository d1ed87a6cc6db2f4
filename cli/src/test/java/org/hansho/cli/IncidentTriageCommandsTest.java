package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for of incidents on the command line reaches the server. */
@Timeout(120)
class IncidentTriageCommandsTest {
  @TempDir private Path folder;

  @Test
  void commandsOnAnIncidentThatIsNotThereSaySo() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      for (String[] command :
          new String[][] {
            {"incident", "close", "none", "--reason", "true-positive", "--alerts"},
            {"incident", "assign", "none", "--to", "ann"},
            {"incident", "comment", "none", "--note", "x"},
            {"incident", "reopen", "none"},
            {"incident", "history", "none"}
          }) {
        Run run = server.run(command);
        assertThat(run.code()).as(command[1]).isEqualTo(ExitCode.INPUT.code());
        assertThat(run.talk()).as(command[1]).contains("There is no incident none.");
      }
    }
  }

  @Test
  void aListAsksForWhereIncidentsStand() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      assertThat(server.run("incident", "list", "--status", "active,in-progress").code()).isZero();
      assertThat(server.run("incident", "list", "--status", "opne").talk())
          .contains("A status is active");
      assertThat(server.run("incident", "list", "--filter", "severity >= high").code()).isZero();
      assertThat(server.run("incident", "list", "--filter", "host = web-1").talk())
          .contains("incidents have no field host. They have assignee, count, ");
      assertThat(server.run("incident", "close", "none").code()).isEqualTo(ExitCode.USAGE.code());
    }
  }
}

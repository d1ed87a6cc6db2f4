package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Detections are switched off and judged otherwise on the command line. */
@Timeout(120)
class DetectionCommandsTest {
  private static final String ID = "health/source-silent";

  @TempDir private Path folder;

  @Test
  void aDetectionIsSwitchedOffGivenAnotherSeverityAndReset() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      assertThat(server.run("detection", "list").out())
          .isEqualTo("Every detection is as its author made it.\n");
      assertThat(server.run("detection", "off", ID).code()).isEqualTo(ExitCode.USAGE.code());
      assertThat(server.run("detection", "off", ID, "--reason", "Ours.").out())
          .isEqualTo(ID + ": off, severity: its own\n");
      assertThat(server.run("detection", "severity", ID, "low", "--reason", "Ours.").out())
          .startsWith(ID + ": off, severity: ")
          .contains("Low");
      assertThat(server.run("detection", "on", ID, "--reason", "Back.", "--lang", "ja").out())
          .startsWith(ID + ": オン、重大度: ");
      assertThat(server.run("detection", "list").out()).contains(ID, "on", "API", "yes", "Back.");
      Run typo = server.run("detection", "off", "aks/mining", "--reason", "x");
      assertThat(typo.code()).isEqualTo(ExitCode.INPUT.code());
      assertThat(typo.talk()).contains("There is no detection aks/mining");
      assertThat(server.run("detection", "reset", ID).code()).isZero();
      assertThat(server.run("detection", "list").out()).startsWith("Every detection");
    }
  }
}

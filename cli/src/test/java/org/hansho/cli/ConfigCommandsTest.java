package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Settings of a running server are changed, shown with who changed them, and taken back. */
@Timeout(300)
class ConfigCommandsTest {
  @TempDir private Path folder;

  @Test
  void aSettingIsChangedShownWithItsOriginAndTakenBack() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      Run set = server.run("config", "set", "triage.new_evidence", "reopen");
      assertThat(set.code()).isZero();
      assertThat(set.out()).startsWith("triage.new_evidence: reopen  # changed by local at 2");
      assertThat(server.run("config", "show", "--origin").out())
          .contains("new_evidence: reopen", "# changed by local at 2");
      assertThat(server.run("config", "check").code()).isZero();
      Run wrong = server.run("config", "set", "triage.new_evidense", "reopen");
      assertThat(wrong.code()).isEqualTo(ExitCode.INPUT.code());
      assertThat(wrong.talk()).contains("did you mean 'triage.new_evidence'?");
      assertThat(server.run("config", "set", "http.port", "80").talk())
          .contains("cannot be changed over the API");
      Run unset = server.run("config", "unset", "triage.new_evidence");
      assertThat(unset.out()).isEqualTo("triage.new_evidence: reopen-resolved  # default\n");
      assertThat(server.run("config", "show", "--origin").out()).doesNotContain("changed by");
      assertThat(server.run("config", "unset", "triage.new_evidence").talk())
          .contains("Nobody has changed this setting");
    }
  }
}

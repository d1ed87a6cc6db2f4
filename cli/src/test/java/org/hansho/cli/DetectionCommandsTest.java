package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Detections are switched off, judged otherwise and made to learn anew on the command line. */
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
      Run inJapanese =
          server.run("detection", "off", "health/source-silnt", "--reason", "x", "--lang", "ja");
      assertThat(inJapanese.talk())
          .contains("検出 health/source-silnt はありません。'health/source-silent' のことですか?")
          .doesNotContain("There is no detection");
      assertThat(server.run("detection", "reset", ID).code()).isZero();
      assertThat(server.run("detection", "list").out()).startsWith("Every detection");
    }
  }

  @Test
  void whatADetectionHasLearnedIsResetForAReason() throws Exception {
    Files.writeString(
        folder.resolve("new.yml"),
        """
        title: Somebody visited
        name: visit
        level: low
        logsource: {category: webserver}
        detection: {sel: {url.original|contains: visit}, condition: sel}
        ---
        title: New page
        name: new-page
        level: low
        baseline:
            type: first_seen
            rules: [visit]
            group-by: [source.ip]
            condition: {field: url.original}
        """);
    String content = "content: {built_in: false, basics: false, detections: [rule.yml, new.yml]}\n";
    try (ServedFolder server = new ServedFolder(folder, content)) {
      assertThat(server.run("detection", "relearn", "new-page").code())
          .isEqualTo(ExitCode.USAGE.code());
      Run simple = server.run("detection", "relearn", "act", "--reason", "Why.");
      assertThat(simple.talk()).contains("The detection act has no baseline");
      assertThat(simple.code()).isEqualTo(ExitCode.INPUT.code());
      Run done = server.run("detection", "relearn", "new-page", "--reason", "Why.");
      assertThat(done.talk()).contains("new-page: what it had learned is forgotten (states: 0).");
      assertThat(done.code()).isZero();
      assertThat(
              server
                  .run("detection", "relearn", "new-page", "--reason", "x", "--lang", "ja")
                  .talk())
          .contains("new-page: 学習内容をリセットしました");
    }
  }

  @Test
  void aDetectionAndAnotherVersionOfItAreTriedOverWhatTheServerHasKept() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      String line =
          "192.0.2.7 - - [02/Mar/2026:08:00:00 +0000] \"GET /%s HTTP/1.1\" 200 5 \"-\" \"x\"\n";
      server.send(
          "web",
          line.formatted("act") + line.formatted("buy").replace("192.0.2.7", "198.51.100.8"));
      while (!server.run("alert", "list", "--output", "json").out().contains("\"id\":\"")) {
        LockSupport.parkNanos(20_000_000);
      }
      Run asItIs = server.run("detection", "backtest", "act");
      assertThat(asItIs.out()).contains(" raise 1 alert. It is in the list already.", "  = 2");
      Path version = folder.resolve("version.yml");
      Files.writeString(
          version,
          """
          title: Somebody bought something
          name: act
          level: high
          logsource: {category: webserver}
          detection: {sel: {url.original|contains: buy}, condition: sel}
          """);
      Run other = server.run("detection", "backtest", "act", "--rules", version.toString());
      assertThat(other.out()).contains("  + 2", "High", "1 new, 1 gone");
      Run japanese = server.run("detection", "backtest", "act", "--lang", "ja");
      assertThat(japanese.out()).contains("件から、アラートが 1 件発生します。");
      assertThat(server.run("detection", "backtest", "act", "--output", "json").out())
          .contains("\"state\":\"done\"");
      Files.writeString(version, "title: Broken\ndetection: {sel: {a|nothing: 1}}\n");
      Run broken = server.run("detection", "backtest", "--rules", version.toString());
      assertThat(broken.talk()).contains("The back-test failed: ", "candidate.yml:2");
      assertThat(broken.code()).isEqualTo(ExitCode.STOPPED.code());
    }
  }
}

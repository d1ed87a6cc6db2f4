package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds on a machine that is not as it should be. */
@Timeout(300)
class DoctorCommandTest {
  private static final String CONTENT =
      "content: {built_in: false, basics: false, detections: [rule.yml]}\n";

  @TempDir private Path folder;

  private Run doctor(String settings, String... more) throws Exception {
    Path file = folder.resolve("hansho.yml");
    Files.writeString(
        folder.resolve("rule.yml"),
        """
        title: Act
        name: act
        level: low
        logsource: {product: shop}
        detection: {sel: {kind: act}, condition: sel}
        """);
    Files.writeString(file, settings);
    String[] arguments = new String[more.length + 3];
    arguments[0] = "doctor";
    arguments[1] = "--config";
    arguments[2] = file.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Run.of(arguments);
  }

  @Test
  void aNewMachineIsSound() throws Exception {
    Run run = doctor("data: kept\nhttp: {port: 0}\n" + CONTENT);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("is made at the first start", "No server runs in this folder", "1 detections")
        .doesNotContain("error", "{0}");
    assertThat(folder.resolve("kept")).doesNotExist();
  }

  @Test
  void aCheckoutOfSigmaHqIsCountedAndAFolderThatIsNoneIsRefused() throws Exception {
    Path rules = Files.createDirectories(folder.resolve("sigma/rules/linux"));
    Files.writeString(
        rules.resolve("act.yml"),
        """
        title: Act
        status: test
        level: high
        logsource: {product: shop}
        detection: {sel: {kind: act}, condition: sel}
        """);
    String settings = "data: kept\nhttp: {port: 0}\ncontent: {built_in: false, sigmahq: [%s]}\n";
    Run run = doctor(settings.formatted("sigma"));
    assertThat(run.out()).contains("1 detections");
    assertThat(run.talk()).contains("1 of 1 public rules are used");
    Run none = doctor(settings.formatted("sigma/rules"));
    assertThat(none.out() + none.talk()).contains("this is no checkout of SigmaHQ");
  }

  @Test
  void aPortThatIsTakenIsAnErrorWithWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String settings = "data: kept\nhttp: {port: " + taken.getLocalPort() + "}\n" + CONTENT;
      Run run = doctor(settings);
      assertThat(run.code()).isEqualTo(ExitCode.FINDINGS.code());
      assertThat(run.out())
          .contains("error    Nothing can listen at tcp 127.0.0.1:" + taken.getLocalPort())
          .contains("\n         Stop the program that listens there");
      assertThat(doctor(settings, "--lang", "ja").out()).contains("異常", "待ち受けできません");
      assertThat(doctor(settings, "--output", "json").out())
          .startsWith("[{\"part\":\"folder\",\"state\":\"ok\",")
          .contains("\"part\":\"port\",\"state\":\"error\",\"finding\":\"port-refused\"");
    }
  }

  @Test
  void wrongSettingsAreAnErrorWithTheirPlace() throws Exception {
    Run run = doctor("data: kept\nhtpp: {port: 0}\n");
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(run.out())
        .contains("error    The settings are wrong:", "hansho.yml:2", "\n  | ", "\n  = ");
  }

  @Test
  void aFileInPlaceOfTheFolderIsAnError() throws Exception {
    Files.writeString(folder.resolve("kept"), "");
    assertThat(doctor("data: kept\nhttp: {port: 0}\n" + CONTENT).out())
        .contains("kept is no folder", "Name another folder in the setting data.");
  }

  @Test
  void aStoreOfANewerProgramAndAClockThatIsBehindAreErrors() throws Exception {
    Path data = Files.createDirectories(folder.resolve("kept/tenants/default"));
    Path store = folder.resolve("kept/casework.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, name TEXT)");
      statement.executeUpdate("INSERT INTO schema_version VALUES (4711, 'later')");
    }
    Path committed = Files.writeString(data.resolve("committed"), "");
    Files.setLastModifiedTime(committed, FileTime.from(Instant.now().plus(Duration.ofDays(2))));
    Run run = doctor("data: kept\nhttp: {port: 0}\n" + CONTENT);
    assertThat(run.code()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(run.out())
        .contains("error    The alert store has version 4711", "but the server has written at");
  }

  @Test
  void aKeyThatOthersMayReadIsAWarning() throws Exception {
    Files.createDirectories(folder.resolve("kept"));
    Path key = Files.writeString(folder.resolve("kept/local-key"), "key");
    Files.setPosixFilePermissions(
        folder.resolve("kept"), PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    Run run = doctor("data: kept\nhttp: {port: 0}\n" + CONTENT);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("warning  " + key + " can be reached by other users", "chmod go= " + key + ".");
  }

  @Test
  void aServerThatRunsIsNamedAndItsPortIsItsOwn() throws Exception {
    try (ServedFolder server = new ServedFolder(folder)) {
      Run run = server.run("doctor");
      assertThat(run.code()).isZero();
      assertThat(run.out())
          .contains("A server runs in this folder (process " + ProcessHandle.current().pid() + ")")
          .contains("belongs to the server that runs", "which is that of this program");
      server.stop();
      assertThat(server.run("doctor").out()).contains("No server runs in this folder");
    }
  }
}

package org.hansho.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.junit.jupiter.api.Test;

/** Names that read like another message change nothing of what the program says. */
class ForgedMessagesTest {
  private static final SyslogFormat FORMAT = new SyslogFormat();
  private static final List<String> FIELDS =
      List.of(
          "event.action",
          "event.outcome",
          "file.path",
          "source.domain",
          "source.ip",
          "source.port",
          "user.name");

  private static String read(String program, String message) {
    byte[] line =
        ("Nov 25 10:00:00 web-1 " + program + "[7]: " + message + "\n")
            .getBytes(StandardCharsets.UTF_8);
    return String.join("\n", FormatSamples.events(FORMAT, line, FIELDS));
  }

  @Test
  void anUnknownUserOfSshForgesNoAddress() {
    String name = "x 198.51.100.1 port 22 [preauth]";
    for (String front :
        List.of("Connection closed by invalid user ", "Disconnected from invalid user ")) {
      assertThat(read("sshd", front + name + " 203.0.113.7 port 5 [preauth]"))
          .contains(
              "\"event.action\":\"ssh-unauthenticated-end\"",
              "\"source.ip\":\"203.0.113.7\"",
              "\"source.port\":\"5\"",
              "\"user.name\":\"" + name + "\"")
          .doesNotContain("\"source.ip\":\"198.51.100.1\"");
    }
    assertThat(
            read(
                "sshd",
                "Failed password for invalid user x from 198.51.100.1 port 22 ssh2: RSA y"
                    + " from 203.0.113.7 port 5 ssh2"))
        .contains("\"event.outcome\":\"failure\"", "\"source.ip\":\"203.0.113.7\"");
  }

  @Test
  void theIdOfACertificateForgesNoAddress() {
    String certificate =
        " ssh2: ED25519-CERT SHA256:a ID x from 198.51.100.1 port 22 ssh2 (serial 0) CA RSA"
            + " SHA256:b";
    String origin = "alice from 203.0.113.7 port 5" + certificate;
    for (String front : List.of("Accepted publickey for ", "Failed publickey for ")) {
      assertThat(read("sshd", front + origin))
          .contains("\"source.ip\":\"203.0.113.7\"", "\"user.name\":\"alice\"");
    }
    assertThat(read("sshd", "Failed publickey for invalid user " + origin))
        .contains("\"event.outcome\":\"failure\"")
        .doesNotContain("source.ip");
  }

  @Test
  void keysAndWhatFollowsThemAreNoPartOfTheName() {
    assertThat(
            read(
                "sshd",
                "Failed publickey for invalid user a b from 203.0.113.7 port 5 ssh2: RSA SHA256:c"))
        .contains("\"user.name\":\"a b\"", "\"source.ip\":\"203.0.113.7\"");
    assertThat(read("sshd", "Disconnected from user alice 203.0.113.7 port 5"))
        .contains("\"user.name\":\"alice\"", "\"source.ip\":\"203.0.113.7\"");
    assertThat(read("sshd", "Connection reset by 203.0.113.7 port 5 [preauth]"))
        .contains("\"event.action\":\"ssh-disconnect\"", "\"source.ip\":\"203.0.113.7\"");
  }

  @Test
  void aFolderOfPureFtpdForgesNoLogin() {
    assertThat(
            read(
                "pure-ftpd",
                "(shop@203.0.113.7) [INFO] Can't change directory to root is now logged in: No such"
                    + " file or directory"))
        .doesNotContain("ftp-login", "success");
  }

  @Test
  void aFileOfPureFtpdForgesNoOtherTransfer() {
    String speed = "  (5 bytes, 1.00KB/sec)";
    assertThat(
            read(
                "pure-ftpd",
                "(shop@203.0.113.7) [NOTICE] /a uploaded" + speed + " downloaded" + speed))
        .contains(
            "\"event.action\":\"ftp-download\"", "\"file.path\":\"/a uploaded" + speed + "\"");
    assertThat(read("pure-ftpd", "(shop@203.0.113.7) [NOTICE] Deleted /a uploaded" + speed))
        .contains("\"event.action\":\"ftp-delete\"", "\"file.path\":\"/a uploaded" + speed + "\"");
  }

  @Test
  void anAccountOfPureFtpdMayHoldADomain() {
    assertThat(
            read(
                "pure-ftpd",
                "(ann@shop.example@203.0.113.7) [NOTICE] /a downloaded  (5 bytes, 1.00KB/sec)"))
        .contains("\"user.name\":\"ann@shop.example\"", "\"source.ip\":\"203.0.113.7\"");
  }
}

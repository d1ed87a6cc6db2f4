package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class SignInAnalyzerTest {
  private static final SignInAnalyzer ANALYZER = new SignInAnalyzer();

  private static Map<String, List<String>> judged(Map<String, String> values) {
    Set<String> names = new TreeSet<>(ANALYZER.reads());
    names.addAll(ANALYZER.writes());
    Fields fields = Fields.of(List.copyOf(names));
    Event event = new Event(fields);
    event.begin(new byte[0], 0, 0, 0);
    values.forEach((name, value) -> event.addText(fields.id(name), value));
    return Commands.added(ANALYZER, event);
  }

  @Test
  void aRefusedPasswordIsOneTryFromItsAddress() {
    assertThat(
            judged(
                Map.of(
                    "event.action", "ssh-login",
                    "event.outcome", "failure",
                    "ssh.method", "password",
                    "source.ip", "198.51.100.7")))
        .isEqualTo(
            Map.of(
                "authentication.refused", List.of("password"),
                "authentication.tries", List.of("1"),
                "authentication.external_tries", List.of("1"),
                "authentication.peer", List.of("198.51.100.7")));
  }

  @Test
  void aRefusedKeyIsNoPassword() {
    assertThat(
            judged(
                Map.of(
                    "event.action", "ssh-login",
                    "event.outcome", "failure",
                    "ssh.method", "publickey",
                    "source.ip", "198.51.100.7")))
        .isEmpty();
  }

  @Test
  void aLineThatStandsForSeveralTriesCountsThemAll() {
    Map<String, List<String>> judged =
        judged(
            Map.of(
                "event.action", "authentication",
                "event.outcome", "failure",
                "attempts", "5",
                "repeated", "3",
                "pam.module", "pam_unix(sshd:auth)",
                "source.ip", "10.0.0.7"));
    assertThat(judged)
        .containsEntry("authentication.refused", List.of("pam_unix(sshd:auth)"))
        .containsEntry("authentication.tries", List.of("15"))
        .doesNotContainKey("authentication.external_tries");
  }

  @Test
  void aLoginOfTheAuditLogIsHalfATryUnlessTheAccountDoesNotExist() {
    Map<String, String> login =
        Map.of(
            "event.action", "user-login",
            "event.outcome", "failure",
            "user.name", "root",
            "source.ip", "198.51.100.7");
    assertThat(judged(login)).containsEntry("authentication.tries", List.of("0.5"));
    assertThat(
            judged(
                Map.of(
                    "event.action", "user-login",
                    "event.outcome", "failure",
                    "user.name", "(invalid user)",
                    "source.ip", "198.51.100.7")))
        .containsEntry("authentication.tries", List.of("1"));
  }

  @Test
  void anOperationOnKeysInTheAuditLogIsNoPassword() {
    assertThat(
            judged(
                Map.of(
                    "event.action", "user-auth",
                    "event.outcome", "failure",
                    "op", "key",
                    "source.ip", "198.51.100.7")))
        .isEmpty();
  }

  @Test
  void sudoSaysHowOftenThePasswordWasWrong() {
    assertThat(
            judged(
                Map.of(
                    "event.action", "sudo-command",
                    "event.outcome", "failure",
                    "event.reason", "3 incorrect password attempts")))
        .isEqualTo(
            Map.of(
                "authentication.refused", List.of("sudo"),
                "authentication.tries", List.of("3")));
    assertThat(
            judged(
                Map.of(
                    "event.action", "sudo-command",
                    "event.outcome", "failure",
                    "event.reason", "command not allowed")))
        .isEmpty();
  }

  @Test
  void aLogonOfWindowsWithoutAnAddressComesFromItsWorkstation() {
    assertThat(
            judged(
                Map.of(
                    "EventID", "4625",
                    "SubStatus", "0xC000006A",
                    "source.ip", "-",
                    "WorkstationName", "KIOSK")))
        .isEqualTo(
            Map.of(
                "authentication.refused", List.of("windows"),
                "authentication.tries", List.of("1"),
                "authentication.peer", List.of("KIOSK")));
  }

  @Test
  void anExpiredPasswordOfWindowsWasRight() {
    assertThat(
            judged(
                Map.of(
                    "EventID", "4625",
                    "SubStatus", "0xc0000071",
                    "source.ip", "192.0.2.7")))
        .isEmpty();
  }
}

package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.failure;
import static org.hansho.format.syslog.MessageTemplate.note;
import static org.hansho.format.syslog.MessageTemplate.success;

import java.util.ArrayList;
import java.util.List;

/**
 * What OpenSSH's server writes. Source: its {@code auth.c}, {@code session.c}, {@code packet.c}.
 */
public final class SshdMessages {
  private static final String FROM = " from {source} port {source.port}";

  /** The shapes of its messages, tried in order. */
  public static final List<MessageTemplate> TEMPLATES = templates();

  private SshdMessages() {}

  private static List<MessageTemplate> templates() {
    List<MessageTemplate> templates = new ArrayList<>();
    templates.add(success("ssh-login", "Accepted {ssh.method} for {user.name?}" + FROM + " ssh2"));
    templates.addAll(failed());
    templates.addAll(others());
    for (String how : List.of("Connection {} by ", "Disconnected from ")) {
      for (String who : List.of("authenticating user ", "invalid user ", "user ")) {
        String text = how + who + "{user.name*} {source} port {source.port}";
        String action = who.equals("user ") ? "ssh-disconnect" : "ssh-unauthenticated-end";
        templates.add(note(action, text + " [preauth]").whole());
        templates.add(note(action, text).whole());
      }
    }
    templates.addAll(disconnects());
    return List.copyOf(templates);
  }

  /**
   * Refused tries. The name is whatever the client sent, so what follows it is read from the end.
   * Where a certificate was shown its id stands there too, which its maker chose: of a name that
   * the host knows the first address counts, and of one that it does not know no address can be
   * trusted.
   */
  private static List<MessageTemplate> failed() {
    List<MessageTemplate> templates = new ArrayList<>();
    String known = "Failed {ssh.method} for {user.name*}" + FROM;
    String unknown = "Failed {ssh.method} for invalid user {user.name*}" + FROM;
    for (String end :
        List.of(
            " ssh2", "", " ssh2 [preauth]", " ssh1", " ssh2: {} {}", " ssh2: {} {} [preauth]")) {
      templates.add(failure("ssh-login", unknown + end).whole());
      templates.add(failure("ssh-login", known + end).whole());
    }
    templates.add(failure("ssh-login", "Failed {ssh.method} for invalid user "));
    templates.add(failure("ssh-login", "Failed {ssh.method} for {user.name?}" + FROM + " ssh2: "));
    return templates;
  }

  private static List<MessageTemplate> others() {
    return List.of(
        failure("ssh-unknown-user", "Invalid user {user.name*} from {source} port {source.port}"),
        failure("ssh-unknown-user", "Invalid user {user.name*} from {source}"),
        failure("ssh-unknown-user", "input_userauth_request: invalid user {user.name*} [preauth]"),
        failure(
            "ssh-attempts-exceeded",
            "error: maximum authentication attempts exceeded for invalid user {user.name*} from"
                + " {source} port {source.port}"),
        failure(
            "ssh-attempts-exceeded",
            "error: maximum authentication attempts exceeded for {user.name*} from {source} port"
                + " {source.port}"),
        failure("ssh-login-denied", "User {user.name*} from {source} not allowed because"),
        failure("ssh-pam-refusal", "error: PAM: {?} for illegal user {user.name*} from {source}")
            .whole(),
        failure("ssh-pam-refusal", "error: PAM: {?} for {user.name*} from {source}").whole(),
        note("ssh-connection", "Connection from {source} port {source.port} on"),
        note(
            "ssh-session",
            "Starting session: {} on {} for {user.name*} from {source} port {source.port}"),
        note(
            "ssh-session",
            "Starting session: {} for {user.name*} from {source} port {source.port}"),
        note(
            "ssh-session",
            "Starting session: {*} for {user.name*} from {source} port {source.port}"),
        note(
            "ssh-session-end",
            "Close session: user {user.name*} from {source} port {source.port}"));
  }

  private static List<MessageTemplate> disconnects() {
    return List.of(
        note("ssh-disconnect", "Connection {} by {source} port {source.port}"),
        note("ssh-disconnect", "Connection {} by {source} [preauth]"),
        note("ssh-disconnect", "Received disconnect from {source} port {source.port}:"),
        note("ssh-disconnect", "Received disconnect from {source}: "),
        note("ssh-disconnect", "Disconnected from {source} port {source.port}"),
        failure(
            "ssh-bad-protocol",
            "Bad protocol version identification '{*}' from {source} port {source.port}"),
        failure(
            "ssh-bad-protocol",
            "Did not receive identification string from {source} port {source.port}"),
        failure("ssh-bad-protocol", "Did not receive identification string from {source}"),
        failure("ssh-negotiation", "fatal: Unable to negotiate with {source} port {source.port}: "),
        failure("ssh-negotiation", "Unable to negotiate with {source} port {source.port}: "),
        failure(
            "ssh-timeout", "fatal: Timeout before authentication for {source} port {source.port}"),
        note(
            "ssh-reverse-mapping", "reverse mapping checking getaddrinfo for {} [{source}] failed"),
        note("ssh-listening", "Server listening on {destination.ip} port {destination.port}."),
        note("ssh-shutdown", "Received signal 15; terminating."));
  }
}

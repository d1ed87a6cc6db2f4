package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.failure;
import static org.hansho.format.syslog.MessageTemplate.note;
import static org.hansho.format.syslog.MessageTemplate.success;

import java.util.List;

/**
 * What OpenSSH's server writes. Source: its {@code auth.c}, {@code session.c}, {@code packet.c}.
 */
final class SshdMessages {
  static final List<MessageTemplate> TEMPLATES =
      List.of(
          success(
              "ssh-login",
              "Accepted {ssh.method} for {user.name*} from {source} port {source.port} ssh2"),
          failure(
              "ssh-login",
              "Failed {ssh.method} for invalid user {user.name*} from {source} port {source.port}"),
          failure(
              "ssh-login", "Failed {ssh.method} for {user.name*} from {source} port {source.port}"),
          failure("ssh-unknown-user", "Invalid user {user.name*} from {source} port {source.port}"),
          failure("ssh-unknown-user", "Invalid user {user.name*} from {source}"),
          failure(
              "ssh-unknown-user", "input_userauth_request: invalid user {user.name*} [preauth]"),
          failure(
              "ssh-attempts-exceeded",
              "error: maximum authentication attempts exceeded for invalid user {user.name*} from"
                  + " {source} port {source.port}"),
          failure(
              "ssh-attempts-exceeded",
              "error: maximum authentication attempts exceeded for {user.name*} from {source} port"
                  + " {source.port}"),
          failure("ssh-login-denied", "User {user.name*} from {source} not allowed because"),
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
              "Close session: user {user.name*} from {source} port {source.port}"),
          note(
              "ssh-disconnect",
              "Connection {} by authenticating user {user.name} {source} port {source.port} [preauth]"),
          note(
              "ssh-disconnect",
              "Connection {} by invalid user {user.name} {source} port {source.port} [preauth]"),
          note("ssh-disconnect", "Connection {} by {source} port {source.port}"),
          note("ssh-disconnect", "Connection {} by {source} [preauth]"),
          note("ssh-disconnect", "Received disconnect from {source} port {source.port}:"),
          note("ssh-disconnect", "Received disconnect from {source}: "),
          note(
              "ssh-disconnect",
              "Disconnected from authenticating user {user.name} {source} port {source.port}"),
          note(
              "ssh-disconnect",
              "Disconnected from invalid user {user.name} {source} port {source.port}"),
          note("ssh-disconnect", "Disconnected from user {user.name} {source} port {source.port}"),
          note("ssh-disconnect", "Disconnected from {source} port {source.port}"),
          failure(
              "ssh-bad-protocol",
              "Bad protocol version identification '{*}' from {source} port {source.port}"),
          failure(
              "ssh-bad-protocol",
              "Did not receive identification string from {source} port {source.port}"),
          failure("ssh-bad-protocol", "Did not receive identification string from {source}"),
          failure(
              "ssh-negotiation", "fatal: Unable to negotiate with {source} port {source.port}: "),
          failure("ssh-negotiation", "Unable to negotiate with {source} port {source.port}: "),
          failure(
              "ssh-timeout",
              "fatal: Timeout before authentication for {source} port {source.port}"),
          note(
              "ssh-reverse-mapping",
              "reverse mapping checking getaddrinfo for {} [{source}] failed"),
          note("ssh-listening", "Server listening on {destination.ip} port {destination.port}."),
          note("ssh-shutdown", "Received signal 15; terminating."));

  private SshdMessages() {}
}

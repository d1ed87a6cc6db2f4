package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.failure;
import static org.hansho.format.syslog.MessageTemplate.note;
import static org.hansho.format.syslog.MessageTemplate.success;

import java.util.ArrayList;
import java.util.List;

/**
 * What the SSH server Dropbear writes. A name in quotes is whatever the client sent, so the address
 * is read from the end. Source: its {@code svr-authpasswd.c}, {@code svr-authpam.c}, {@code
 * svr-authpubkey.c}, {@code svr-auth.c}, {@code svr-session.c}.
 */
final class DropbearMessages {
  static final List<MessageTemplate> TEMPLATES = templates();

  private DropbearMessages() {}

  private static List<MessageTemplate> templates() {
    String client = " from {source}:{source.port}";
    List<MessageTemplate> templates = new ArrayList<>();
    for (String bad : List.of("Bad password attempt", "Bad PAM password attempt")) {
      templates.add(failure("ssh-login", bad + " for '{user.name*}'" + client).whole());
    }
    for (String how : List.of("Password", "PAM password")) {
      String text = how + " auth succeeded for '{user.name*}'" + client;
      templates.add(success("ssh-login", text).whole());
    }
    templates.add(
        success(
                "ssh-key-login",
                "Pubkey auth succeeded for '{user.name*}' with {*} key {*}" + client)
            .whole());
    templates.add(
        failure("ssh-unknown-user", "Login attempt for nonexistent user '{user.name*}'" + client)
            .whole());
    templates.add(
        failure("ssh-unknown-user", "Login attempt for nonexistent user" + client).whole());
    templates.add(
        failure(
                "ssh-attempts-exceeded",
                "Exit before auth{*}Max auth tries reached - user '{user.name*}'" + client)
            .whole());
    templates.add(note("ssh-connection", "Child connection" + client).whole());
    templates.add(note("ssh-disconnect", "Exit before auth from <{source}:{source.port}>"));
    return List.copyOf(templates);
  }
}

package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.failure;
import static org.hansho.format.syslog.MessageTemplate.note;
import static org.hansho.format.syslog.MessageTemplate.success;

import java.util.List;

/**
 * What su, pkexec, logind, the modules of PAM, Webmin and xrdp write. Sources: shadow-utils and
 * util-linux ({@code su}), polkit ({@code pkexec.c}), systemd ({@code logind-session.c}), Linux-PAM
 * ({@code pam_unix}), Webmin ({@code miniserv.pl}), xrdp ({@code sesman}).
 */
final class AuthMessages {
  static final List<MessageTemplate> SU =
      List.of(
          success("su", "Successful su for {user.target.name*} by {user.name*}"),
          failure("su", "FAILED su for {user.target.name*} by {user.name*}"),
          success("su", "(to {user.target.name*}) {user.name} on "),
          failure("su", "FAILED SU (to {user.target.name*}) {user.name} on "),
          failure("su", "FAILED SU on {} FOR {user.target.name*} BY {user.name*}"),
          success("su-terminal", "+ {} {user.name}:{user.target.name*}"),
          failure("su-terminal", "- {} {user.name}:{user.target.name*}"));

  static final List<MessageTemplate> PKEXEC =
      List.of(
          success(
              "pkexec-command",
              "{user.name}: Executing command [USER={user.target.name*}] [TTY={TTY*}]"
                  + " [CWD={process.working_directory*}] [COMMAND={command*}]"),
          failure(
              "pkexec-command",
              "{user.name}: {*} [USER={user.target.name*}] [TTY={TTY*}]"
                  + " [CWD={process.working_directory*}] [COMMAND={command*}]"));

  static final List<MessageTemplate> SESSIONS =
      List.of(
          note("session-opened", "New session {} of user {user.name*}."),
          note("session-closed", "Removed session {}."),
          failure("login", "FAILED LOGIN ({}) on '{}' from '{source}' FOR '{user.name*}', "),
          failure("login", "FAILED LOGIN ({}) on '{}' FOR '{user.name*}', "),
          success("login", "LOGIN ON {} BY {user.name} FROM {source}"),
          success("login", "LOGIN ON {} BY {user.name*}"),
          success("login", "ROOT LOGIN ON {} FROM {source}"),
          success("login", "ROOT LOGIN ON {}"));

  /** What PAM's modules write in the name of any program. */
  static final List<MessageTemplate> PAM =
      List.of(
          note(
              "session-opened",
              "{}: session opened for user {user.target.name}(uid={}) by {user.name*}(uid="),
          note(
              "session-opened",
              "{}: session opened for user {user.target.name} by {user.name*}(uid="),
          note("session-closed", "{}: session closed for user {user.target.name*}"),
          failure(
              "authentication",
              "{pam.module}: authentication failure; {*} rhost={source}  user={user.name*}"),
          failure(
              "authentication",
              "{pam.module}: authentication failure; {*} ruser={source.user.name} rhost="
                  + "  user={user.name*}"),
          failure(
              "authentication",
              "{pam.module}: authentication failure; {*} ruser={source.user.name} rhost="
                  + " user={user.name*}"),
          failure(
              "authentication",
              "{pam.module}: authentication failure; {*} rhost=  user={user.name*}"),
          failure(
              "authentication",
              "{pam.module}: authentication failure; {*} rhost={source} user={user.name*}"),
          failure(
              "authentication",
              "{pam.module}: authentication failure; {*} rhost= user={user.name*}"),
          failure("authentication", "{pam.module}: authentication failure; {*} rhost={source}"),
          failure("authentication", "{pam.module}: authentication failure; "),
          failure(
              "authentication",
              "PAM {attempts} more authentication failures; {*} rhost={source}  user={user.name*}"),
          failure(
              "authentication", "PAM {attempts} more authentication failures; {*} rhost={source}"),
          failure(
              "authentication",
              "PAM {attempts} more authentication failure; {*} rhost={source}  user={user.name*}"),
          failure(
              "authentication", "PAM {attempts} more authentication failure; {*} rhost={source}"),
          failure("unknown-user", "{}: check pass; user unknown"),
          failure("unknown-user", "{}: user \"{user.name*}\" does not exist in"),
          success("password-changed", "{}: password changed for {user.target.name*}"),
          failure("account-locked", "{}: user {user.target.name*} ({}) has time limit "),
          failure(
              "account-locked",
              "{}: Consecutive login failures for user {user.target.name*} account temporarily"
                  + " locked"));

  /** What servers that sign people in write in their own words: Webmin, sesman of xrdp. */
  static final List<MessageTemplate> REMOTE =
      List.of(
          failure("login", "Invalid login as {user.name*} from {source}").whole(),
          failure("login", "Non-existent login as {user.name*} from {source}").whole(),
          success("login", "Successful login as {user.name*} from {source}").whole(),
          failure("login", "{*}AUTHFAIL: user={user.name*} ip={source} time="));

  private AuthMessages() {}
}

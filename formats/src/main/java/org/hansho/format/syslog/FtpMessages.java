package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.failure;
import static org.hansho.format.syslog.MessageTemplate.note;
import static org.hansho.format.syslog.MessageTemplate.success;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What FTP servers write of sessions, to syslog or to a file of their own. Sources: vsftpd ({@code
 * logging.c}), ProFTPD ({@code modules/mod_auth.c}, {@code main.c}), Pure-FTPd ({@code ftpd.c}).
 */
public final class FtpMessages {
  /** Of vsftpd. */
  public static final List<MessageTemplate> VSFTPD = vsftpd();

  /** Of ProFTPD, behind the name of the server and the client. */
  static final List<MessageTemplate> PROFTPD = proftpd();

  /** Of Pure-FTPd, behind the account and the client. */
  static final List<MessageTemplate> PURE_FTPD = pureFtpd();

  private FtpMessages() {}

  /**
   * Before a login the name is whatever the client sent, also text like that of another message.
   * Such a line ends with what the server has to say of it; so a login is read where nothing
   * follows it, the refused one first. The name in front of a finished command was let in, and what
   * is behind may be the name of a file: there the first place counts.
   */
  private static List<MessageTemplate> vsftpd() {
    List<MessageTemplate> templates = new ArrayList<>();
    templates.add(note("ftp-connection", "CONNECT: Client \"{source}\""));
    for (String rate : List.of(", {*}Kbyte/sec", "")) {
      if (rate.isEmpty()) {
        beforeLogin(templates);
      }
      for (String command : List.of("UPLOAD", "DOWNLOAD")) {
        String action = "ftp-" + command.toLowerCase(Locale.ROOT);
        String text = command + ": Client \"{source}\", \"{file.path*}\"" + rate;
        MessageTemplate done = success(action, "[{user.name?}] OK " + text);
        MessageTemplate failed = failure(action, "[{user.name?}] FAIL " + text);
        templates.add(rate.isEmpty() ? done : done.whole());
        templates.add(rate.isEmpty() ? failed : failed.whole());
      }
    }
    for (String command : List.of("DELETE", "RENAME", "MKDIR")) {
      String text = "[{user.name?}] OK " + command + ": Client \"{source}\", \"{file.path*}\"";
      templates.add(success("ftp-" + command.toLowerCase(Locale.ROOT), text));
    }
    return List.copyOf(templates);
  }

  private static void beforeLogin(List<MessageTemplate> templates) {
    String client = "LOGIN: Client \"{source}\"";
    templates.add(failure("ftp-login", "[{user.name*}] FAIL " + client).whole());
    templates.add(success("ftp-login", "[{user.name*}] OK " + client).whole());
    for (String kind : List.of("FTP command", "FTP response", "DEBUG")) {
      String text = "[{user.name*}] " + kind + ": Client \"{source}\", \"{*}\"";
      templates.add(note("ftp-protocol", text).whole());
    }
    String password = client + ", anon password \"{*}\"";
    templates.add(success("ftp-login", "[{user.name?}] OK " + password).whole());
    templates.add(failure("ftp-login", "[{user.name?}] FAIL " + password).whole());
  }

  /**
   * Names of files and folders may read like any other message. A message of a transfer begins with
   * a path, unlike that of a deletion, and ends with the speed; that of a login ends with its last
   * word, where the refusal of a folder goes on with a reason. The name of an account may hold a
   * domain.
   */
  private static List<MessageTemplate> pureFtpd() {
    String front = "({^}@{source}) ";
    String known = "({user.name^}@{source}) [NOTICE] ";
    List<MessageTemplate> templates = new ArrayList<>();
    templates.add(note("ftp-connection", front + "[INFO] New connection from"));
    templates.add(success("ftp-login", front + "[INFO] {user.name*} is now logged in").whole());
    templates.add(
        failure("ftp-login", front + "[WARNING] Authentication failed for user [{user.name*}]")
            .whole());
    templates.add(success("ftp-delete", known + "Deleted {file.path*}"));
    for (String blank : List.of("  ", " ")) {
      String speed = blank + "({} bytes, {}KB/sec)";
      templates.add(success("ftp-upload", known + "{file.path*} uploaded" + speed).whole());
      templates.add(success("ftp-download", known + "{file.path*} downloaded" + speed).whole());
    }
    return List.copyOf(templates);
  }

  /**
   * Older versions part client and message by a hyphen, newer ones by a colon. A client in an
   * anonymous section is ANON.
   */
  private static List<MessageTemplate> proftpd() {
    List<MessageTemplate> templates = new ArrayList<>();
    for (String parting : List.of(") - ", "): ")) {
      String front = "{} ({}[{source}]" + parting;
      templates.add(note("ftp-connection", front + "FTP session opened"));
      for (String end : List.of("Login successful.", "Login successful")) {
        for (String kind : List.of("USER ", "ANON ")) {
          templates.add(success("ftp-login", front + kind + "{user.name*}: " + end).whole());
        }
      }
      templates.add(failure("ftp-login", front + "USER {user.name*} (Login failed)"));
      templates.add(failure("ftp-login", front + "ANON {user.name*} (Login failed)"));
      templates.add(failure("ftp-login", front + "USER {user.name*}: no such user found"));
      templates.add(note("ftp-disconnect", front + "FTP session closed"));
    }
    return List.copyOf(templates);
  }
}

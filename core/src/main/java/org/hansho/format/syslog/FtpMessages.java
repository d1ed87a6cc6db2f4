package org.hansho.format.syslog;

import static org.hansho.format.syslog.MessageTemplate.failure;
import static org.hansho.format.syslog.MessageTemplate.note;
import static org.hansho.format.syslog.MessageTemplate.success;

import java.util.ArrayList;
import java.util.List;

/**
 * What FTP servers write of sessions, to syslog or to a file of their own. Sources: vsftpd ({@code
 * logging.c}), ProFTPD ({@code modules/mod_auth.c}, {@code main.c}), Pure-FTPd ({@code ftpd.c}).
 */
public final class FtpMessages {
  /** Of vsftpd. */
  public static final List<MessageTemplate> VSFTPD =
      List.of(
          note("ftp-connection", "CONNECT: Client \"{source}\""),
          success("ftp-login", "[{user.name*}] OK LOGIN: Client \"{source}\""),
          failure("ftp-login", "[{user.name*}] FAIL LOGIN: Client \"{source}\""),
          success("ftp-upload", "[{user.name*}] OK UPLOAD: Client \"{source}\", \"{file.path*}\""),
          failure(
              "ftp-upload", "[{user.name*}] FAIL UPLOAD: Client \"{source}\", \"{file.path*}\""),
          success(
              "ftp-download", "[{user.name*}] OK DOWNLOAD: Client \"{source}\", \"{file.path*}\""),
          failure(
              "ftp-download",
              "[{user.name*}] FAIL DOWNLOAD: Client \"{source}\", \"{file.path*}\""),
          success("ftp-delete", "[{user.name*}] OK DELETE: Client \"{source}\", \"{file.path*}\""),
          success("ftp-rename", "[{user.name*}] OK RENAME: Client \"{source}\", \"{file.path*}\""),
          success("ftp-mkdir", "[{user.name*}] OK MKDIR: Client \"{source}\", \"{file.path*}\""));

  /** Of ProFTPD, behind the name of the server and the client. */
  static final List<MessageTemplate> PROFTPD = proftpd();

  /** Of Pure-FTPd, behind the account and the client. */
  static final List<MessageTemplate> PURE_FTPD =
      List.of(
          note("ftp-connection", "({}@{source}) [INFO] New connection from"),
          success("ftp-login", "({}@{source}) [INFO] {user.name*} is now logged in"),
          failure(
              "ftp-login", "({}@{source}) [WARNING] Authentication failed for user [{user.name*}]"),
          success("ftp-upload", "({user.name}@{source}) [NOTICE] {file.path*} uploaded"),
          success("ftp-download", "({user.name}@{source}) [NOTICE] {file.path*} downloaded"),
          success("ftp-delete", "({user.name}@{source}) [NOTICE] Deleted {file.path*}"));

  private FtpMessages() {}

  /** Older versions part client and message by a hyphen, newer ones by a colon. */
  private static List<MessageTemplate> proftpd() {
    List<MessageTemplate> templates = new ArrayList<>();
    for (String parting : List.of(") - ", "): ")) {
      String front = "{} ({}[{source}]" + parting;
      templates.add(note("ftp-connection", front + "FTP session opened"));
      templates.add(success("ftp-login", front + "USER {user.name*}: Login successful"));
      templates.add(failure("ftp-login", front + "USER {user.name*} (Login failed)"));
      templates.add(failure("ftp-login", front + "USER {user.name*}: no such user found"));
      templates.add(note("ftp-disconnect", front + "FTP session closed"));
    }
    return List.copyOf(templates);
  }
}

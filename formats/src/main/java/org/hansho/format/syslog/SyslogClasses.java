package org.hansho.format.syslog;

import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;

/**
 * The classes of syslog events. Every line belongs to the service {@code syslog}; those of programs
 * that log people in or give them rights also to {@code auth}, as they stand in {@code auth.log};
 * and some to a service of the program's name. Names of services follow SigmaHQ's taxonomy.
 */
final class SyslogClasses {
  static final EventClass OTHER = of("syslog");
  static final EventClass AUTH = of("auth", "auth");
  static final EventClass SSHD = of("sshd", "auth", "sshd");
  static final EventClass SUDO = of("sudo", "auth", "sudo");
  static final EventClass SU = of("su", "auth", "su");
  static final EventClass CRON = of("cron", "cron");
  static final EventClass VSFTPD = ofFtp("vsftpd");
  static final EventClass PROFTPD = ofFtp("proftpd");
  static final EventClass PURE_FTPD = ofFtp("pure-ftpd");
  static final EventClass CLAMAV = of("clamav", "clamav");
  static final EventClass GUACAMOLE = of("guacamole", "guacamole");

  static final List<EventClass> ALL =
      List.of(OTHER, AUTH, SSHD, SUDO, SU, CRON, VSFTPD, PROFTPD, PURE_FTPD, CLAMAV, GUACAMOLE);

  private SyslogClasses() {}

  private static EventClass of(String name, String... services) {
    LogSource[] sources = new LogSource[services.length + 1];
    for (int i = 0; i < services.length; i++) {
      sources[i] = LogSource.of("linux", null, services[i]);
    }
    sources[services.length] = LogSource.of("linux", null, "syslog");
    String suffix = name.equals("syslog") ? "" : "." + name;
    return EventClass.of("linux.syslog" + suffix, sources);
  }

  /** Of a server of FTP, whose events have the category {@code ftp} too. */
  private static EventClass ofFtp(String service) {
    return EventClass.of(
        "linux.syslog." + service,
        LogSource.of("linux", "ftp", service),
        LogSource.of("linux", null, "syslog"));
  }
}

package org.hansho.format.syslog;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.EventClass;

/**
 * A program whose messages are understood.
 *
 * @param eventClass the class of its events
 * @param templates the shapes of its messages, tried in order
 * @param names the names it logs under
 */
record Program(EventClass eventClass, List<MessageTemplate> templates, List<String> names) {
  static final Program SUDO = program(SyslogClasses.SUDO, List.of(), "sudo");

  /** The visible list: to teach another program, add a line and its templates. */
  static final List<Program> ALL =
      List.of(
          program(SyslogClasses.SSHD, SshdMessages.TEMPLATES, "sshd", "sshd-session", "sshd-auth"),
          program(SyslogClasses.AUTH, DropbearMessages.TEMPLATES, "dropbear"),
          SUDO,
          program(SyslogClasses.SU, AuthMessages.SU, "su"),
          program(SyslogClasses.AUTH, AuthMessages.PKEXEC, "pkexec"),
          program(SyslogClasses.AUTH, AuthMessages.SESSIONS, "systemd-logind", "login", "systemd"),
          program(SyslogClasses.AUTH, AccountMessages.TEMPLATES, "useradd", "userdel", "usermod"),
          program(
              SyslogClasses.AUTH, AccountMessages.TEMPLATES, "groupadd", "groupdel", "groupmod"),
          program(SyslogClasses.AUTH, AccountMessages.TEMPLATES, "gpasswd", "passwd", "chpasswd"),
          program(
              SyslogClasses.AUTH, AccountMessages.TEMPLATES, "chage", "chfn", "chsh", "newusers"),
          program(SyslogClasses.AUTH, AuthMessages.REMOTE, "webmin", "xrdp-sesman"),
          program(SyslogClasses.AUTH, MailMessages.DOVECOT, "dovecot"),
          program(SyslogClasses.AUTH, MailMessages.POSTFIX, "smtpd"),
          program(SyslogClasses.AUTH, MailMessages.EXIM, "exim", "exim4"),
          program(
              SyslogClasses.AUTH, List.of(), "polkitd", "gdm-password", "lightdm", "doas", "sssd"),
          program(
              SyslogClasses.CRON,
              CronMessages.TEMPLATES,
              "CRON",
              "cron",
              "crond",
              "crontab",
              "anacron"),
          program(SyslogClasses.OTHER, KernelMessages.TEMPLATES, "kernel"),
          program(SyslogClasses.VSFTPD, FtpMessages.VSFTPD, "vsftpd"),
          program(SyslogClasses.PROFTPD, FtpMessages.PROFTPD, "proftpd"),
          program(SyslogClasses.PURE_FTPD, FtpMessages.PURE_FTPD, "pure-ftpd"),
          program(
              SyslogClasses.CLAMAV,
              List.of(),
              "clamd",
              "clamav",
              "freshclam",
              "clamscan",
              "clamav-milter"),
          program(SyslogClasses.GUACAMOLE, List.of(), "guacd", "guacamole"));

  /** The answer of {@link #find} for a program that is not in the list. */
  static final int UNKNOWN = -1;

  private static final NameTable NAME_TABLE = new NameTable(allNames());
  private static final int[] NUMBERS = numbers();

  private static Program program(
      EventClass eventClass, List<MessageTemplate> templates, String... names) {
    return new Program(eventClass, templates, List.of(names));
  }

  private static List<String> allNames() {
    List<String> names = new ArrayList<>();
    ALL.forEach(program -> names.addAll(program.names));
    return names;
  }

  private static int[] numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < ALL.size(); i++) {
      for (int j = 0; j < ALL.get(i).names.size(); j++) {
        numbers.add(i);
      }
    }
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The place of a program in {@link #ALL}; a path before and {@code (…)} behind are taken off. */
  static int find(byte[] buffer, int from, int to) {
    int parenthesis = Bytes.indexOf(buffer, from, to, (byte) '(');
    int end = parenthesis < 0 ? to : parenthesis;
    int start = end;
    while (start > from && buffer[start - 1] != '/') {
      start--;
    }
    int number = NAME_TABLE.find(buffer, start, end);
    return number < 0 ? UNKNOWN : NUMBERS[number];
  }
}

package org.hansho.format.syslog;

import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.TextVisitor;

/**
 * Reads what a line says: the message of a known program, or an event of Sysmon.
 *
 * <p>{@code process.*} of a message that reports a command (sudo, cron, pkexec) is that command;
 * else it is the program that wrote the line, which {@code log.syslog.appname} always names.
 *
 * <p>A command that sudo or cron reports is not of category {@code process_creation}: it is what
 * somebody asked for, also where it was refused; it names no parent and no account of its own; and
 * a host that also records its processes would report each one twice. Detections that want such
 * lines say service {@code sudo} or {@code cron}.
 *
 * <p>Belongs to one reader.
 */
final class SyslogMessage {
  private static final int SUDO = Program.ALL.indexOf(Program.SUDO);
  private static final byte[] REPEATED = Bytes.of("message repeated ");
  private static final byte[] REPEATED_TEXT = Bytes.of(" times: [ ");
  private static final byte[] PAM_MODULE = Bytes.of("pam_");
  private static final byte[] PAM = Bytes.of("PAM ");

  private static final int AUTH_FACILITY = 4;
  private static final int AUTHPRIV_FACILITY = 10;
  private static final int CRON_FACILITY = 9;

  private final FieldWriter writer;
  private final SysmonEvent sysmon;
  private final MessageMatcher[] programs;
  private final MessageMatcher pam;
  private final SudoMessage sudo;
  private final int message;
  private final int repeated;
  private boolean reportsCommand;

  SyslogMessage(FieldWriter writer, Fields fields, int maxValues) {
    this.writer = writer;
    sysmon = new SysmonEvent(writer, fields, maxValues);
    programs = new MessageMatcher[Program.ALL.size()];
    for (int i = 0; i < programs.length; i++) {
      programs[i] = new MessageMatcher(Program.ALL.get(i).templates(), fields);
    }
    pam = new MessageMatcher(AuthMessages.PAM, fields);
    sudo = new SudoMessage(fields, new MessageMatcher(List.of(), fields));
    message = fields.id("message");
    repeated = fields.id("repeated");
  }

  /** Reads an event of Sysmon; false, with nothing added, if none stands there. */
  boolean readSysmon(byte[] buffer, int from, int to) {
    int at = Bytes.skipSpaces(buffer, from, to);
    return SysmonEvent.begins(buffer, at, to) && sysmon.read(buffer, at, to);
  }

  /** Shows the texts of an event of Sysmon that hold entities, decoded. */
  void visitDecoded(byte[] buffer, int from, int to, TextVisitor visitor) {
    sysmon.visitDecoded(buffer, from, to, visitor);
  }

  /**
   * Reads the message of a program and sets the class of the event.
   *
   * @param program its place in {@link Program#ALL}, or {@link Program#UNKNOWN}
   * @param facility the number of RFC 5424, or -1
   */
  void read(int program, int facility, byte[] buffer, int from, int to) {
    writer.add(message, from, to);
    reportsCommand = false;
    boolean fromPam = readText(program, buffer, from, to);
    writer.event().setEventClass(eventClass(program, fromPam, facility));
  }

  /** Whether {@code process.*} of the message read last is a command that it reports. */
  boolean reportsCommand() {
    return reportsCommand;
  }

  /** Adds the fields of the message; says whether a module of PAM wrote it. */
  private boolean readText(int program, byte[] buffer, int start, int end) {
    int from = Bytes.skipSpaces(buffer, start, end);
    int to = end;
    if (Bytes.startsWith(buffer, from, to, REPEATED)) {
      int text = Bytes.indexOf(buffer, from, Math.min(to, from + 40), REPEATED_TEXT);
      if (text > 0 && buffer[to - 1] == ']') {
        writer.add(repeated, from + REPEATED.length, text);
        from = text + REPEATED_TEXT.length;
        to = Math.max(from, to - 1);
      }
    }
    if (Bytes.startsWith(buffer, from, to, PAM_MODULE) || Bytes.startsWith(buffer, from, to, PAM)) {
      pam.read(writer, buffer, from, to);
      return true;
    }
    if (program == SUDO) {
      reportsCommand = sudo.read(writer, buffer, from, to);
    } else if (program >= 0 && programs[program].read(writer, buffer, from, to)) {
      reportsCommand = programs[program].reportsCommand();
    }
    return false;
  }

  private static EventClass eventClass(int program, boolean fromPam, int facility) {
    if (program >= 0) {
      return Program.ALL.get(program).eventClass();
    }
    if (fromPam || facility == AUTH_FACILITY || facility == AUTHPRIV_FACILITY) {
      return SyslogClasses.AUTH;
    }
    return facility == CRON_FACILITY ? SyslogClasses.CRON : SyslogClasses.OTHER;
  }
}

package org.hansho.format.syslog;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the common fields of these formats are made of, in words; for the manual. */
final class SyslogFields {
  private static final String MESSAGES = "(messages of sshd, su, useradd, cron and their like)";

  private SyslogFields() {}

  static Map<String, String> ofLines() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("host.name", "(host of the line), Computer of Sysmon");
    words.put("message", "(text behind the header)");
    words.put("log.syslog.appname", "(program of the line)");
    words.put("log.syslog.procid", "(process id of the line)");
    words.put("log.syslog.priority", "(priority)");
    words.put("log.syslog.facility.code", "(priority)");
    words.put("log.syslog.severity.code", "(priority)");
    words.put("log.syslog.msgid", "(RFC 5424)");
    words.put("log.syslog.structured_data", "(RFC 5424)");
    words.putAll(ofMessages());
    return words;
  }

  static Map<String, String> ofMessages() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("event.action", "(kind of message)");
    words.put("event.outcome", "(kind of message)");
    words.put("event.reason", "(why sudo refused)");
    words.put("user.name", MESSAGES + ", User of Sysmon");
    words.put("user.id", "LogonId of Sysmon");
    words.put("user.target.name", MESSAGES + ", USER of sudo");
    words.put("user.target.id", "UID of useradd");
    words.put("group.name", MESSAGES);
    words.put("source.ip", MESSAGES + ", SourceIp of Sysmon");
    words.put("source.port", MESSAGES + ", SourcePort of Sysmon");
    words.put("source.domain", "(a host name in place of an address)");
    words.put("source.address", MESSAGES);
    words.put("process.name", "(program of the line or the command it reports), Image of Sysmon");
    words.put("process.pid", "(process id of the line), ProcessId of Sysmon");
    words.put("process.executable", "(COMMAND of sudo), Image of Sysmon");
    words.put("process.command_line", "(COMMAND of sudo, CMD of cron), CommandLine of Sysmon");
    words.put("process.working_directory", "PWD of sudo, CurrentDirectory of Sysmon");
    words.put("process.parent.executable", "ParentImage of Sysmon");
    words.put("process.parent.name", "(ParentImage of Sysmon)");
    words.put("process.parent.command_line", "ParentCommandLine of Sysmon");
    words.put("process.parent.pid", "ParentProcessId of Sysmon");
    words.put("process.ancestors", "(earlier events of Sysmon)");
    words.put("process.ancestors.command_line", "(earlier events of Sysmon)");
    words.put("destination.ip", "DestinationIp of Sysmon");
    words.put("destination.port", "DestinationPort of Sysmon");
    words.put("destination.domain", "DestinationHostname of Sysmon");
    words.put("network.transport", "Protocol of Sysmon");
    words.put("file.path", "TargetFilename of Sysmon");
    return words;
  }
}

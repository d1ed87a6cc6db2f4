package org.hansho.format;

import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Events of Auditbeat, and of Elastic Agent's integrations that run it, in the Elastic Common
 * Schema: what the kernel's audit says (module auditd), processes, users, logins and sockets
 * (module system), and changed files (module file_integrity).
 *
 * <p>A started process is an event of Linux process creation too, with Sigma's names. Reports of a
 * state, such as the processes that run when Auditbeat starts, are no events of their kind. Source:
 * Auditbeat documentation, "Modules" and "Exported fields".
 */
final class AuditbeatFormat {
  private static final String ACTION = "event.action";
  private static final String MODULE = "event.module";

  static final Format FORMAT =
      FormatSpec.of(
              "auditbeat",
              "Events of Auditbeat in ECS: kernel audit, processes, logins, users, sockets, files",
              event("other"))
          .mark(
              Mark.of(97, "auditbeat", "@timestamp", "event")
                  .and(1, "auditd", "process", "user", "file")
                  .unless("log.level"))
          .kind(
              event("process", LogSource.of("linux", "process_creation", null)),
              ACTION,
              "executed",
              "process_started")
          .kind(event("login", LogSource.of("linux", null, "auth")), ACTION, "user_login")
          .kind(
              event("socket", LogSource.of("linux", "network_connection", null)),
              ACTION,
              "network_flow",
              "connected-to")
          .kind(event("file", LogSource.of("linux", "file_event", null)), MODULE, "file_integrity")
          .kind(event("audit", LogSource.of("linux", null, "auditd")), MODULE, "auditd")
          .kind(event("user"), "event.dataset", "user", "system.user")
          .times("@timestamp")
          .common(
              """
              host.name                 | host.hostname, agent.hostname, beat.hostname
              Image                     | process.executable
              CurrentDirectory          | process.working_directory
              ProcessId                 | process.pid
              ParentProcessId           | process.parent.pid, process.ppid
              ParentImage               | process.parent.executable
              process.parent.pid        | process.ppid
              User                      | user.name
              op                        | auditd.data.op
              TargetFilename            | file.path
              user.id                   | user.audit.id
              user.name                 | user.audit.name
              user.effective.id         | user.id
              source.address            | source.ip
              DestinationIp             | destination.ip
              DestinationPort           | destination.port
              SourceIp                  | source.ip
              SourcePort                | source.port
              """)
          .step(Steps.joined("process.command_line", "process.args"))
          .step(Steps.joined("CommandLine", "process.args"))
          .format();

  private AuditbeatFormat() {}

  private static EventClass event(String kind, LogSource... further) {
    LogSource[] sources = new LogSource[further.length + 1];
    sources[0] = LogSource.of("auditbeat", null, kind);
    System.arraycopy(further, 0, sources, 1, further.length);
    return EventClass.of("auditbeat." + kind, sources);
  }
}

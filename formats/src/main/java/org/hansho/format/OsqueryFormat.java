package org.hansho.format;

import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Results of osquery as lines of JSON, one row a line. A query is named as its author likes, so the
 * columns say what a row is: processes that were started ({@code process_events}, {@code
 * bpf_process_events}, {@code es_process_events}, {@code process_etw_events}) are process creation
 * of the system they ran on, sockets network connections, changed files file events. A row that
 * left a table is no event of these.
 *
 * <p>Source: osquery documentation, "Logging" and "Schema".
 */
final class OsqueryFormat {
  private static final String PRODUCT = "osquery";
  private static final byte[] UNSET = Values.ascii("4294967295");
  private static final String PLATFORM = "decorations.platform";
  private static final String COMMAND = "columns.cmdline";

  /** The format. */
  static final Format FORMAT =
      FormatSpec.of(
              PRODUCT,
              "Results of osquery as lines of JSON: processes, sockets, files and other rows",
              of("result"))
          .mark(95, "hostIdentifier", "calendarTime", "columns", "action")
          .mark(94, "hostIdentifier", "unixTime", "columns", "action")
          .kind(of("removed"), "action", "removed")
          .kind(process("windows"), COMMAND)
          .kindAnd(PLATFORM, "windows")
          .kind(process("windows"), COMMAND)
          .kindAnd("columns.token_elevation_type")
          .kind(process("macos"), COMMAND)
          .kindAnd(PLATFORM, "darwin")
          .kind(process("macos"), COMMAND)
          .kindAnd("columns.signing_id")
          .kind(process("linux"), COMMAND)
          .kindAnd("columns.path")
          .kind(
              EventClass.of(
                  "osquery.socket",
                  LogSource.of(PRODUCT, null, "socket"),
                  LogSource.of("linux", "network_connection", null)),
              "columns.remote_address")
          .kind(
              EventClass.of(
                  "osquery.file",
                  LogSource.of(PRODUCT, null, "file"),
                  LogSource.of("linux", "file_event", null)),
              "columns.target_path")
          .times("columns.time", "unixTime")
          .common(
              """
              host.name                   | decorations.hostname, hostIdentifier
              event.action                | columns.action, action
              rule.name                   | name
              Image                       | columns.path
              CommandLine                 | columns.cmdline
              ProcessId                   | columns.pid
              ParentProcessId             | columns.parent, columns.ppid
              ParentImage                 | columns.parent_path
              ParentCommandLine           | columns.parent_cmdline
              User                        | columns.username
              TargetFilename              | columns.target_path
              DestinationIp               | columns.remote_address
              DestinationPort             | columns.remote_port
              SourceIp                    | columns.local_address
              SourcePort                  | columns.local_port
              process.executable          | columns.path
              process.command_line        | columns.cmdline
              process.pid                 | columns.pid
              process.parent.executable   | columns.parent_path
              process.parent.command_line | columns.parent_cmdline
              process.parent.pid          | columns.parent, columns.ppid
              user.name                   | columns.username
              user.id                     | columns.auid
              user.effective.id           | columns.euid, columns.uid
              file.path                   | columns.target_path
              source.ip                   | columns.local_address
              source.port                 | columns.local_port
              destination.ip              | columns.remote_address
              destination.port            | columns.remote_port
              """)
          .copyOnly(OsqueryFormat::isSaid)
          .step(Steps.lastPart("process.name", "columns.path"))
          .step(Steps.lastPart("process.parent.name", "columns.parent_path"))
          .step(Steps.unquoted("CurrentDirectory", "columns.cwd"))
          .step(Steps.unquoted("process.working_directory", "columns.cwd"))
          .format();

  private OsqueryFormat() {}

  /** The audit user of what nobody has signed in for is the largest number. */
  private static boolean isSaid(Event event, int slot) {
    return event.isScalar(slot) && event.length(slot) > 0 && !event.is(slot, UNSET);
  }

  private static EventClass of(String service) {
    return EventClass.of("osquery." + service, LogSource.of(PRODUCT, null, service));
  }

  private static EventClass process(String product) {
    return EventClass.of(
        "osquery.process." + product,
        LogSource.of(PRODUCT, null, "process"),
        LogSource.of(product, "process_creation", null));
  }
}

package org.hansho.format.auditd;

import java.util.ArrayList;
import java.util.List;

/** The fields that tests of the audit formats read. */
final class AuditFields {
  /** What the assembled view adds, and the common names of both views. */
  static final List<String> COMMON =
      List.of(
          "Image",
          "CommandLine",
          "ParentImage",
          "ParentCommandLine",
          "User",
          "CurrentDirectory",
          "ProcessId",
          "ParentProcessId",
          "LogonId",
          "TargetFilename",
          "DestinationIp",
          "DestinationPort",
          "Initiated",
          "ImageLoaded",
          "process.executable",
          "process.name",
          "process.command_line",
          "process.args",
          "process.working_directory",
          "process.pid",
          "process.parent.executable",
          "process.parent.name",
          "process.parent.command_line",
          "process.parent.pid",
          "process.ancestors",
          "user.name",
          "user.id",
          "user.effective.id",
          "user.effective.name",
          "user.target.name",
          "group.name",
          "host.name",
          "container.id",
          "event.action",
          "event.outcome",
          "file.path",
          "file.name",
          "source.ip",
          "destination.ip",
          "destination.port");

  /** Keys of records. */
  static final List<String> RECORD =
      List.of(
          "type",
          "a0",
          "a1",
          "a2",
          "a3",
          "a4",
          "argc",
          "exe",
          "comm",
          "key",
          "name",
          "nametype",
          "syscall",
          "SYSCALL",
          "arch",
          "ARCH",
          "cwd",
          "proctitle",
          "saddr",
          "saddr_fam",
          "laddr",
          "lport",
          "path",
          "op",
          "acct",
          "res",
          "unit",
          "terminal",
          "auid",
          "AUID",
          "uid",
          "UID",
          "cmd",
          "data",
          "grp",
          "id",
          "old-auid",
          "new-auid",
          "seresult",
          "seperms",
          "tclass",
          "profile",
          "success",
          "tty");

  private AuditFields() {}

  /** Both. */
  static List<String> all() {
    List<String> all = new ArrayList<>(COMMON);
    all.addAll(RECORD);
    return all;
  }
}

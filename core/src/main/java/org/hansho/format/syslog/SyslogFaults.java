package org.hansho.format.syslog;

import org.hansho.format.Fault;

/** Faults of syslog and of rows that carry it. */
final class SyslogFaults {
  static final Fault HEADER =
      new Fault(
          "The line begins with neither a priority in angle brackets nor a time stamp.",
          "PRI, TIMESTAMP",
          "Give lines as the daemon writes them: a message of several lines needs the"
              + " escapes of rsyslog or RFC 5424, and other programs a file of their own.");

  static final Fault ROW =
      new Fault(
          "The row has no message.",
          "SyslogMessage",
          "Export the table Syslog with the column SyslogMessage.");

  private SyslogFaults() {}
}

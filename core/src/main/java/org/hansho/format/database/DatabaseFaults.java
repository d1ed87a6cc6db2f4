package org.hansho.format.database;

import org.hansho.format.Fault;

/** Faults of logs of databases. Fields have the names that the server documents. */
final class DatabaseFaults {
  static final Fault SLOW_HEAD =
      new Fault(
          "The entry begins neither with # Time: nor with # User@Host:.",
          "# Time, # User@Host",
          "Give the slow log whole: entries begin with these lines, and log_output must"
              + " be FILE.");

  static final Fault GENERAL_HEAD =
      new Fault(
          "The line has no connection id and no command behind its time.",
          "id, command",
          "Give the general log whole: a statement's further lines belong below the line"
              + " that begins it.");

  static final Fault ERROR_TIME =
      new Fault(
          "The line does not begin with a time.",
          "time",
          "Give the error log whole: further lines of a message belong below the line"
              + " that begins it.");

  static final Fault ERRORLOG_TIME =
      new Fault(
          "The line does not begin with a time of the form 2026-11-26 10:00:00.00.",
          "time",
          "Give the ERRORLOG whole: further lines of a message belong below the line that"
              + " begins it.");

  static final Fault SERVER_AUDIT =
      new Fault(
          "The line has not the columns of server_audit, parted by commas.",
          "timestamp, serverhost, username, host, connectionid, queryid, operation,"
              + " database, object, retcode",
          "Set server_audit_output_type=FILE; with SYSLOG give the file as syslog.");

  static final Fault SERVER_AUDIT_TIME =
      new Fault(
          "The line does not begin with a time of the form 20261126 10:00:00.",
          "timestamp",
          "Set server_audit_output_type=FILE; a line that was cut cannot be mended.");

  static final Fault POSTGRESQL_PREFIX =
      new Fault(
          "The line begins with no prefix of time and severity that is known.",
          "log_line_prefix",
          "Set log_line_prefix to begin with %t, %m or %n (such as '%m [%p] %q%u@%d '),"
              + " or log to csvlog or jsonlog.");

  static final Fault CSVLOG_OPEN =
      new Fault(
          "The row is cut, or a quote in it is not closed.",
          "quoted column",
          "Give the csvlog whole, as the server wrote it; a row that was cut cannot be"
              + " mended.");

  static final Fault CSVLOG_BEGINNING =
      new Fault(
          "The log begins in the middle of a row.",
          "log_time",
          "Give the whole file if that row matters; everything from the next row on is" + " read.");

  static final Fault CSVLOG_COLUMNS =
      new Fault(
          "The row has not the 23, 24 or 26 columns of a csvlog.",
          "columns",
          "Give a csvlog as PostgreSQL 9.0 or later writes it: all columns, no others.");

  static final Fault CSVLOG_TIME =
      new Fault(
          "The row does not begin with a time of the form 2026-11-26 10:00:00.000 UTC.",
          "log_time",
          "Give the csvlog as the server wrote it: tools for tables change the form of"
              + " times.");

  static final Fault JSONLOG =
      new Fault(
          "The object is no record of jsonlog: it has no time or no severity.",
          "timestamp, error_severity",
          "Give the jsonlog alone, with the names of the keys that the server writes.");

  static final Fault MYSQL_AUDIT =
      new Fault(
          "The object is no record of the audit log: it names no class.",
          "class",
          "Set audit_log_format=JSON; the older formats in XML are not read.");

  static final Fault AUDIT_OPEN =
      new Fault(
          "A quote of the row is not closed.",
          "quoted column",
          "Export again: statements stand in double quotes, those in them doubled.");

  static final Fault AUDIT_SEMICOLONS =
      new Fault(
          "The columns are parted by semicolons; commas are read.",
          "header line",
          "Export with commas (in PowerShell: Export-Csv without -UseCulture).");

  static final Fault AUDIT_HEADER =
      new Fault(
          "The first line names no column event_time.",
          "event_time",
          "Export with the names of the columns in the first line.");

  static final Fault AUDIT_COLUMNS =
      new Fault(
          "The row has not as many columns as the first line names.",
          "columns",
          "Export with quotes around statements, which may hold commas; give each export"
              + " as a file.");

  static final Fault AUDIT_TIME =
      new Fault(
          "The time is not of the form 2026-11-25 10:20:30.",
          "event_time",
          "Export with ISO times: CONVERT(varchar(27), event_time, 121)");

  private DatabaseFaults() {}
}

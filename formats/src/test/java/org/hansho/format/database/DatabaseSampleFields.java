package org.hansho.format.database;

import java.util.List;

/** The fields that the tests of this package read: the common ones and some native ones. */
final class DatabaseSampleFields {
  static final List<String> ALL =
      List.of(
          "application.name",
          "application_name",
          "command_tag",
          "connection_data.connection_type",
          "database.name",
          "database.server",
          "database.session_id",
          "database.statement",
          "database.system",
          "detail",
          "error_severity",
          "event.action",
          "event.code",
          "event.outcome",
          "event.reason",
          "host.name",
          "message",
          "mssql.severity",
          "mssql.source",
          "mssql.state",
          "mysql.command",
          "mysql.error_code",
          "mysql.level",
          "operation",
          "pgaudit.class",
          "pgaudit.command",
          "pgaudit.object_name",
          "pgaudit.parameter",
          "pgaudit.statement",
          "query",
          "source.address",
          "source.domain",
          "source.ip",
          "source.port",
          "sql_state_code",
          "user.name");

  private DatabaseSampleFields() {}
}

package org.hansho.format.database;

import java.util.List;
import org.hansho.record.Format;

/** The formats of this package, for tests that hold of all. */
final class DatabaseFormats {
  static final List<Format> ALL =
      List.of(
          new PostgresqlCsvFormat(),
          new PostgresqlJsonFormat(),
          new PostgresqlLogFormat(),
          new MysqlErrorFormat(),
          new MysqlGeneralFormat(),
          new MysqlSlowFormat(),
          new MysqlAuditJsonFormat(),
          new MariadbAuditFormat(),
          new SqlserverErrorlogFormat(),
          new SqlserverAuditFormat());

  private DatabaseFormats() {}

  static Format named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst().orElseThrow();
  }
}

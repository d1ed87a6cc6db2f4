package org.hansho.testkit.database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Logs that servers write, each with the fields that real ones have. */
public enum ServerLog {
  /** PostgreSQL's csvlog with {@code log_min_duration_statement = 0}. */
  POSTGRESQL("postgresql-csv") {
    @Override
    String line(Instant time, Client client, String statement, Fault fault) {
      String at = POSTGRESQL_TIME.format(time);
      String text = statement.replace("\"", "\"\"");
      boolean failed = fault != Fault.NONE;
      return "%s,\"%s\",\"%s\",811,\"%s:53412\",6565a0dd.32b,4,\"SELECT\",%s,4/13,0,%s,%s,\"%s\",,,,,,%s,,,\"%s\",\"client backend\",,0\n"
          .formatted(
              at,
              client.principal(),
              client.database(),
              client.address(),
              at,
              failed ? "ERROR" : "LOG",
              fault.state(),
              failed ? "the statement failed" : "duration: 0.412 ms  statement: " + text,
              failed ? "\"" + text + "\"" : "",
              client.application());
    }
  },
  /** The audit log of Azure SQL with completed batches. */
  AZURE_SQL("azure-json") {
    @Override
    String line(Instant time, Client client, String statement, Fault fault) {
      String information =
          fault == Fault.NONE
              ? ""
              : "<batch_information><failure_reason>Err %d, Level 15, State 1</failure_reason></batch_information>"
                  .formatted(fault.sqlserver());
      return "{\"time\":\"%s\",\"resourceId\":\"/SUBSCRIPTIONS/00000000-0000-0000-0000-0000000000A1/RESOURCEGROUPS/RG-1/PROVIDERS/MICROSOFT.SQL/SERVERS/SQL-1/DATABASES/SHOP\",\"category\":\"SQLSecurityAuditEvents\",\"operationName\":\"AuditEvent\",\"LogicalServerName\":\"sql-1\",\"properties\":{\"event_time\":\"%s\",\"action_id\":\"BCM\",\"action_name\":\"BATCH COMPLETED\",\"succeeded\":\"%s\",\"server_principal_name\":\"%s\",\"client_ip\":\"%s\",\"application_name\":\"%s\",\"database_name\":\"%s\",\"statement\":\"%s\",\"additional_information\":\"%s\"}}\n"
          .formatted(
              time,
              time,
              fault == Fault.NONE,
              client.principal(),
              client.address(),
              client.application(),
              client.database(),
              escaped(statement),
              information);
    }
  },
  /** MariaDB's audit plugin. */
  MARIADB("mariadb-audit") {
    @Override
    String line(Instant time, Client client, String statement, Fault fault) {
      return "%s,db1,%s,%s,12,7,QUERY,%s,'%s',%d\n"
          .formatted(
              MARIADB_TIME.format(time),
              client.principal(),
              client.address(),
              client.database(),
              statement.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n"),
              fault.mysql());
    }
  };

  private static final DateTimeFormatter POSTGRESQL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MARIADB_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final String format;

  ServerLog(String format) {
    this.format = format;
  }

  /** The name of the format in which it is written. */
  public String format() {
    return format;
  }

  abstract String line(Instant time, Client client, String statement, Fault fault);

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '"' || letter == '\\') {
        escaped.append('\\').append(letter);
      } else if (letter < ' ') {
        escaped.append("\\u%04x".formatted((int) letter));
      } else {
        escaped.append(letter);
      }
    }
    return escaped.toString();
  }
}

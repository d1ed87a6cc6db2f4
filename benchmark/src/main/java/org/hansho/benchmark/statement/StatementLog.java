package org.hansho.benchmark.statement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.hansho.format.azure.AzureJsonFormat;
import org.hansho.format.database.PostgresqlCsvFormat;
import org.hansho.record.Format;

/** Logs in which a statement of one program or tool stands as its server would write it. */
enum StatementLog {
  /** The CSV log of PostgreSQL with durations. */
  POSTGRESQL {
    @Override
    Format format() {
      return new PostgresqlCsvFormat();
    }

    @Override
    String line(Instant time, String application, String statement, String state) {
      String at = TIME.format(time);
      String text = statement.replace("\"", "\"\"");
      boolean failed = !state.equals(SUCCESS);
      return "%s,\"shop\",\"shop\",811,\"192.0.2.10:53412\",6565a0dd.32b,4,\"SELECT\",%s,4/13,0,%s,%s,\"%s\",,,,,,%s,,,\"%s\",\"client backend\",,0\n"
          .formatted(
              at,
              at,
              failed ? "ERROR" : "LOG",
              state,
              failed ? "an error" : "duration: 0.300 ms  statement: " + text,
              failed ? "\"" + text + "\"" : "",
              application);
    }
  },
  /** The audit log of Azure SQL. */
  AZURE_SQL {
    @Override
    Format format() {
      return new AzureJsonFormat();
    }

    @Override
    String line(Instant time, String application, String statement, String state) {
      return "{\"time\":\"%s\",\"category\":\"SQLSecurityAuditEvents\",\"LogicalServerName\":\"sql-1\",\"properties\":{\"event_time\":\"%s\",\"action_id\":\"BCM\",\"succeeded\":\"%s\",\"server_principal_name\":\"shop\",\"client_ip\":\"192.0.2.10\",\"application_name\":\"%s\",\"database_name\":\"shop\",\"statement\":\"%s\"}}\n"
          .formatted(time, time, state.equals(SUCCESS), application, quoted(statement));
    }
  };

  /** The state of a statement that succeeded. */
  static final String SUCCESS = "00000";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);

  /** How it is read. */
  abstract Format format();

  /** One record. */
  abstract String line(Instant time, String application, String statement, String state);

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (letter < ' ') {
        quoted.append("\\u%04x".formatted((int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.toString();
  }
}

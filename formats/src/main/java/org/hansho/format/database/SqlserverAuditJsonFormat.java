package org.hansho.format.database;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.format.Values;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Step;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;

/**
 * Rows of {@code sys.fn_get_audit_file} as JSON: of files of SQL Server's audit, and of those that
 * Azure SQL writes to storage. {@code FOR JSON} and PowerShell write them so. Each row stands for
 * itself: of a statement beyond 4,000 characters each part is an event. Source: SQL Server
 * documentation, sys.fn_get_audit_file.
 */
public final class SqlserverAuditJsonFormat {
  private static final String TIME = "event_time";

  /** The format; the keys are the columns of the function. */
  public static final Format FORMAT = format();

  private SqlserverAuditJsonFormat() {}

  private static Format format() {
    FormatSpec.Builder builder =
        FormatSpec.of(
                "sqlserver-audit-json",
                "Audit of SQL Server and Azure SQL from sys.fn_get_audit_file as JSON",
                DatabaseSystem.MSSQL.of(Activity.SERVER))
            .mark(
                Mark.of(95, TIME, "action_id", "server_principal_name")
                    .and(1, "server_instance_name", "statement", "file_name"));
    // The step sets the class; these name the classes that may come.
    for (Activity activity : Activity.values()) {
      if (activity != Activity.SERVER) {
        builder.kind(DatabaseSystem.MSSQL.of(activity), "action_id", "(" + activity.action() + ")");
      }
    }
    return builder
        .times(TIME)
        .copyOnly((event, slot) -> event.isScalar(slot) && event.length(slot) > 0)
        .common("database.statement | statement")
        .step(rows())
        .format();
  }

  private static Step rows() {
    Set<String> reads = new HashSet<>(SqlserverAuditRows.READS);
    reads.add(TIME);
    Map<String, String> words = new LinkedHashMap<>(SqlserverAuditFormat.words());
    words.remove("database.statement");
    return Step.of(
        reads,
        words,
        fields -> {
          SqlserverAuditRows rows = new SqlserverAuditRows(fields);
          DatabaseClock clock = new DatabaseClock(UnstatedTime.UNKNOWN);
          int time = fields.id(TIME);
          return event -> {
            int slot = Values.scalar(event, time);
            if (event.time() == Event.NO_TIME && slot != Event.NONE) {
              int start = event.start(slot);
              if (clock.read(event.buffer(slot), start, start + event.length(slot)) >= 0) {
                event.setTime(clock.time());
              }
            }
            rows.complete(event);
          };
        });
  }
}

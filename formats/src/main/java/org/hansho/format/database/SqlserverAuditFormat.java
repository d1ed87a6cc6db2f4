package org.hansho.format.database;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.Sample;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * The audit of SQL Server as {@code sys.fn_get_audit_file} gives it, exported to CSV: sign-ins,
 * batches and calls. The first line names the columns, so a source is read from its start; the
 * order and number of columns do not matter. Times are UTC. Source: SQL Server documentation,
 * sys.fn_get_audit_file, "SQL Server Audit Action Groups and Actions".
 */
public final class SqlserverAuditFormat implements Format {
  private static final String[] COLUMNS = {
    "event_time", "sequence_number", "action_id", "succeeded", "server_principal_name",
    "server_instance_name", "database_name", "statement", "additional_information", "file_name"
  };
  private static final int FEWEST = 5;

  private static final Renames COMMON =
      Renames.of(
          """
          event.action        | (action_id: database-login, database-logout or database-statement)
          event.outcome       | (succeeded; of sign-ins action_id)
          event.reason        | (failure_reason in additional_information)
          event.code          | (error_code or Err in additional_information)
          user.name           | server_principal_name, session_server_principal_name, database_principal_name
          source.address      | client_ip, host_name
          source.ip           | (client_ip)
          source.domain       | host_name
          application.name    | application_name
          database.system     | (mssql)
          database.server     | server_instance_name
          database.name       | database_name
          database.session_id | session_id
          database.statement  | (statement, its continuations joined)
          """);

  /** The common fields and what they are taken from. */
  static Map<String, String> words() {
    return COMMON.words();
  }

  @Override
  public String name() {
    return "sqlserver-audit";
  }

  @Override
  public String description() {
    return "Audit of SQL Server exported from sys.fn_get_audit_file as CSV with column names";
  }

  @Override
  public List<EventClass> eventClasses() {
    return DatabaseSystem.MSSQL.classes();
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new LinkedHashSet<>(SqlserverAuditRows.READS);
    names.addAll(DatabaseFields.JOINED);
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    return COMMON.words();
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  /** 96 where the first line names columns of the function. */
  @Override
  public int recognise(byte[] sample, int length) {
    int end = Sample.firstLineEnd(sample, length);
    boolean names = end > 0 && sample[0] != '{' && sample[0] != '[';
    boolean rowsOfWorkspace = Sample.count(sample, end, "event_time_t", "TimeGenerated") > 0;
    return names && !rowsOfWorkspace && Sample.count(sample, end, COLUMNS) >= FEWEST ? 96 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new SqlserverAuditReader(fields, limits);
  }
}

package org.hansho.format.envelope;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.format.Rfc3339Text;
import org.hansho.format.azure.PortalTime;

/**
 * Exports of Log Analytics tables as CSV: each row is put together as the row of JSON that it is
 * elsewhere, and read as such. Times as the portal writes them become those of RFC 3339.
 */
final class TableCsv extends HeadedCsv {
  /** Each of these groups of columns is a table whose rows are read elsewhere. */
  private static final List<List<String>> TABLES =
      List.of(
          List.of("AuditId", "RequestUri", "Verb"),
          List.of("SyslogMessage"),
          List.of("LogMessage", "ContainerName"),
          List.of("LogEntry", "ContainerID"),
          List.of("Category", "log_s"),
          List.of("EventLog", "EventID", "RenderedDescription"),
          List.of("EventSourceName", "EventID", "Activity"));

  @Override
  public String name() {
    return "log-analytics-csv";
  }

  @Override
  public String description() {
    return "CSV exports of the Log Analytics tables AKSAudit, ContainerLogV2, Syslog, Event,"
        + " SecurityEvent and their kin.";
  }

  @Override
  boolean knows(List<String> columns) {
    return TABLES.stream().anyMatch(columns::containsAll);
  }

  @Override
  Row row(List<String> columns) {
    return new OfTable(columns);
  }

  private static final class OfTable implements Row {
    private final List<String> columns;
    private final JsonLine line = new JsonLine();
    private final byte[] time = new byte[Rfc3339Text.LONGEST];

    OfTable(List<String> columns) {
      this.columns = columns;
    }

    @Override
    public void begin() {
      line.begin();
    }

    @Override
    public void cell(int cell, byte[] bytes, int length) {
      String column = columns.get(cell);
      long nanos = column.contains("Time") ? PortalTime.nanos(bytes, 0, length) : Event.NO_TIME;
      if (nanos == Event.NO_TIME) {
        line.text(column, bytes, 0, length);
      } else {
        line.text(column, time, 0, Rfc3339Text.write(nanos, time, 0));
      }
    }

    @Override
    public boolean end(EnclosedText found, long position) {
      line.end();
      found.rewritten(line.bytes(), line.length(), position);
      return true;
    }
  }
}

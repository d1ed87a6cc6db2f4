package org.hansho.format.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.csv.CsvRow;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;

/**
 * PostgreSQL's {@code csvlog}, in the layouts of 9.0 (23 columns), 13 (24) and 14 to 18 (26), with
 * the lines of pgaudit inside. Fields bear the names of the columns in PostgreSQL's manual.
 */
public final class PostgresqlCsvFormat implements Format {
  private static final int ROWS_LOOKED_AT = 20;
  private static final int SEVERITY = 11;

  private final UnstatedTime assumed;

  /** The format with nothing known of zones that are abbreviated. */
  public PostgresqlCsvFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private PostgresqlCsvFormat(UnstatedTime assumed) {
    this.assumed = assumed;
  }

  @Override
  public String name() {
    return "postgresql-csv";
  }

  @Override
  public String description() {
    return "Server log of PostgreSQL 9.0 to 18 as comma-separated values (csvlog), with pgaudit";
  }

  @Override
  public List<EventClass> eventClasses() {
    return DatabaseSystem.POSTGRESQL.classes();
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(PostgresqlNames.CSV.all());
    names.addAll(DatabaseFields.JOINED);
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    return PostgresqlNames.CSV.words("connection_from, (message)");
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new PostgresqlCsvFormat(time);
  }

  /**
   * 95 where the first rows have the columns, a time in the first and a severity in the twelfth; 90
   * where the end of a row that was cut off stands before them.
   */
  @Override
  public int recognise(byte[] sample, int length) {
    CsvRow row = CsvRow.strict(PostgresqlCsvReader.MOST_COLUMNS);
    DatabaseClock clock = new DatabaseClock(assumed);
    int rows = 0;
    int first = PostgresqlCsvReader.firstRow(clock, sample, 0, length);
    int at = first < 0 ? length : first;
    while (at < length && rows < ROWS_LOOKED_AT) {
      int end = row.read(sample, at, length, false);
      if (end < 0) {
        break;
      }
      boolean fits =
          row.columns() > SEVERITY
              && clock.readWithZone(sample, row.start(0), row.end(0)) == row.end(0)
              && PostgresqlSeverity.isMain(sample, row.start(SEVERITY), row.end(SEVERITY));
      if (!fits) {
        return 0;
      }
      rows++;
      at = end;
    }
    return rows == 0 ? 0 : first == 0 ? 95 : 90;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new PostgresqlCsvReader(fields, limits, assumed);
  }
}

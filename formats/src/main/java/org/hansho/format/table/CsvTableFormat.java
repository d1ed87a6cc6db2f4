package org.hansho.format.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * A format of comma-separated values that a {@link FormatSpec} describes. The columns are named by
 * the first line, or by the specification; their names are those of native fields. It is never
 * recognised by the content, since all tables look alike.
 */
public final class CsvTableFormat implements Format {
  private final FormatSpec spec;
  private final char separator;
  private final List<String> columns;

  /**
   * A format of columns.
   *
   * @param separator what stands between two values, one character of ASCII
   * @param columns the names of the columns; empty where the first line names them
   */
  public CsvTableFormat(FormatSpec spec, char separator, List<String> columns) {
    this.spec = spec;
    this.separator = separator;
    this.columns = List.copyOf(columns);
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public String description() {
    return spec.description();
  }

  @Override
  public List<EventClass> eventClasses() {
    return spec.classes();
  }

  @Override
  public Set<String> reads() {
    return spec.reads();
  }

  @Override
  public Map<String, String> commonFields() {
    return spec.words();
  }

  /** The names of the columns. */
  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new CsvTableReader(spec, fields, limits, separator, columns);
  }
}

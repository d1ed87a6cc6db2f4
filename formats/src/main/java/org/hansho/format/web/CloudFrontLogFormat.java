package org.hansho.format.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.flowlog.ColumnReader;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/** An access log of CloudFront; its kinds differ in their columns and in how they are known. */
abstract class CloudFrontLogFormat implements Format {
  private final List<String> columns;

  /**
   * A log with these columns.
   *
   * @param columns their names, with blanks between, used until a header line names others
   */
  CloudFrontLogFormat(String columns) {
    this.columns = List.of(columns.split(" "));
  }

  /** The names of the columns of lines that no header precedes. */
  final List<String> columns() {
    return columns;
  }

  @Override
  public final List<EventClass> eventClasses() {
    return List.of(CloudFrontColumns.REQUEST);
  }

  @Override
  public final Set<String> reads() {
    return CloudFrontColumns.reads();
  }

  @Override
  public final Map<String, String> commonFields() {
    return CloudFrontColumns.commonFields();
  }

  @Override
  public final RecordReader open(Fields fields, Limits limits) {
    return new ColumnReader(fields, limits, new CloudFrontColumns(fields), columns);
  }
}

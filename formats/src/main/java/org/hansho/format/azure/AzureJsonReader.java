package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.JsonKeywords;
import org.hansho.format.JsonRecordReader;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** Reads rows of Azure as JSON; SQL statements that come in several rows are joined. */
final class AzureJsonReader implements RecordReader {
  private final JsonRecordReader records;
  private final AzureRows rows;
  private final SqlStatements statements;

  AzureJsonReader(Fields fields, Limits limits) {
    AzurePaths paths = AzurePaths.of(fields);
    rows = new AzureRows(fields, paths, limits, new JsonKeywords());
    statements = new SqlStatements(fields, paths, limits, rows);
    records =
        new JsonRecordReader(
            fields, paths.ofRow(), limits, JsonRecordReader.Wrapping.LISTS_TOO, this::record);
  }

  /** Services are constants, compared by identity. */
  @SuppressWarnings("ReferenceEquality")
  private void record(Event event, EventSink sink) {
    Service service = rows.open(event);
    if (service != SqlAuditRows.SERVICE || !statements.take(event, sink)) {
      rows.record(event, service, sink);
    }
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    return records.read(block, from, to, position, last, sink);
  }

  @Override
  public boolean isBetweenRecords() {
    return records.isBetweenRecords() && statements.isEmpty();
  }

  @Override
  public void save(StateWriter out) {
    records.save(out);
    statements.save(out);
  }

  @Override
  public void restore(StateReader in) {
    records.restore(in);
    statements.restore(in);
  }

  @Override
  public boolean holdsBack(int unread) {
    return !statements.isEmpty();
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    statements.end(sink);
    return from;
  }

  @Override
  public void end(EventSink sink) {
    records.end(sink);
    statements.end(sink);
  }
}

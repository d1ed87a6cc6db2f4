package org.hansho.format.evtx;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Windows events in a form of which each record becomes the line of JSON that {@link
 * WindowsJsonFormat} reads, so that log sources and fields are the same; that line is the record
 * which evidence shows.
 */
abstract class WindowsRecordsFormat implements Format {
  private final WindowsJsonFormat events = new WindowsJsonFormat();

  /** A reader that hands each record, as a line, to the reader of such lines. */
  abstract RecordReader open(RecordReader lines, Limits limits);

  @Override
  public final List<EventClass> eventClasses() {
    return events.eventClasses();
  }

  @Override
  public final Set<String> reads() {
    return events.reads();
  }

  @Override
  public final Map<String, String> commonFields() {
    return events.commonFields();
  }

  /** The line that a record becomes. */
  @Override
  public final Format ofRecord() {
    return events;
  }

  @Override
  public final RecordReader open(Fields fields, Limits limits) {
    return open(events.open(fields, limits), limits);
  }
}

package org.hansho.format.evtx;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Sample;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Events of Windows as XML: one behind another or below {@code Events}, on one line or several, as
 * {@code wevtutil qe}, the Event Viewer, {@code ToXml()} and collectors write them. Each becomes
 * the line of JSON that {@link WindowsJsonFormat} reads, as those of .evtx files do ({@link
 * EvtxFormat}).
 *
 * <p>Source: Windows event schema; documentation of {@code wevtutil}.
 */
public final class WindowsXmlFormat implements Format {
  private final WindowsJsonFormat events = new WindowsJsonFormat();

  @Override
  public String name() {
    return "windows-xml";
  }

  @Override
  public String description() {
    return "Windows events as XML: wevtutil, the Event Viewer, ToXml() and collectors";
  }

  @Override
  public List<EventClass> eventClasses() {
    return events.eventClasses();
  }

  @Override
  public Set<String> reads() {
    return events.reads();
  }

  @Override
  public Map<String, String> commonFields() {
    return events.commonFields();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  /** The line that a record becomes. */
  @Override
  public Format ofRecord() {
    return events;
  }

  /** 92 where an event begins and says who wrote it. */
  @Override
  public int recognise(byte[] sample, int length) {
    return length > 0
            && sample[0] == '<'
            && WindowsXmlReader.hasEvent(sample, length)
            && Sample.count(sample, length, "<System>", "<EventID") == 2
            && Sample.count(sample, length, "<Provider ", "<Channel>") > 0
        ? 92
        : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new WindowsXmlReader(events.open(fields, limits), limits);
  }
}

package org.hansho.format.evtx;

import java.time.Duration;
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
 * Event logs of Windows as they lie on the disk (.evtx). Each record becomes the line of JSON that
 * {@link WindowsJsonFormat} reads, so that log sources and fields are the same; that line is the
 * record which evidence shows.
 */
public final class EvtxFormat implements Format {
  private static final byte[] MARK = {'E', 'l', 'f', 'F', 'i', 'l', 'e', 0};
  private static final Duration WRITING = Duration.ofSeconds(30);

  private final WindowsJsonFormat events = new WindowsJsonFormat();

  @Override
  public String name() {
    return "evtx";
  }

  @Override
  public String description() {
    return "Event logs of Windows in their binary form (.evtx)";
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
    return true;
  }

  @Override
  public boolean readsWhole() {
    return true;
  }

  /** The line that a record becomes. */
  @Override
  public Format ofRecord() {
    return events;
  }

  @Override
  public Duration patience() {
    return WRITING;
  }

  static boolean begins(byte[] sample, int length) {
    for (int at = 0; at < MARK.length; at++) {
      if (at >= length || sample[at] != MARK[at]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return begins(sample, length) ? 100 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new EvtxReader(events.open(fields, limits), limits);
  }
}

package org.hansho.memory.minidump;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hansho.bytes.SourceBytes;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.WholeSourceReader;

/**
 * Reads one record of a minidump alone, as evidence has it: the text of a {@link FactSheet}. The
 * dump itself is not needed.
 */
final class FactFormat implements Format {
  private final Format dumps;
  private final Function<FactSheet, EventClass> classOf;

  /**
   * What comes of a format of dumps.
   *
   * @param classOf of which class the event of a sheet is
   */
  FactFormat(Format dumps, Function<FactSheet, EventClass> classOf) {
    this.dumps = dumps;
    this.classOf = classOf;
  }

  @Override
  public String name() {
    return dumps.name();
  }

  @Override
  public String description() {
    return dumps.description();
  }

  @Override
  public List<EventClass> eventClasses() {
    return dumps.eventClasses();
  }

  @Override
  public Set<String> reads() {
    return dumps.reads();
  }

  @Override
  public Map<String, String> commonFields() {
    return dumps.commonFields();
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public boolean readsWhole() {
    return true;
  }

  @Override
  public Format ofRecord() {
    return this;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Reader(fields, limits);
  }

  private final class Reader extends WholeSourceReader {
    private final Event event;

    Reader(Fields fields, Limits limits) {
      super(limits);
      this.event = new Event(fields);
      event.setKeywordText(KeywordText.KEPT_VALUES);
    }

    @Override
    public void readWhole(SourceBytes source, String name, EventSink sink) {
      byte[] bytes = new byte[(int) source.size()];
      source.copy(0, bytes, 0, bytes.length);
      int from = 0;
      for (int end = 0; end <= bytes.length; end++) {
        if (end == bytes.length || bytes[end] == '\n') {
          line(bytes, from, end, sink);
          from = end + 1;
        }
      }
    }

    private void line(byte[] bytes, int from, int to, EventSink sink) {
      FactSheet sheet = FactText.read(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      if (sheet != null) {
        event.begin(bytes, from, to - from, from);
        event.setEventClass(classOf.apply(sheet));
        sheet.fill(event);
        sink.event(event);
      }
    }
  }
}

package org.hansho.memory.minidump;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

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
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Reader(fields);
  }

  private final class Reader implements RecordReader {
    private final Event event;

    Reader(Fields fields) {
      this.event = new Event(fields);
      event.setKeywordText(KeywordText.KEPT_VALUES);
    }

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
      int at = from;
      for (int end = from; end < to; end++) {
        if (block[end] == '\n') {
          line(block, at, end, position + (at - from), sink);
          at = end + 1;
        }
      }
      if (last && at < to) {
        line(block, at, to, position + (at - from), sink);
        at = to;
      }
      return at;
    }

    private void line(byte[] block, int from, int to, long position, EventSink sink) {
      FactSheet sheet = FactText.read(new String(block, from, to - from, StandardCharsets.UTF_8));
      if (sheet != null) {
        event.begin(block, from, to - from, position);
        event.setEventClass(classOf.apply(sheet));
        sheet.fill(event);
        sink.event(event);
      }
    }

    @Override
    public void end(EventSink sink) {}

    @Override
    public void save(StateWriter out) {}

    @Override
    public void restore(StateReader in) {}
  }
}

package org.hansho.testkit.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.EventSink;
import org.hansho.format.Format;
import org.hansho.format.Limits;
import org.hansho.format.Malformed;
import org.hansho.format.RecordReader;
import org.hansho.format.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * A format whose reader fails at records that hold {@link #MARK}, as one with a fault would: in the
 * middle of its work, with an exception. Everything else it reads as a real format does.
 */
public final class FaultyFormat implements Format {
  /** What a record at which the reader fails holds. */
  public static final String MARK = "fail-in-the-format";

  /** What a record holds at which the stack of the reader overflows. */
  public static final String DEEP_MARK = "overflow-in-the-format";

  private final Format real;

  /** The real format with a fault; it has the same name. */
  public FaultyFormat(Format real) {
    this.real = real;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public String description() {
    return real.description();
  }

  @Override
  public List<EventClass> eventClasses() {
    return real.eventClasses();
  }

  @Override
  public Set<String> reads() {
    return real.reads();
  }

  @Override
  public Map<String, String> commonFields() {
    return real.commonFields();
  }

  @Override
  public boolean hasMemory() {
    return real.hasMemory();
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return real.recognise(sample, length);
  }

  @Override
  public int recogniseHeader(byte[] sample, int length) {
    return real.recogniseHeader(sample, length);
  }

  @Override
  public boolean readsBinary() {
    return real.readsBinary();
  }

  @Override
  public boolean readsUtf16() {
    return real.readsUtf16();
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new FaultyFormat(real.assuming(time));
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Reader(real.open(fields, limits));
  }

  private record Reader(RecordReader real) implements RecordReader {
    @Override
    public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
      return real.read(block, from, to, position, last, new Sink(sink));
    }

    @Override
    public boolean isBetweenRecords() {
      return real.isBetweenRecords();
    }

    @Override
    public boolean yearLeftOut() {
      return real.yearLeftOut();
    }

    @Override
    public boolean holdsBack(int unread) {
      return real.holdsBack(unread);
    }

    @Override
    public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
      return real.handOver(block, from, to, position, new Sink(sink));
    }

    @Override
    public boolean abandon(EventSink sink) {
      return real.abandon(sink);
    }

    @Override
    public byte[] heading() {
      return real.heading();
    }

    @Override
    public void end(EventSink sink) {
      real.end(new Sink(sink));
    }

    @Override
    public void save(StateWriter out) {
      real.save(out);
    }

    @Override
    public void restore(StateReader in) {
      real.restore(in);
    }

    @Override
    public List<Piece> pieces() {
      return real.pieces();
    }
  }

  private record Sink(EventSink to) implements EventSink {
    @Override
    public void event(Event event) {
      String record =
          new String(
              event.recordBuffer(),
              event.recordOffset(),
              event.recordLength(),
              StandardCharsets.UTF_8);
      if (record.contains(MARK)) {
        throw new ArrayIndexOutOfBoundsException(event.recordLength());
      }
      if (record.contains(DEEP_MARK)) {
        overflow(1);
      }
      to.event(event);
    }

    private static int overflow(int depth) {
      return depth > 0 ? overflow(depth + 1) + 1 : 0;
    }

    @Override
    public void malformed(Malformed record) {
      to.malformed(record);
    }

    @Override
    public void note(String note) {
      to.note(note);
    }
  }
}

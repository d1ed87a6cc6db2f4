package org.hansho.pipeline;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * A format whose reader asks somebody about each event, who may throw in the middle of its work.
 */
record FailingFormat(Format real, Consumer<Event> asked) implements Format {
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
  public boolean hasMemory() {
    return real.hasMemory();
  }

  @Override
  public boolean readsBinary() {
    return real.readsBinary();
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return real.recognise(sample, length);
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Reader(real.open(fields, limits), asked);
  }

  private record Reader(RecordReader real, Consumer<Event> asked) implements RecordReader {
    private EventSink asking(EventSink sink) {
      return new EventSink() {
        @Override
        public void event(Event event) {
          asked.accept(event);
          sink.event(event);
        }

        @Override
        public void malformed(Malformed record) {
          sink.malformed(record);
        }
      };
    }

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
      return real.read(block, from, to, position, last, asking(sink));
    }

    @Override
    public boolean holdsBack(int unread) {
      return real.holdsBack(unread);
    }

    @Override
    public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
      return real.handOver(block, from, to, position, asking(sink));
    }

    @Override
    public boolean abandon(EventSink sink) {
      return real.abandon(sink);
    }

    @Override
    public void end(EventSink sink) {
      real.end(asking(sink));
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
}

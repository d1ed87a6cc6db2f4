package org.hansho.testkit.fault;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * A format whose reader fails at records that hold {@link #MARK}, as one with a fault would: in the
 * middle of its work, with an exception; or, behind records that hold another mark, when it is
 * asked for what it remembers. Everything else it reads as a real format does.
 */
public final class FaultyFormat implements Format {
  /** What a record at which the reader fails holds. */
  public static final String MARK = "fail-in-the-format";

  /** What a record holds at which the stack of the reader overflows. */
  public static final String DEEP_MARK = "overflow-in-the-format";

  /** Behind a record that holds it, the reader fails when what it remembers is saved. */
  public static final String SAVE_MARK = "fail-when-saved";

  /** Behind a record that holds it, the reader fails when pieces of what it remembers are saved. */
  public static final String PIECES_MARK = "fail-at-the-pieces";

  /** Behind a record that holds it, what is saved of the reader cannot be restored. */
  public static final String RESTORE_MARK = "fail-when-restored";

  /** Behind a record that holds it, the reader fails when asked whether it holds back anything. */
  public static final String HELD_MARK = "fail-at-what-is-held";

  private static final List<String> LATER =
      List.of(SAVE_MARK, PIECES_MARK, RESTORE_MARK, HELD_MARK);

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

  /** Reads as the real one does, and remembers which marks it has seen that fail later. */
  private static final class Reader implements RecordReader {
    private final RecordReader real;
    private final Set<String> seen = new HashSet<>();

    Reader(RecordReader real) {
      this.real = real;
    }

    private void failBehind(String mark) {
      if (seen.contains(mark)) {
        throw new IllegalArgumentException(mark);
      }
    }

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
      return real.read(block, from, to, position, last, new Sink(sink, seen));
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
      failBehind(HELD_MARK);
      return real.holdsBack(unread);
    }

    @Override
    public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
      return real.handOver(block, from, to, position, new Sink(sink, seen));
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
      real.end(new Sink(sink, seen));
    }

    @Override
    public void save(StateWriter out) {
      failBehind(SAVE_MARK);
      real.save(out);
      if (seen.contains(RESTORE_MARK)) {
        out.flag(true);
      }
    }

    @Override
    public void restore(StateReader in) {
      real.restore(in);
      if (!in.atEnd()) {
        throw new IllegalArgumentException(RESTORE_MARK);
      }
    }

    @Override
    public List<Piece> pieces() {
      failBehind(PIECES_MARK);
      return real.pieces();
    }
  }

  private record Sink(EventSink to, Set<String> seen) implements EventSink {
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
      LATER.stream().filter(record::contains).forEach(seen::add);
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

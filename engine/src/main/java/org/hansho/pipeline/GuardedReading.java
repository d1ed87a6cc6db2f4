package org.hansho.pipeline;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;

/**
 * Reads a source for whoever wants its records alone, without the stages behind the format. A
 * record at which the reader fails is passed over; it was reported when the source was first read.
 * Saves what the reader remembers before each block. Belongs to one thread.
 */
public final class GuardedReading {
  private final OpenSource open;
  private final Sink sink;

  /** Begins a source. */
  public GuardedReading(Format format, Fields fields, EventSink receiver) {
    this.open = new OpenSource("", format, () -> format.open(fields, Limits.DEFAULT));
    this.sink = new Sink(receiver);
  }

  /** Reads a block; see {@code RecordReader.read}. */
  public int read(byte[] block, int from, int to, long position, boolean last) {
    OpenSource.Asked asked = last ? OpenSource.Asked.READ_TO_THE_END : OpenSource.Asked.READ;
    OpenSource.Portion portion = new OpenSource.Portion(block, from, to, position, asked);
    open.checkpoint();
    sink.passOver(0);
    try {
      return portion.giveTo(open.reader(), from, sink);
    } catch (RuntimeException | StackOverflowError e) {
      boolean text = !open.format().readsBinary();
      return new Recovery(open, sink, (record, cause) -> {}, text, e).read(portion);
    }
  }

  /** Whether the source may be cut here; see {@code RecordReader.isBetweenRecords}. */
  public boolean isBetweenRecords() {
    return open.reader().isBetweenRecords();
  }

  /** What the records that come next cannot be read without; see {@code RecordReader.heading}. */
  public byte[] heading() {
    return open.reader().heading();
  }

  /** Ends the source. */
  public void end() {
    try {
      open.reader().end(sink);
    } catch (RuntimeException | StackOverflowError e) {
      sink.passOver(Long.MAX_VALUE);
    }
  }

  private static final class Sink extends Recovery.CountingSink {
    private final EventSink receiver;

    Sink(EventSink receiver) {
      this.receiver = receiver;
    }

    @Override
    public void event(Event event) {
      if (isNew()) {
        receiver.event(event);
      }
    }

    @Override
    public void malformed(Malformed record) {
      if (isNew()) {
        receiver.malformed(record);
      }
    }

    @Override
    public void note(String note) {
      isNew();
    }
  }
}

package org.hansho.pipeline;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.EventSink;
import org.hansho.format.Format;
import org.hansho.format.Limits;
import org.hansho.format.Malformed;

/**
 * Reads a source for whoever wants its records alone, without the stages behind the format. A
 * record at which the reader fails is passed over; it was told when the source was first read.
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
    OpenSource.Portion portion = new OpenSource.Portion(block, from, to, position, last);
    open.checkpoint();
    sink.passOver(0);
    try {
      return open.reader().read(block, from, to, position, last, sink);
    } catch (RuntimeException | StackOverflowError e) {
      boolean text = !open.format().readsBinary();
      return new Recovery(open, sink, (record, cause) -> {}, text, e).read(portion);
    }
  }

  /** Whether the source may be cut here; see {@code RecordReader.isBetweenRecords}. */
  public boolean isBetweenRecords() {
    return open.reader().isBetweenRecords();
  }

  /** Ends the source. */
  public void end() {
    try {
      open.reader().end(sink);
    } catch (RuntimeException | StackOverflowError e) {
      sink.passOver(Long.MAX_VALUE);
    }
  }

  private static final class Sink implements Recovery.Told {
    private final EventSink receiver;
    private long given;
    private long passedOver;

    Sink(EventSink receiver) {
      this.receiver = receiver;
    }

    @Override
    public long given() {
      return given;
    }

    @Override
    public void passOver(long outputs) {
      given = 0;
      passedOver = outputs;
    }

    @Override
    public void event(Event event) {
      if (++given > passedOver) {
        receiver.event(event);
      }
    }

    @Override
    public void malformed(Malformed record) {
      if (++given > passedOver) {
        receiver.malformed(record);
      }
    }

    @Override
    public void note(String note) {
      given++;
    }
  }
}

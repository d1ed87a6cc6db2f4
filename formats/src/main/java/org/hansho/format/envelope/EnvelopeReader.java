package org.hansho.format.envelope;

import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.RecordNumbers;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Reads wrappers, and what lies in them by the readers of its own formats. */
final class EnvelopeReader implements RecordReader {
  private final RecordReader wrappers;
  private final EnclosedStreams streams;

  EnvelopeReader(RecordReader wrappers, EnclosedStreams streams) {
    this.wrappers = wrappers;
    this.streams = streams;
  }

  /** The format whose event is handed on; null for text of no format. */
  @Nullable Format emitting() {
    return streams.emitting();
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    return wrappers.read(block, from, to, position, last, sink);
  }

  @Override
  public boolean yearLeftOut() {
    return streams.yearLeftOut();
  }

  @Override
  public RecordNumbers numbers() {
    return streams.numbers();
  }

  @Override
  public boolean abandon(EventSink sink) {
    boolean ofWrappers = wrappers.abandon(sink);
    return streams.abandon(sink) || ofWrappers;
  }

  /** What lies inside has no heading. */
  @Override
  public byte[] heading() {
    return streams.isHandingOn() ? new byte[0] : wrappers.heading();
  }

  @Override
  public boolean holdsBack(int unread) {
    return wrappers.holdsBack(unread) || streams.holdsBack();
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    int consumed = wrappers.handOver(block, from, to, position, sink);
    streams.handOver(sink);
    return consumed;
  }

  @Override
  public void end(EventSink sink) {
    wrappers.end(sink);
    streams.end(sink);
  }

  @Override
  public void save(StateWriter out) {
    wrappers.save(out);
    streams.save(out);
  }

  @Override
  public void restore(StateReader in) {
    wrappers.restore(in);
    streams.restore(in);
  }
}

package org.hansho.format.flow;

import java.util.Arrays;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Splits a source into export packets and decodes them.
 *
 * <p>Bytes that are no packet are reported once and skipped up to the next place where a header
 * seems to stand. Linear; belongs to one thread.
 */
final class ExportsReader implements RecordReader {
  private static final int HEADER_BYTES = ReceivedPacket.HEADER;

  private final ExportDecoder decoder;
  private final int longest;

  /** Where the bytes that are being skipped begin in the source, or -1. */
  private long skippedFrom = -1;

  ExportsReader(Fields fields, Limits limits) {
    decoder = new ExportDecoder(fields);
    longest = limits.recordBytes();
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    // A dead letter that is read again begins at its own first byte.
    skippedFrom = Math.min(skippedFrom, position);
    int at = from;
    while (at < to) {
      if (skippedFrom >= 0) {
        int next = nextHeader(block, at, to, last);
        if (next < 0) {
          return last ? endSkipping(block, from, to, position, sink) : -next - 1;
        }
        at = endSkipping(block, from, next, position, sink);
      }
      boolean received = ReceivedPacket.at(block, at, to);
      int length =
          received ? ReceivedPacket.length(block, at, to) : ExportLength.of(block, at, to, last);
      boolean cut = length == ExportLength.INCOMPLETE || length > to - at;
      if (cut && !last && to - at < longest) {
        return at;
      }
      if (cut || length == ExportLength.NONE) {
        skippedFrom = position + (at - from);
        at++;
        continue;
      }
      decode(block, at, at + length, position + (at - from), received, sink);
      at += length;
    }
    return at;
  }

  private void decode(
      byte[] block, int from, int to, long position, boolean received, EventSink sink) {
    if (received) {
      ReceivedPacket.observe(block, from, decoder.observer());
      int packet = from + ReceivedPacket.HEADER;
      decoder.decode(block, packet, to - 1, position + ReceivedPacket.HEADER, sink);
      decoder.observer().clear();
    } else {
      decoder.decode(block, from, to, position, sink);
    }
  }

  /** The index of the next header, or minus one minus the index up to which there is none. */
  private static int nextHeader(byte[] block, int from, int to, boolean last) {
    int end = last ? to : to - HEADER_BYTES;
    for (int at = from; at < end; at++) {
      if (ReceivedPacket.at(block, at, to) || PlausibleHeader.at(block, at, to)) {
        return at;
      }
    }
    return -Math.max(from, end) - 1;
  }

  private int endSkipping(byte[] block, int from, int end, long position, EventSink sink) {
    long skipped = position + (end - from) - skippedFrom;
    int kept = (int) Math.min(skipped, Math.min(end - from, Malformed.SAMPLE_BYTES));
    sink.malformed(
        new Malformed(
            FlowFaults.NO_PACKET,
            skippedFrom,
            (int) Math.min(skipped, Integer.MAX_VALUE),
            Arrays.copyOfRange(block, end - kept, end),
            0));
    skippedFrom = -1;
    return end;
  }

  @Override
  public void save(StateWriter out) {
    out.number(skippedFrom);
    decoder.save(out);
  }

  @Override
  public void restore(StateReader in) {
    skippedFrom = in.number();
    decoder.restore(in);
  }

  @Override
  public void end(EventSink sink) {
    if (skippedFrom >= 0) {
      skippedFrom = -1;
    }
  }
}

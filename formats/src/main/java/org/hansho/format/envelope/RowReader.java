package org.hansho.format.envelope;

import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;

/**
 * Cuts blocks into rows. One that is longer than a record may be is reported once and skipped up to
 * the next line. Belongs to one thread.
 */
abstract class RowReader implements RecordReader {
  private final Limits limits;

  /** Whether the rest of a row that is too long is still to come; saved by who extends this. */
  boolean skipping;

  RowReader(Limits limits) {
    this.limits = limits;
  }

  /** Where the row ends that begins there: at its line feed, or at the end of the block. */
  abstract int rowEnd(byte[] block, int from, int to);

  /** Takes a row, without its line feed and carriage return. */
  abstract void row(byte[] block, int from, int to, long position, EventSink sink);

  @Override
  public final int read(
      byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (at < to) {
      int end = skipping ? LineEnvelope.lineEnd(block, at, to) : rowEnd(block, at, to);
      boolean open = end == to && !last;
      boolean tooLong = end - at > limits.recordBytes();
      if (open && !tooLong && !skipping) {
        return at;
      }
      long place = position + (at - from);
      if (tooLong && !skipping) {
        end = LineEnvelope.lineEnd(block, at, to);
        open = end == to && !last;
        sink.malformed(Malformed.of(Fault.TOO_LONG, place, block, at, end - at));
      } else if (!skipping) {
        row(block, at, LineEnvelope.withoutReturn(block, at, end), place, sink);
      }
      skipping = open;
      at = end == to ? to : end + 1;
    }
    return to;
  }
}

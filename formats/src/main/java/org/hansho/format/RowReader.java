package org.hansho.format;

import org.hansho.event.ByteSearch;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Cuts blocks into rows. A row that is longer than a record may be is reported once as malformed
 * and skipped up to the next line. Belongs to one thread.
 */
public abstract class RowReader implements RecordReader {
  private final Limits limits;

  /** Whether the rest of a row that is too long is still to come. */
  private boolean skipping;

  protected RowReader(Limits limits) {
    this.limits = limits;
  }

  /**
   * Where the row ends that begins there: at its line feed, or at the end of the block. A row is a
   * line, unless a subclass says otherwise.
   */
  protected int rowEnd(byte[] block, int from, int to) {
    return lineEnd(block, from, to);
  }

  /** Takes a row, without its line feed and carriage return. */
  protected abstract void row(byte[] block, int from, int to, long position, EventSink sink);

  @Override
  public final int read(
      byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (at < to) {
      int end = skipping ? lineEnd(block, at, to) : rowEnd(block, at, to);
      boolean open = end == to && !last;
      boolean tooLong = end - at > limits.recordBytes();
      if (open && !tooLong && !skipping) {
        return at;
      }
      long place = position + (at - from);
      if (tooLong && !skipping) {
        end = lineEnd(block, at, to);
        open = end == to && !last;
        sink.malformed(Malformed.of(Fault.TOO_LONG, place, block, at, end - at));
      } else if (!skipping) {
        row(block, at, withoutReturn(block, at, end), place, sink);
      }
      skipping = open;
      at = end == to ? to : end + 1;
    }
    return to;
  }

  /** A subclass that remembers more saves this first, then what is its own. */
  @Override
  public void save(StateWriter out) {
    out.flag(skipping);
  }

  @Override
  public void restore(StateReader in) {
    skipping = in.flag();
  }

  /** Whether no row is being skipped. */
  protected final boolean isBetweenRows() {
    return !skipping;
  }

  @Override
  public void end(EventSink sink) {}

  /** The index of the next line feed, or the end. */
  public static int lineEnd(byte[] block, int from, int to) {
    return ByteSearch.first(block, from, to, (byte) '\n');
  }

  /** The end of a line without the carriage return before it. */
  public static int withoutReturn(byte[] block, int from, int end) {
    return end > from && block[end - 1] == '\r' ? end - 1 : end;
  }
}

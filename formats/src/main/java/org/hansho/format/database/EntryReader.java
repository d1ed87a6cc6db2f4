package org.hansho.format.database;

import java.util.List;
import org.hansho.event.Utf8;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.Memory;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Cuts a log of lines into entries. An entry begins with a line that its format knows as a
 * beginning, and reaches to the next one; so the last entry of a source that grows is read when
 * another one follows, or when nothing has come for a while. Or every line is an entry.
 *
 * <p>An entry beyond the cap is reported once and passed over up to the next beginning. Belongs to
 * one thread.
 */
public final class EntryReader implements RecordReader {
  /** How a format's entries begin and what becomes of them. */
  public interface Entries extends Memory {
    /** Whether a line, without its line feed, begins an entry; asked of each line in turn. */
    boolean begins(byte[] block, int from, int to);

    /** Takes an entry without its last line end; the first of a source may lack its beginning. */
    void entry(byte[] block, int from, int to, long position, EventSink sink);

    /** Whether {@link #handOver} would bring out anything. */
    default boolean holdsBack() {
      return false;
    }

    /** Nothing has come for a while: emits what waits for further entries. */
    default void handOver(EventSink sink) {}

    /** The source has ended. */
    default void end(EventSink sink) {
      handOver(sink);
    }

    @Override
    default void save(StateWriter out) {}

    @Override
    default void restore(StateReader in) {}
  }

  /** How many lines an entry may have. */
  public enum Reach {
    /** One. */
    LINE,
    /** All up to the next that begins an entry. */
    TO_NEXT_BEGINNING
  }

  private static final int OPEN = -1;

  private final Entries entries;
  private final Reach reach;
  private final int mostBytes;
  private boolean skipping;
  private boolean midLine;

  /** A reader that hands each entry to its format. */
  public EntryReader(Entries entries, Reach reach, Limits limits) {
    this.entries = entries;
    this.reach = reach;
    this.mostBytes = limits.recordBytes();
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (at < to) {
      if (skipping) {
        int next = skip(block, at, to, last);
        if (skipping) {
          return next;
        }
        at = next;
        continue;
      }
      int end = entryEnd(block, at, to, last);
      if (end == OPEN) {
        end = endBeforeLongLine(block, at, to);
      }
      boolean tooLong = end == OPEN ? isTooLong(block, at, to) : end - at > mostBytes + 1;
      if (end == OPEN && !tooLong) {
        return at;
      }
      long entryPosition = position + (at - from);
      if (end == OPEN || tooLong) {
        sink.malformed(Malformed.of(Fault.TOO_LONG, entryPosition, block, at, to - at));
        skipping = end == OPEN;
        midLine = skipping;
        at = end == OPEN ? at : end;
      } else {
        entry(block, at, end, entryPosition, sink);
        at = end;
      }
    }
    return to;
  }

  /** The beginning of the line that is not whole. */
  private static int lastLine(byte[] block, int from, int to) {
    int begun = to;
    while (begun > from && block[begun - 1] != '\n') {
      begun--;
    }
    return begun;
  }

  /** The end of an entry before a line that is too long and begins another, or {@link #OPEN}. */
  private int endBeforeLongLine(byte[] block, int from, int to) {
    int begun = lastLine(block, from, to);
    boolean ends =
        reach == Reach.TO_NEXT_BEGINNING
            && begun > from
            && to - begun > mostBytes
            && begins(block, begun, to);
    return ends ? begun : OPEN;
  }

  /**
   * Whether an entry of which the end is not in sight is too long: its whole lines are, or the line
   * that may begin the next one.
   */
  private boolean isTooLong(byte[] block, int from, int to) {
    int begun = lastLine(block, from, to);
    int whole = begun - from;
    if (reach == Reach.LINE || whole == 0) {
      return to - from > mostBytes;
    }
    return whole > mostBytes + 1 || to - begun > mostBytes;
  }

  private void entry(byte[] block, int from, int end, long position, EventSink sink) {
    int start = skipZeros(block, position == 0 ? Utf8.behindMark(block, from, end) : from, end);
    int to = end;
    while (to > start && (block[to - 1] == '\n' || block[to - 1] == '\r')) {
      to--;
    }
    if (to > start) {
      entries.entry(block, start, to, position + (start - from), sink);
    }
  }

  /** The index behind the entry at {@code from}, or {@link #OPEN} if its end is not in sight. */
  private int entryEnd(byte[] block, int from, int to, boolean last) {
    int lineEnd = Bytes.indexOf(block, from, to, (byte) '\n');
    while (lineEnd >= 0 && reach == Reach.TO_NEXT_BEGINNING) {
      int next = lineEnd + 1;
      int nextEnd = Bytes.indexOf(block, next, to, (byte) '\n');
      if (nextEnd < 0 && !last) {
        return OPEN;
      }
      if (next < to && begins(block, next, nextEnd < 0 ? to : nextEnd)) {
        return next;
      }
      lineEnd = nextEnd;
    }
    if (lineEnd < 0) {
      return last ? to : OPEN;
    }
    return lineEnd + 1;
  }

  private boolean begins(byte[] block, int from, int to) {
    int end = to > from && block[to - 1] == '\r' ? to - 1 : to;
    return entries.begins(block, skipZeros(block, from, end), end);
  }

  /** Zeros in front of a line are left by a cut or a loss of power, and are no part of it. */
  private static int skipZeros(byte[] block, int from, int to) {
    int at = from;
    while (at < to && block[at] == 0) {
      at++;
    }
    return at;
  }

  /** Goes to the next beginning; clears {@link #skipping} if it is found. */
  private int skip(byte[] block, int from, int to, boolean last) {
    int at = from;
    while (at < to) {
      int lineEnd = Bytes.indexOf(block, at, to, (byte) '\n');
      if (lineEnd < 0 && !last) {
        midLine |= to - at >= mostBytes;
        return midLine ? to : at;
      }
      int end = lineEnd < 0 ? to : lineEnd;
      if (!midLine && (reach == Reach.LINE || begins(block, at, end))) {
        skipping = false;
        return at;
      }
      midLine = false;
      at = lineEnd < 0 ? to : lineEnd + 1;
    }
    return to;
  }

  @Override
  public boolean isBetweenRecords() {
    return !skipping;
  }

  @Override
  public void save(StateWriter out) {
    out.flag(skipping);
    out.flag(midLine);
    entries.save(out);
  }

  @Override
  public void restore(StateReader in) {
    skipping = in.flag();
    midLine = in.flag();
    entries.restore(in);
  }

  @Override
  public List<Piece> pieces() {
    return entries.pieces();
  }

  @Override
  public boolean holdsBack(int unread) {
    return (unread > 0 && reach == Reach.TO_NEXT_BEGINNING) || entries.holdsBack();
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    int end = reach == Reach.TO_NEXT_BEGINNING ? lastLine(block, from, to) : from;
    int consumed = end > from ? read(block, from, end, position, true, sink) : from;
    entries.handOver(sink);
    return consumed;
  }

  @Override
  public void end(EventSink sink) {
    entries.end(sink);
  }
}

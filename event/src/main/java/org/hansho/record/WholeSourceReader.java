package org.hansho.record;

import java.util.Arrays;
import org.hansho.bytes.SourceBytes;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Reads a source that is one binary document, at any place of it.
 *
 * <p>Who can give the whole source (a mapped file) calls {@link #readWhole} in place of {@link
 * #read}. Who has blocks only may give these: they are collected, up to {@link #COLLECTED} times
 * the longest record (64 MiB by default), and read at the end; a longer source is malformed. What
 * was collected is all that such a reader remembers.
 */
public abstract class WholeSourceReader implements RecordReader {
  /** How many times {@link Limits#recordBytes} may be collected. */
  public static final int COLLECTED = 64;

  private static final Fault TOO_LARGE =
      Fault.inEnglish(
              "The source is larger than what is collected of one that must be read whole.",
              "source",
              "Give it as a plain file: unpacked, and not through a pipe.")
          .inJapanese(
              "全体を読み取る必要のあるソースですが、保持できる大きさを超えています。", "ソース", "パイプを使わず、展開済みの通常のファイルとして指定してください。");

  private static final int FIRST_ROOM = 1 << 16;

  private final long most;
  private byte[] collected = {};
  private int length;
  private boolean tooLong;

  /** A reader that has collected nothing. */
  protected WholeSourceReader(Limits limits) {
    this.most = Math.min((long) COLLECTED * limits.recordBytes(), Integer.MAX_VALUE - FIRST_ROOM);
  }

  /**
   * Reads the source and emits its events. Never throws on its content.
   *
   * @param name what the source is called; may be empty
   */
  public abstract void readWhole(SourceBytes source, String name, EventSink sink);

  @Override
  public final int read(
      byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int more = to - from;
    if (tooLong || length + (long) more > most) {
      tooLong = true;
      return to;
    }
    if (length + more > collected.length) {
      long room = Math.max(FIRST_ROOM, Math.max(2L * collected.length, length + (long) more));
      collected = Arrays.copyOf(collected, (int) Math.min(room, most));
    }
    System.arraycopy(block, from, collected, length, more);
    length += more;
    return to;
  }

  @Override
  public final boolean holdsBack(int unread) {
    return length > 0 || tooLong;
  }

  /** A document of which nothing more has come for the patience of its format is whole. */
  @Override
  public final int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    end(sink);
    return from;
  }

  @Override
  public final void end(EventSink sink) {
    if (tooLong) {
      sink.malformed(new Malformed(TOO_LARGE, 0, 0, new byte[0], 0));
    } else if (length > 0) {
      readWhole(SourceBytes.of(collected, length), "", sink);
    }
    collected = new byte[0];
    length = 0;
    tooLong = false;
  }

  @Override
  public final boolean abandon(EventSink sink) {
    boolean holds = length > 0 || tooLong;
    if (tooLong) {
      sink.malformed(new Malformed(TOO_LARGE, 0, 0, new byte[0], 0));
    } else if (holds) {
      sink.malformed(Malformed.of(Fault.GIVEN_UP, 0, collected, 0, length));
    }
    collected = new byte[0];
    length = 0;
    tooLong = false;
    return holds;
  }

  @Override
  public final void save(StateWriter out) {
    out.flag(tooLong);
    out.bytes(collected, 0, length);
  }

  @Override
  public final void restore(StateReader in) {
    tooLong = in.flag();
    collected = in.bytes();
    length = collected.length;
  }
}

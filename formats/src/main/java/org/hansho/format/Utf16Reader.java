package org.hansho.format;

import java.util.List;
import java.util.function.Function;
import org.hansho.event.Event;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source that may be UTF-16 with a reader that knows UTF-8 only.
 *
 * <p>A source is UTF-16 if it begins with a byte order mark of it; then each block is decoded into
 * a buffer of this reader, of which events are views, while their positions stay those of the
 * source. Any other source goes to the inner reader as it is. Belongs to one thread; makes its
 * buffer grow to the largest block, and allocates nothing else.
 */
public final class Utf16Reader implements RecordReader {
  private static final Fault HALF =
      Fault.inEnglish(
              "The source ends inside of a character of UTF-16.",
              "last character",
              "The file was cut: copy it again, whole.")
          .inJapanese("ソースが UTF-16 の文字の途中で終わっています。", "最後の文字", "ファイルが途中で切れています。ファイル全体をコピーし直してください。");

  private static final int LITTLE_MARK = 0xFEFF;

  /** What is to be done with the bytes at hand. */
  private enum Turn {
    READ,
    READ_TO_THE_END,
    HAND_OVER
  }

  private final RecordReader inner;
  private final RecordReader innerOfUtf16;
  private final Positions positions = new Positions();
  private Utf16Text.@Nullable Order order;
  private boolean decided;
  private byte[] decoded = {};

  /**
   * A reader whose records, in UTF-16, have at most half as many characters as the cap has bytes.
   *
   * @param opener opens the inner reader
   */
  public Utf16Reader(Function<Limits, RecordReader> opener, Limits limits) {
    inner = opener.apply(limits);
    Limits half =
        new Limits(
            Math.max(1, limits.recordBytes() / 2 - 2),
            limits.depth(),
            limits.values(),
            limits.openEvents(),
            limits.openRecords());
    innerOfUtf16 = opener.apply(half);
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    if (!decided) {
      if (to - from < 2 && !last) {
        return from;
      }
      decided = true;
      order = to - from < 2 ? null : orderOf(block, from);
    }
    Utf16Text.Order known = order;
    if (known == null) {
      return inner.read(block, from, to, position, last, sink);
    }
    int start = position == 0 ? from + 2 : from;
    Turn turn = last ? Turn.READ_TO_THE_END : Turn.READ;
    return decode(block, start, to, position + (start - from), known, turn, sink);
  }

  @Override
  public boolean holdsBack(int unread) {
    return reading().holdsBack(unread);
  }

  @Override
  public int handOver(byte[] block, int from, int to, long position, EventSink sink) {
    Utf16Text.Order known = order;
    return known == null
        ? inner.handOver(block, from, to, position, sink)
        : decode(block, from, to, position, known, Turn.HAND_OVER, sink);
  }

  private static Utf16Text.@Nullable Order orderOf(byte[] block, int from) {
    if (Utf16Text.unit(block, from, Utf16Text.Order.LITTLE) == LITTLE_MARK) {
      return Utf16Text.Order.LITTLE;
    }
    return Utf16Text.unit(block, from, Utf16Text.Order.BIG) == LITTLE_MARK
        ? Utf16Text.Order.BIG
        : null;
  }

  private int decode(
      byte[] block,
      int from,
      int to,
      long position,
      Utf16Text.Order known,
      Turn turn,
      EventSink sink) {
    boolean last = turn == Turn.READ_TO_THE_END;
    int units = wholeUnits(block, from, to, known, last);
    if (decoded.length < 3 * units) {
      decoded = new byte[Math.max(3 * units, 2 * decoded.length)];
    }
    int length = Utf16Text.toUtf8(block, from, units, known, decoded);
    positions.begin(decoded, position, sink);
    int read =
        turn == Turn.HAND_OVER
            ? innerOfUtf16.handOver(decoded, 0, length, 0, positions)
            : innerOfUtf16.read(decoded, 0, length, 0, last, positions);
    int consumed = from + 2 * Utf16Text.units(decoded, 0, read);
    boolean half = last && read == length && (to - from) % 2 == 1;
    if (half) {
      sink.malformed(Malformed.of(HALF, position + (to - 1 - from), block, to - 1, 1));
    }
    return half ? to : consumed;
  }

  /** Units at hand, without a first half of a pair whose second half may still come. */
  private static int wholeUnits(
      byte[] block, int from, int to, Utf16Text.Order known, boolean last) {
    int units = Math.max(0, (to - from) / 2);
    boolean open =
        !last
            && units > 0
            && Character.isHighSurrogate(
                (char) Utf16Text.unit(block, from + 2 * (units - 1), known));
    return open ? units - 1 : units;
  }

  @Override
  public boolean isBetweenRecords() {
    return reading().isBetweenRecords();
  }

  private RecordReader reading() {
    return order == null ? inner : innerOfUtf16;
  }

  @Override
  public void save(StateWriter out) {
    out.flag(decided);
    out.flag(order != null);
    out.flag(order == Utf16Text.Order.BIG);
    reading().save(out);
  }

  @Override
  public void restore(StateReader in) {
    decided = in.flag();
    boolean utf16 = in.flag();
    Utf16Text.Order known = in.flag() ? Utf16Text.Order.BIG : Utf16Text.Order.LITTLE;
    order = utf16 ? known : null;
    reading().restore(in);
  }

  @Override
  public List<Piece> pieces() {
    return reading().pieces();
  }

  @Override
  public byte[] heading() {
    return reading().heading();
  }

  @Override
  public void end(EventSink sink) {
    reading().end(sink);
  }

  /** Passes on what the inner reader says, with the places where it stood in the source. */
  private static final class Positions implements EventSink {
    private byte[] text = {};
    private long base;
    private @Nullable EventSink outer;
    private int countedTo;
    private long countedUnits;

    void begin(byte[] decodedText, long position, EventSink sink) {
      text = decodedText;
      base = position;
      outer = sink;
      countedTo = 0;
      countedUnits = 0;
    }

    private long inSource(long offset) {
      int at = (int) offset;
      if (at < countedTo) {
        countedTo = 0;
        countedUnits = 0;
      }
      countedUnits += Utf16Text.units(text, countedTo, at);
      countedTo = at;
      return base + 2 * countedUnits;
    }

    @Override
    public void event(Event event) {
      event.setPosition(inSource(event.position()));
      if (outer != null) {
        outer.event(event);
      }
    }

    @Override
    public void malformed(Malformed record) {
      if (outer != null) {
        outer.malformed(
            new Malformed(
                record.fault(),
                inSource(record.position()),
                record.length(),
                record.sample(),
                record.noticed(),
                record.heading()));
      }
    }
  }
}

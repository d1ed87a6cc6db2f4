package org.hansho.format.envelope;

import org.hansho.event.Event;
import org.hansho.record.Format;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** One format in one stream, with the reader that remembers for it, and what is not read yet. */
final class Inner {
  private static final long NANOS = 1_000_000_000L;

  private final @Nullable Format format;
  private final boolean rendered;
  private final boolean sure;

  /** When its first record was shipped, from which a year follows that times leave out. */
  private final long shipped;

  /** Null while it sleeps, and for formats without memory. */
  private @Nullable RecordReader reader;

  /** What its reader remembered when it was last saved or went to sleep. */
  private SavedReader saved = new SavedReader();

  private byte[] rest = {};
  private int restLength;
  private long restPosition;

  /**
   * Something to read with.
   *
   * @param format null for text of no format
   * @param rendered whether lines are put together from a header and a message
   * @param sure whether the format is to be held to, as far as it reads what comes
   */
  Inner(@Nullable Format format, boolean rendered, boolean sure, long shipped) {
    this.format = format;
    this.rendered = rendered;
    this.sure = sure;
    this.shipped = shipped;
  }

  @Nullable Format format() {
    return format;
  }

  boolean isRendered() {
    return rendered;
  }

  boolean isSure() {
    return sure;
  }

  boolean hasShippingTime() {
    return shipped != Event.NO_TIME;
  }

  /** Whether it has a reader of its own. */
  boolean remembers() {
    return format != null && format.hasMemory() && !rendered;
  }

  boolean isAwake() {
    return reader != null;
  }

  boolean isReading(String name, boolean asRendered) {
    return format != null && format.name().equals(name) && rendered == asRendered;
  }

  /** Its reader, woken where it slept. */
  RecordReader reader(Format its, InnerFormats.Shared readers) {
    if (!remembers()) {
      return readers.of(its);
    }
    RecordReader open = reader;
    if (open == null) {
      open =
          hasShippingTime()
              ? readers.open(its, UnstatedTime.writtenBefore(Math.floorDiv(shipped, NANOS)))
              : readers.open(its);
      saved.restore(open);
      reader = open;
    }
    return open;
  }

  /** Keeps the reader's memory only. */
  void sleep() {
    if (reader != null) {
      saved.update(reader);
      reader = null;
    }
  }

  /** Copies what is not read yet to the beginning of a block. */
  int takeRest(byte[] block) {
    int taken = restLength;
    System.arraycopy(rest, 0, block, 0, taken);
    restLength = 0;
    return taken;
  }

  int restLength() {
    return restLength;
  }

  long restPosition() {
    return restPosition;
  }

  /** Keeps what was not read. */
  void keepRest(byte[] block, int from, int to, long position) {
    restLength = to - from;
    restPosition = position;
    if (restLength > rest.length) {
      rest = new byte[restLength];
    } else if (restLength == 0 && rest.length > 0) {
      rest = new byte[0];
    }
    System.arraycopy(block, from, rest, 0, restLength);
  }

  int bytes() {
    return saved.size() + rest.length;
  }

  // -- saved and restored -------------------------------------------------------------------------

  void save(StateWriter out) {
    out.text(format == null ? "" : format.name());
    out.flag(rendered);
    out.flag(sure);
    out.number(shipped);
    out.bytes(rest, 0, restLength);
    out.number(restPosition);
    if (reader != null) {
      saved.update(reader);
    }
    saved.save(out);
  }

  static Inner restored(StateReader in, InnerFormats formats) {
    Format format = formats.named(in.text());
    Inner inner = new Inner(format, in.flag(), in.flag(), in.number());
    inner.rest = in.bytes();
    inner.restLength = inner.rest.length;
    inner.restPosition = in.number();
    inner.saved = SavedReader.restored(in);
    return inner;
  }
}

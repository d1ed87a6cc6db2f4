package org.hansho.files.source;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.hansho.files.source.Unreadable.Trouble;

/**
 * What one outer file has used of its {@link Caps}, over all its layers. Once a cap is reached,
 * each further step fails. Belongs to one thread.
 */
final class Budget {
  private final Caps caps;
  private final CountedStream outer;
  private final LongSupplier clock;
  private final long mostNanos;
  private long opened;
  private int members;
  private int within;
  private long enteredAt;
  private long nanos;

  /**
   * Nothing used.
   *
   * @param outer the bytes of the outer file
   * @param clock passing time in nanoseconds
   */
  Budget(Caps caps, CountedStream outer, LongSupplier clock) {
    this.caps = caps;
    this.outer = outer;
    this.clock = clock;
    this.mostNanos = caps.time().toNanos();
  }

  /** A decompressor begins to work, perhaps for another one that waits for its bytes. */
  void enter() {
    if (within++ == 0) {
      enteredAt = clock.getAsLong();
    }
  }

  /** It has done so. */
  void leave() {
    if (--within == 0) {
      nanos += clock.getAsLong() - enteredAt;
    }
  }

  /** So many bytes came out of a decompressor, which has not been left yet. */
  void opened(int bytes) throws LimitException {
    opened += bytes;
    if (opened > caps.openedBytes()) {
      throw new LimitException(Trouble.TOO_LARGE, ByteSize.text(caps.openedBytes()));
    }
    if (opened > caps.ratioFrom() && opened / Math.max(1, outer.count()) >= caps.ratio()) {
      throw new LimitException(Trouble.TOO_DENSE, caps.ratio() + " : 1");
    }
    if (nanos + clock.getAsLong() - enteredAt > mostNanos) {
      throw new LimitException(Trouble.TOO_SLOW, caps.time().toMinutes() + " min");
    }
  }

  /** A member of an archive is about to be opened. */
  void member() throws LimitException {
    if (++members > caps.members()) {
      throw new LimitException(Trouble.TOO_MANY, String.format(Locale.ROOT, "%,d", caps.members()));
    }
  }

  /** A layer is about to be opened, the outermost being 1. */
  void layer(int layer) throws LimitException {
    if (layer > caps.layers()) {
      throw new LimitException(Trouble.TOO_DEEP, String.valueOf(caps.layers()));
    }
  }
}

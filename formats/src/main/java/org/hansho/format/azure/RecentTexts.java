package org.hansho.format.azure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.hansho.event.RecordHash;

/**
 * Texts that came lately, each with what was made of it: few resources, clients and kinds make up
 * nearly all rows.
 *
 * <p>A table of fixed size by hash, in which a newcomer takes the place of another and its room, so
 * that a text longer than any before allocates and no other does. Answers never depend on what is
 * remembered. Belongs to one thread.
 */
final class RecentTexts<E extends RecentTexts.Entry> {
  /** Longer texts are none of those that repeat; the caller works them out each time. */
  static final int LONGEST = 2048;

  private static final int PLACES = 64;

  private final List<E> entries = new ArrayList<>(PLACES);

  /** A text and what was made of it. */
  abstract static class Entry {
    private byte[] text = {};
    private int length = -1;

    /** Works out what is remembered beside a text. */
    abstract void read(byte[] text, int length);

    boolean isOf(byte[] buffer, int start, int ofLength) {
      return Arrays.equals(text, 0, Math.max(0, length), buffer, start, start + ofLength)
          && length >= 0;
    }

    void become(byte[] buffer, int start, int newLength) {
      if (text.length < newLength) {
        text = new byte[Math.max(newLength, text.length * 2)];
      }
      System.arraycopy(buffer, start, text, 0, newLength);
      length = newLength;
      read(text, newLength);
    }
  }

  RecentTexts(Supplier<E> maker) {
    for (int place = 0; place < PLACES; place++) {
      entries.add(maker.get());
    }
  }

  /** What was made of a text of at most {@link #LONGEST} bytes. */
  E of(byte[] buffer, int start, int length) {
    E entry = entries.get((int) RecordHash.of(buffer, start, length) & (PLACES - 1));
    if (!entry.isOf(buffer, start, length)) {
      entry.become(buffer, start, length);
    }
    return entry;
  }
}

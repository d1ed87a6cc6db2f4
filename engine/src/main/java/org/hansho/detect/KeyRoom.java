package org.hansho.detect;

import java.util.Arrays;

/**
 * Where values of a key of several fields are put one behind another. Keys of one fact mostly begin
 * with the same field, whose values are copied once for all of them. Reused; belongs to one thread.
 */
final class KeyRoom {
  /** {@link #append} of a field without a value. */
  static final int NOTHING = -1;

  private byte[] bytes;
  private int first = FactLayout.ABSENT;
  private int firstEnd;

  /** For keys of that many bytes, and longer ones at the price of a copy. */
  KeyRoom(int size) {
    bytes = new byte[size];
  }

  /** Says that the keys of another fact follow. */
  void clear() {
    first = FactLayout.ABSENT;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * Puts the values of a column behind those before them.
   *
   * @param at where those end; 0 for the first column of a key
   * @return where these end, or {@link #NOTHING}
   */
  int append(Fact fact, int column, int at) {
    if (at == 0 && column == first) {
      return firstEnd;
    }
    int start = fact.columnStart(column);
    if (start == Fact.NONE || fact.buffer()[start] == 0) {
      return NOTHING;
    }
    int size = fact.columnEnd(start) - start;
    if (at + size > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (at + size));
    }
    System.arraycopy(fact.buffer(), start, bytes, at, size);
    if (at == 0) {
      first = column;
      firstEnd = size;
    }
    return at + size;
  }
}

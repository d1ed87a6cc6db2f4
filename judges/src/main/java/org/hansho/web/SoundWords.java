package org.hansho.web;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Words of at most eight bytes in which nothing was wrong, so that methods and versions are judged
 * once and not with each request. Bounded: a word takes the place of another one.
 */
final class SoundWords {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int PLACE_BITS = 4;
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private final long[] words = new long[1 << PLACE_BITS];
  private final int[] lengths = new int[1 << PLACE_BITS];

  /** Whether a text is one of them. */
  boolean have(byte[] text, int from, int to) {
    int length = to - from;
    if (!fits(text, from, length)) {
      return false;
    }
    long word = word(text, from, length);
    int place = place(word);
    return words[place] == word && lengths[place] == length;
  }

  /** Adds a text if it is short enough. */
  void add(byte[] text, int from, int to) {
    int length = to - from;
    if (fits(text, from, length)) {
      long word = word(text, from, length);
      words[place(word)] = word;
      lengths[place(word)] = length;
    }
  }

  private static boolean fits(byte[] text, int from, int length) {
    return length > 0 && length <= Long.BYTES && from + Long.BYTES <= text.length;
  }

  private static long word(byte[] text, int from, int length) {
    return (long) LONG.get(text, from) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
  }

  private static int place(long word) {
    return (int) ((word * PRIME) >>> (Long.SIZE - PLACE_BITS));
  }
}

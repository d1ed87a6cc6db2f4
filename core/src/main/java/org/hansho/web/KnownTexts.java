package org.hansho.web;

import java.util.Arrays;
import org.hansho.event.RecordHash;

/**
 * Texts in which nothing was found, so that those which come again and again (clients, referrers)
 * cost one comparison. Compared byte by byte, so nobody can pass a text off as another. Bounded: a
 * new text takes the place of an older one.
 */
final class KnownTexts {
  private static final int PLACES = 512;
  private static final int LONGEST = 512;

  private final byte[][] texts = new byte[PLACES][];
  private final int[] lengths = new int[PLACES];
  private int place;

  KnownTexts() {
    Arrays.fill(texts, new byte[0]);
    Arrays.fill(lengths, -1);
  }

  /** Whether nothing was found in this text before; notes where it belongs. */
  boolean isKnown(byte[] text, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return false;
    }
    place = (int) RecordHash.of(text, from, length) & (PLACES - 1);
    return lengths[place] == length && Arrays.equals(texts[place], 0, length, text, from, to);
  }

  /** Keeps the text that was asked for last, in which nothing was found. */
  void keep(byte[] text, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return;
    }
    if (texts[place].length < length) {
      texts[place] = new byte[Math.max(length, Math.min(LONGEST, 2 * texts[place].length))];
    }
    System.arraycopy(text, from, texts[place], 0, length);
    lengths[place] = length;
  }
}

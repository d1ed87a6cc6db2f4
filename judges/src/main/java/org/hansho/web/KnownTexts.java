package org.hansho.web;

import java.util.Arrays;
import org.hansho.event.RecordHash;

/**
 * Texts that were judged before, so that those which come again and again (clients, paths) cost one
 * comparison. Compared byte by byte, so nobody can pass a text off as another. Bounded: a new text
 * takes the place of an older one.
 */
final class KnownTexts {
  private final int longest;
  private final byte[][] texts;
  private final int[] lengths;
  private final long[] identities;

  /** By place, the hash of the text that was last not known. */
  private final long[] missed;

  private long hash;
  private int place;
  private long kept;

  /**
   * Nothing is known.
   *
   * @param places a power of two
   * @param longest the longest text that is kept, in bytes
   */
  KnownTexts(int places, int longest) {
    this.longest = longest;
    texts = new byte[places][0];
    lengths = new int[places];
    Arrays.fill(lengths, -1);
    identities = new long[places];
    missed = new long[places];
  }

  /** Whether this text was kept; notes where it belongs. */
  boolean isKnown(byte[] text, int from, int to) {
    int length = to - from;
    if (length > longest) {
      return false;
    }
    hash = RecordHash.of(text, from, length);
    place = (int) hash & (texts.length - 1);
    return lengths[place] == length && Arrays.equals(texts[place], 0, length, text, from, to);
  }

  /** Where the text that was asked for last belongs. */
  int place() {
    return place;
  }

  /**
   * Which text it is that was asked for last, and is or was just kept: a positive number that no
   * other text had.
   */
  long identity() {
    return identities[place];
  }

  /**
   * Keeps the text that was asked for last if that was the second time of late, since most of those
   * that come once never come again; returns whether it is kept.
   */
  boolean keep(byte[] text, int from, int to) {
    int length = to - from;
    if (length > longest) {
      return false;
    }
    if (missed[place] != hash) {
      missed[place] = hash;
      return false;
    }
    if (texts[place].length < length) {
      texts[place] = new byte[Math.max(length, Math.min(longest, 2 * texts[place].length))];
    }
    System.arraycopy(text, from, texts[place], 0, length);
    lengths[place] = length;
    identities[place] = ++kept;
    return true;
  }
}

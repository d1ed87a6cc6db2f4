package org.hansho.web;

import java.util.Arrays;
import org.hansho.event.RecordHash;

/**
 * Paths in which nothing was found but what they hold for attackers, each with its normal form: a
 * site's readers ask for the same pages again and again. Compared byte by byte, so nobody can pass
 * a path off as another. Bounded: a new path takes the place of an older one.
 */
final class KnownPaths {
  /** Longer paths seldom repeat. */
  private static final int LONGEST = 256;

  private static final int PLACES = 1024;

  /** Path and normal form, one behind the other. */
  private final byte[][] texts = new byte[PLACES][];

  private final int[] lengths = new int[PLACES];
  private final int[] normalLengths = new int[PLACES];
  private final int[] kinds = new int[PLACES];
  private int place;

  KnownPaths() {
    Arrays.fill(texts, new byte[0]);
    Arrays.fill(lengths, -1);
  }

  /** Whether the path is remembered; {@link #copyNormal} and {@link #kind} tell of it. */
  boolean isKnown(byte[] text, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return false;
    }
    place = (int) RecordHash.of(text, from, length) & (PLACES - 1);
    return lengths[place] == length && Arrays.equals(texts[place], 0, length, text, from, to);
  }

  /** Writes the normal form of the path that was found. */
  int copyNormal(ScratchText into) {
    int length = lengths[place];
    return into.copy(texts[place], length, length + normalLengths[place]);
  }

  /** What the path that was found holds; see {@link SensitivePaths#find}. */
  int kind() {
    return kinds[place];
  }

  /** Remembers the path that was asked for last. */
  void keep(byte[] text, int from, int to, byte[] normal, int normalFrom, int normalTo, int kind) {
    int length = to - from;
    int normalLength = normalTo - normalFrom;
    if (length > LONGEST) {
      return;
    }
    if (texts[place].length < length + normalLength) {
      texts[place] = new byte[Math.max(length + normalLength, 2 * texts[place].length)];
    }
    System.arraycopy(text, from, texts[place], 0, length);
    System.arraycopy(normal, normalFrom, texts[place], length, normalLength);
    lengths[place] = length;
    normalLengths[place] = normalLength;
    kinds[place] = kind;
  }
}

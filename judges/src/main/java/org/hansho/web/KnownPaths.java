package org.hansho.web;

/**
 * Paths in which nothing was found but what they hold for attackers, each with its normal form: a
 * site's readers ask for the same pages again and again.
 */
final class KnownPaths {
  private static final int PLACES = 1024;

  /** Longer paths seldom repeat. */
  private static final int LONGEST = 256;

  private final KnownTexts paths = new KnownTexts(PLACES, LONGEST);
  private final byte[][] normals = new byte[PLACES][0];
  private final int[] normalLengths = new int[PLACES];
  private final int[] extensions = new int[PLACES];
  private final int[] kinds = new int[PLACES];

  /** Whether the path is remembered; {@link #copyNormal} and {@link #kind} then refer to it. */
  boolean isKnown(byte[] text, int from, int to) {
    return paths.isKnown(text, from, to);
  }

  /** Writes the normal form of the path that was found. */
  int copyNormal(ScratchText into) {
    return into.copy(normals[paths.place()], 0, normalLengths[paths.place()]);
  }

  /** Where in the normal form of the path that was found its extension begins, or its end. */
  int extension() {
    return extensions[paths.place()];
  }

  /** What the path that was found holds; see {@link SensitivePaths#find}. */
  int kind() {
    return kinds[paths.place()];
  }

  /** Which path was asked for last, if it is remembered; see {@link KnownTexts#identity}. */
  long identity() {
    return paths.identity();
  }

  /** Keeps the path that was asked for last, see {@link KnownTexts}; {@link #note} follows. */
  boolean keep(byte[] text, int from, int to) {
    return paths.keep(text, from, to);
  }

  /** Remembers of the path that was just kept its normal form, with its extension, and its kind. */
  void note(byte[] normal, int from, int extension, int to, int kind) {
    int place = paths.place();
    int length = to - from;
    if (normals[place].length < length) {
      normals[place] = new byte[Math.max(length, 2 * normals[place].length)];
    }
    System.arraycopy(normal, from, normals[place], 0, length);
    normalLengths[place] = length;
    extensions[place] = extension - from;
    kinds[place] = kind;
  }
}

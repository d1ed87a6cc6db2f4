package org.hansho.memory.yara;

import org.jspecify.annotations.Nullable;

/**
 * One form in which a pattern may stand in memory: as it is or in UTF-16, with a key of XOR, as
 * text or as an automaton. Immutable.
 *
 * @param text what must stand there, in lower case if {@code caseless}; empty for an automaton
 * @param program the automaton, null for a text
 */
record Variant(
    byte[] text, boolean caseless, boolean wide, boolean fullWord, @Nullable Program program) {

  boolean matches(byte[] bytes, int from, int at, int to, Program.Threads threads) {
    if (program != null) {
      return program.matches(bytes, at, to, threads);
    }
    if (at > to - text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      int value = bytes[at + i] & 0xff;
      if ((caseless ? ByteSet.fold(value) : value) != (text[i] & 0xff)) {
        return false;
      }
    }
    return !fullWord || isWhole(bytes, from, at, at + text.length, to);
  }

  /** Whether no letter or digit stands before and behind, in the same width. */
  private boolean isWhole(byte[] bytes, int from, int begin, int end, int to) {
    if (wide) {
      boolean before = begin - from >= 2 && bytes[begin - 1] == 0 && isWordLetter(bytes[begin - 2]);
      boolean behind = end + 1 < to && bytes[end + 1] == 0 && isWordLetter(bytes[end]);
      return !before && !behind;
    }
    boolean before = begin > from && isWordLetter(bytes[begin - 1]);
    return !before && (end >= to || !isWordLetter(bytes[end]));
  }

  private static boolean isWordLetter(byte value) {
    int folded = ByteSet.fold(value & 0xff);
    return (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9');
  }
}

package org.hansho.match;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.match.Term.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Finds the literals that a text contains.
 *
 * @param grams those of four bytes and more, or null
 * @param shorts shorter ones, or null
 */
record ContainedLiterals(@Nullable GramTable grams, @Nullable ShortTable shorts) {

  /**
   * Those of a field's literals that may stand anywhere.
   *
   * @param ascii whether those of pure ASCII are wanted, or the others
   */
  static ContainedLiterals of(
      LiteralPool pool, List<Term.Literal> literals, List<byte[]> bytes, int field, boolean ascii) {
    Map<Integer, byte[]> longer = new TreeMap<>();
    Map<Integer, byte[]> shorter = new TreeMap<>();
    for (int i = 0; i < literals.size(); i++) {
      String text = literals.get(i).text();
      boolean isAscii = bytes.get(i).length == text.length();
      if (literals.get(i).shape() == Shape.CONTAINS && isAscii == ascii) {
        (bytes.get(i).length < 4 ? shorter : longer).put(i, bytes.get(i));
      }
    }
    return new ContainedLiterals(
        longer.isEmpty() ? null : new GramTable(pool, longer, literals.size()),
        shorter.isEmpty()
            ? null
            : new ShortTable(pool, ascii ? field * 2 : field * 2 + 1, shorter));
  }

  boolean areAny() {
    return grams != null || shorts != null;
  }

  /** Sets the bits of every literal in the text. */
  void scan(byte[] text, int length, ClassRun run) {
    if (grams != null) {
      grams.scan(text, length, run);
    }
    if (shorts != null) {
      shorts.scan(text, length, run);
    }
  }
}

package org.hansho.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all literals of four bytes and more that a text contains, in one pass.
 *
 * <p>Each literal is filed under its rarest four bytes. A bitmap that stays in the nearest cache
 * says of nearly every position that nothing begins there; what it lets through is looked up and
 * compared. Immutable and shared.
 */
final class GramTable {
  private static final int LEAST_BITS = 9;
  private static final int MOST_BITS = 17;
  private static final int MULTIPLIER = 0x9E3779B1;

  /** Grams are chosen among the first bytes of a literal. */
  private static final int FARTHEST = 64;

  /** How much rarer a gram must be, in the measure of {@link Rates}, for each literal under it. */
  private static final double CROWDING = 0.7;

  /** Where in a hash the two bits of a word are named. */
  private static final int FIRST_BIT = 14;

  private static final int SECOND_BIT = 8;

  private final LiteralPool pool;
  private final long[] bitmap;
  private final int wordShift;
  private final LongTable byGram;
  private final int[] gramAt;

  /**
   * @param literals which literals of the pool, with their bytes
   */
  GramTable(LiteralPool pool, Map<Integer, byte[]> literals, int poolSize) {
    this.pool = pool;
    int wanted = 64 - Long.numberOfLeadingZeros(literals.size() * 16L);
    int size = Math.max(LEAST_BITS, Math.min(MOST_BITS, wanted));
    this.bitmap = new long[1 << (size - 6)];
    this.wordShift = 32 - (size - 6);
    this.gramAt = new int[poolSize];
    Map<Long, List<Integer>> lists = new TreeMap<>();
    literals.forEach(
        (literal, bytes) -> {
          int at = bestGram(bytes, lists);
          int gram = (int) LiteralPool.INT.get(bytes, at);
          gramAt[literal] = at;
          lists.computeIfAbsent((long) gram, unused -> new ArrayList<>()).add(literal);
          int hash = gram * MULTIPLIER;
          bitmap[hash >>> wordShift] |= 1L << (hash >>> FIRST_BIT) | 1L << (hash >>> SECOND_BIT);
        });
    this.byGram = new LongTable(lists);
  }

  /** The rarest four bytes, those rather that few other literals are filed under. */
  private static int bestGram(byte[] literal, Map<Long, List<Integer>> lists) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int at = 0; at + 4 <= Math.min(literal.length, FARTHEST); at++) {
      long gram = (int) LiteralPool.INT.get(literal, at);
      double cost =
          Rates.commonness(literal, at) + lists.getOrDefault(gram, List.of()).size() * CROWDING;
      if (cost < least) {
        least = cost;
        best = at;
      }
    }
    return best;
  }

  /** Sets the bits of every literal in the text. */
  void scan(byte[] text, int length, ClassRun run) {
    long[] filter = bitmap;
    int by = wordShift;
    // The mask changes no index; by it the compiler knows that the index is within bounds.
    int mask = filter.length - 1;
    // Four positions at a time; those behind the end may be looked at, but nothing fits there.
    for (int at = 0; at <= length - 4; at += 4) {
      long word = (long) LiteralPool.LONG.get(text, at);
      int first = (int) word * MULTIPLIER;
      int second = (int) (word >>> 8) * MULTIPLIER;
      int third = (int) (word >>> 16) * MULTIPLIER;
      int fourth = (int) (word >>> 24) * MULTIPLIER;
      long hits =
          bothBits(filter[first >>> by & mask], first)
              | bothBits(filter[second >>> by & mask], second)
              | bothBits(filter[third >>> by & mask], third)
              | bothBits(filter[fourth >>> by & mask], fourth);
      if ((hits & 1) != 0) {
        foundNear(text, length, at, word, run);
      }
    }
  }

  /** Has its lowest bit set if both bits are that the hash names. */
  private static long bothBits(long word, int hash) {
    return word >>> (hash >>> FIRST_BIT) & word >>> (hash >>> SECOND_BIT);
  }

  private void foundNear(byte[] text, int length, int at, long word, ClassRun run) {
    for (int i = 0; i < 4; i++) {
      int gram = (int) (word >>> (8 * i));
      int hash = gram * MULTIPLIER;
      if ((bothBits(bitmap[hash >>> wordShift], hash) & 1) != 0) {
        found(text, length, at + i, gram, run);
      }
    }
  }

  private void found(byte[] text, int length, int at, int gram, ClassRun run) {
    int entry = byGram.first(gram);
    if (entry == LongTable.NONE) {
      return;
    }
    while (true) {
      int literal = byGram.value(entry);
      int start = at - gramAt[literal];
      if (start >= 0
          && start + pool.length(literal) <= length
          && pool.standsAt(literal, text, start)) {
        run.set(pool.bits(literal));
      }
      if (byGram.isLast(entry)) {
        return;
      }
      entry++;
    }
  }
}

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

  private final LiteralPool pool;
  private final long[] bitmap;
  private final int shift;
  private final LongTable byGram;
  private final int[] gramAt;

  /**
   * @param literals which literals of the pool, with their bytes
   */
  GramTable(LiteralPool pool, Map<Integer, byte[]> literals, int poolSize) {
    this.pool = pool;
    int bits = 64 - Long.numberOfLeadingZeros(literals.size() * 16L);
    int size = Math.max(LEAST_BITS, Math.min(MOST_BITS, bits));
    this.bitmap = new long[1 << (size - 6)];
    this.shift = 32 - size;
    this.gramAt = new int[poolSize];
    Map<Long, List<Integer>> lists = new TreeMap<>();
    literals.forEach(
        (literal, bytes) -> {
          int at = Rates.rarestGram(bytes);
          int gram = (int) LiteralPool.INT.get(bytes, at);
          gramAt[literal] = at;
          lists.computeIfAbsent((long) gram, unused -> new ArrayList<>()).add(literal);
          int place = (gram * MULTIPLIER) >>> shift;
          bitmap[place >>> 6] |= 1L << place;
        });
    this.byGram = new LongTable(lists);
  }

  /** Sets the bits of every literal in the text. */
  void scan(byte[] text, int length, ClassRun run) {
    long[] filter = bitmap;
    int by = shift;
    // Four positions at a time; those behind the end may be looked at, but nothing fits there.
    for (int at = 0; at <= length - 4; at += 4) {
      long word = (long) LiteralPool.LONG.get(text, at);
      int first = ((int) word * MULTIPLIER) >>> by;
      int second = ((int) (word >>> 8) * MULTIPLIER) >>> by;
      int third = ((int) (word >>> 16) * MULTIPLIER) >>> by;
      int fourth = ((int) (word >>> 24) * MULTIPLIER) >>> by;
      long hits =
          filter[first >>> 6] >>> first
              | filter[second >>> 6] >>> second
              | filter[third >>> 6] >>> third
              | filter[fourth >>> 6] >>> fourth;
      if ((hits & 1) != 0) {
        foundNear(text, length, at, word, run);
      }
    }
  }

  private void foundNear(byte[] text, int length, int at, long word, ClassRun run) {
    for (int i = 0; i < 4; i++) {
      int gram = (int) (word >>> (8 * i));
      int place = (gram * MULTIPLIER) >>> shift;
      if ((bitmap[place >>> 6] & 1L << place) != 0) {
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

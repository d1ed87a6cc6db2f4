package org.hansho.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.match.Term.Shape;

/**
 * Finds all literals that a text begins with, ends with, or is.
 *
 * <p>A literal is filed under the hash of as many of its outer bytes as the largest tier that it
 * fills; a text is looked up once a tier. Immutable and shared.
 */
final class EdgeTable {
  private static final int[] TIERS = {32, 24, 16, 12, 8, 6, 4, 3, 2, 1};

  private final LiteralPool pool;
  private final Shape shape;
  private final int[] tiers;
  private final LongTable byEdge;
  private final long lengths;

  EdgeTable(LiteralPool pool, Shape shape, Map<Integer, byte[]> literals) {
    this.pool = pool;
    this.shape = shape;
    Map<Long, List<Integer>> lists = new TreeMap<>();
    TreeSet<Integer> used = new TreeSet<>(Comparator.reverseOrder());
    long present = 0;
    for (Map.Entry<Integer, byte[]> entry : literals.entrySet()) {
      byte[] bytes = Arrays.copyOf(entry.getValue(), entry.getValue().length + 8);
      int length = entry.getValue().length;
      int tier = shape == Shape.EQUAL ? length : tier(length);
      int from = shape == Shape.ENDS ? length - tier : 0;
      used.add(tier);
      present |= 1L << Math.min(length, 63);
      lists
          .computeIfAbsent(LiteralPool.hash(bytes, from, tier), unused -> new ArrayList<>())
          .add(entry.getKey());
    }
    this.lengths = present;
    this.tiers = used.stream().mapToInt(Integer::intValue).toArray();
    this.byEdge = new LongTable(lists);
  }

  private static int tier(int length) {
    for (int tier : TIERS) {
      if (tier <= length) {
        return tier;
      }
    }
    throw new IllegalArgumentException("an empty literal has no edge");
  }

  /** Sets the bits of every literal at this edge of the text. */
  void scan(byte[] text, int length, ClassRun run) {
    if (shape == Shape.EQUAL) {
      if ((lengths >>> Math.min(length, 63) & 1) != 0) {
        look(LiteralPool.hash(text, 0, length), text, length, run);
      }
      return;
    }
    for (int tier : tiers) {
      if (tier <= length) {
        int from = shape == Shape.ENDS ? length - tier : 0;
        look(LiteralPool.hash(text, from, tier), text, length, run);
      }
    }
  }

  private void look(long hash, byte[] text, int length, ClassRun run) {
    int entry = byEdge.first(hash);
    if (entry == LongTable.NONE) {
      return;
    }
    while (true) {
      int literal = byEdge.value(entry);
      int size = pool.length(literal);
      if (fits(size, length)
          && pool.standsAt(literal, text, shape == Shape.ENDS ? length - size : 0)) {
        run.set(pool.bits(literal));
      }
      if (byEdge.isLast(entry)) {
        return;
      }
      entry++;
    }
  }

  private boolean fits(int size, int length) {
    return shape == Shape.EQUAL ? size == length : size <= length;
  }
}

package org.hansho.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all literals of one to three bytes that a text contains: a bitmap over pairs of bytes, then
 * a look-up. Immutable and shared.
 */
final class ShortTable {
  private final LiteralPool pool;
  private final long[] pairs = new long[1 << 10];
  private final LongTable byPair;
  private final int[] ofByte = new int[256];

  ShortTable(LiteralPool pool, Map<Integer, byte[]> literals) {
    this.pool = pool;
    Map<Long, List<Integer>> lists = new TreeMap<>();
    Arrays.fill(ofByte, LongTable.NONE);
    literals.forEach(
        (literal, bytes) -> {
          int first = bytes[0] & 0xFF;
          if (bytes.length == 1) {
            ofByte[first] = literal;
            for (int second = 0; second < 256; second++) {
              mark(second << 8 | first);
            }
          } else {
            int pair = (bytes[1] & 0xFF) << 8 | first;
            mark(pair);
            lists.computeIfAbsent((long) pair, unused -> new ArrayList<>()).add(literal);
          }
        });
    this.byPair = new LongTable(lists);
  }

  private void mark(int pair) {
    pairs[pair >>> 6] |= 1L << pair;
  }

  /** Sets the bits of every literal in the text. */
  void scan(byte[] text, int length, ClassRun run) {
    long[] filter = pairs;
    // Four positions at a time; those behind the end may be looked at, but nothing fits there.
    for (int at = 0; at < length; at += 4) {
      long word = (long) LiteralPool.LONG.get(text, at);
      int first = (int) word & 0xFFFF;
      int second = (int) (word >>> 8) & 0xFFFF;
      int third = (int) (word >>> 16) & 0xFFFF;
      int fourth = (int) (word >>> 24) & 0xFFFF;
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
    int count = Math.min(4, length - at);
    for (int i = 0; i < count; i++) {
      int pair = (int) (word >>> (8 * i)) & 0xFFFF;
      if ((pairs[pair >>> 6] & 1L << pair) != 0) {
        found(text, length, at + i, pair, run);
      }
    }
  }

  private void found(byte[] text, int length, int at, int pair, ClassRun run) {
    int single = ofByte[pair & 0xFF];
    if (single != LongTable.NONE) {
      run.set(pool.bits(single));
    }
    int entry = byPair.first(pair);
    if (entry == LongTable.NONE) {
      return;
    }
    while (true) {
      int literal = byPair.value(entry);
      if (at + pool.length(literal) <= length && pool.standsAt(literal, text, at)) {
        run.set(pool.bits(literal));
      }
      if (byPair.isLast(entry)) {
        return;
      }
      entry++;
    }
  }
}

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
    int pair = (text[0] & 0xFF) << 8;
    for (int at = 0; at < length; at++) {
      pair = pair >>> 8 | (text[at + 1] & 0xFF) << 8;
      if ((pairs[pair >>> 6] & 1L << pair) != 0) {
        found(text, length, at, pair, run);
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

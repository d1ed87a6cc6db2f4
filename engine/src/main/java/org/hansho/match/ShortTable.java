package org.hansho.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all literals of one to three bytes that a text contains: a bitmap over pairs of bytes, then
 * a look-up.
 *
 * <p>Such literals are found again and again in one text, so the bitmap is looked at in a copy that
 * belongs to the thread, from which is struck what was found. Immutable and shared.
 */
final class ShortTable {
  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final LiteralPool pool;

  private final int number;

  /** A bit for each pair, numbered by the first byte and then the second. */
  private final long[] pairs = new long[1 << 10];

  /** The same without the pairs that are marked for their first byte only. */
  private final long[] properPairs = new long[1 << 10];

  private final LongTable byPair;
  private final int[] ofByte = new int[256];

  ShortTable(LiteralPool pool, int number, Map<Integer, byte[]> literals) {
    this.pool = pool;
    this.number = number;
    Map<Long, List<Integer>> lists = new TreeMap<>();
    Arrays.fill(ofByte, LongTable.NONE);
    literals.forEach(
        (literal, bytes) -> {
          int first = bytes[0] & 0xFF;
          if (bytes.length == 1) {
            ofByte[first] = literal;
            Arrays.fill(pairs, first << 2, (first + 1) << 2, -1L);
          } else {
            int pair = first << 8 | (bytes[1] & 0xFF);
            properPairs[pair >>> 6] |= 1L << pair;
            lists.computeIfAbsent((long) pair, unused -> new ArrayList<>()).add(literal);
          }
        });
    for (int word = 0; word < pairs.length; word++) {
      pairs[word] |= properPairs[word];
    }
    this.byPair = new LongTable(lists);
  }

  /** Sets the bits of every literal in the text. */
  void scan(byte[] text, int length, ClassRun run) {
    long[] left = run.pairs(number, pairs);
    // Four positions at a time; those behind the end may be looked at, but nothing fits there.
    for (int at = 0; at < length; at += 4) {
      long word = (long) BIG_ENDIAN.get(text, at);
      int first = (int) (word >>> 48);
      int second = (int) (word >>> 40) & 0xFFFF;
      int third = (int) (word >>> 32) & 0xFFFF;
      int fourth = (int) (word >>> 24) & 0xFFFF;
      long hits =
          left[first >>> 6] >>> first
              | left[second >>> 6] >>> second
              | left[third >>> 6] >>> third
              | left[fourth >>> 6] >>> fourth;
      if ((hits & 1) != 0) {
        foundNear(text, length, at, word, left, run);
      }
    }
    run.restore(left, pairs);
  }

  private void foundNear(byte[] text, int length, int at, long word, long[] left, ClassRun run) {
    int count = Math.min(4, length - at);
    for (int i = 0; i < count; i++) {
      int pair = (int) (word >>> (48 - 8 * i)) & 0xFFFF;
      if ((left[pair >>> 6] & 1L << pair) != 0) {
        found(text, length, at + i, pair, left, run);
      }
    }
  }

  private void found(byte[] text, int length, int at, int pair, long[] left, ClassRun run) {
    if (foundPair(text, length, at, pair, run)) {
      strike(pair >>> 6, ~(1L << pair), left, run);
    }
    int first = pair >>> 8;
    if (ofByte[first] != LongTable.NONE) {
      run.set(pool.bits(ofByte[first]));
      // Of the pairs that were marked for the single byte, those stay that others need.
      for (int word = first << 2; word < (first + 1) << 2; word++) {
        strike(word, properPairs[word], left, run);
      }
    }
  }

  private static void strike(int word, long kept, long[] left, ClassRun run) {
    if ((left[word] & ~kept) != 0) {
      left[word] &= kept;
      run.struck(word);
    }
  }

  /** Whether nothing is left to be found under this pair. */
  private boolean foundPair(byte[] text, int length, int at, int pair, ClassRun run) {
    boolean all = true;
    for (int entry = byPair.first(pair); entry != LongTable.NONE; entry++) {
      int literal = byPair.value(entry);
      if (at + pool.length(literal) <= length && pool.standsAt(literal, text, at)) {
        run.set(pool.bits(literal));
      } else {
        all = false;
      }
      if (byPair.isLast(entry)) {
        break;
      }
    }
    return all;
  }
}

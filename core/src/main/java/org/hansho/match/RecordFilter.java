package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which fragments of keywords the raw bytes of a record may hold.
 *
 * <p>One pass, eight bytes at a time. Where all fragments are long enough only every eighth or
 * fourth position is looked at, since each fragment is filed under as many grams that lie one
 * behind the other. Bytes are compared with one bit masked, which folds letters and lets a few
 * other characters pass for each other: what is said may be too much, never too little. Immutable
 * and shared.
 */
final class RecordFilter {
  private static final long FOLD = 0x2020202020202020L;
  private static final int MULTIPLIER = 0x9E3779B1;
  private static final int BITS = 13;
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long BACKSLASHES = ONES * '\\';
  private static final long US = ONES * 'u';

  private final int stride;
  private final byte[][] fragments;
  private final int[][] bits;
  private final long[] bitmap = new long[1 << (BITS - 6)];
  private final LongTable byGram;

  RecordFilter(Map<Term.Fragment, int[]> tests) {
    fragments = new byte[tests.size()][];
    bits = new int[tests.size()][];
    int shortest = Integer.MAX_VALUE;
    int index = 0;
    for (Map.Entry<Term.Fragment, int[]> test : tests.entrySet()) {
      fragments[index] = test.getKey().text().getBytes(StandardCharsets.US_ASCII);
      shortest = Math.min(shortest, fragments[index].length);
      bits[index++] = test.getValue();
    }
    stride = shortest >= 11 ? 8 : shortest >= 7 ? 4 : 1;
    Map<Long, List<Integer>> lists = new TreeMap<>();
    for (int fragment = 0; fragment < fragments.length; fragment++) {
      file(fragment, lists);
    }
    byGram = new LongTable(lists);
  }

  /** Files a fragment under as many grams as the stride skips, the rarest run of them. */
  private void file(int fragment, Map<Long, List<Integer>> lists) {
    byte[] bytes = fragments[fragment];
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int from = 0; from + stride + 3 <= Math.min(bytes.length, 200); from++) {
      double most = -Double.MAX_VALUE;
      for (int at = from; at < from + stride; at++) {
        most = Math.max(most, Rates.commonness(bytes, at));
      }
      if (most < least) {
        least = most;
        best = from;
      }
    }
    for (int at = best; at < best + stride; at++) {
      int gram = (int) LiteralPool.INT.get(bytes, at) | (int) FOLD;
      int place = (gram * MULTIPLIER) >>> (32 - BITS);
      bitmap[place >>> 6] |= 1L << place;
      lists
          .computeIfAbsent((long) gram, unused -> new ArrayList<>())
          .add(fragment << 8 | Math.min(at, 255));
    }
  }

  /**
   * Sets the bits of every fragment that the record may hold.
   *
   * @return false if the record has a {@code \}{@code u} escape, so that nothing can be said
   */
  boolean scan(byte[] record, int offset, int length, ClassRun run) {
    int end = offset + length;
    int at = offset;
    long carried = 0;
    for (; at + 16 <= end; at += 8) {
      long word = (long) LiteralPool.LONG.get(record, at);
      long backslashes = zeroBytes(word ^ BACKSLASHES);
      if ((backslashes | carried) != 0) {
        if (((backslashes << 8 | carried) & zeroBytes(word ^ US)) != 0) {
          return false;
        }
        carried = backslashes >>> 56;
      }
      long folded = word | FOLD;
      look((int) folded, record, at, offset, end, run);
      if (stride < 8) {
        look((int) (folded >>> 32), record, at + 4, offset, end, run);
        if (stride < 4) {
          lookBetween(record, at, offset, end, run);
        }
      }
    }
    return scanEnd(record, at, offset, end, run);
  }

  /** Looks at the six positions of a word that a stride of four leaves out. */
  private void lookBetween(byte[] record, int at, int offset, int end, ClassRun run) {
    for (int i = at + 1; i < at + 8; i++) {
      look((int) LiteralPool.INT.get(record, i) | (int) FOLD, record, i, offset, end, run);
    }
  }

  /** Looks at every position of the last bytes. */
  private boolean scanEnd(byte[] record, int from, int offset, int end, ClassRun run) {
    for (int at = from; at < end; at++) {
      if (record[at] == 'u' && at > offset && record[at - 1] == '\\') {
        return false;
      }
      if (at + 4 <= end) {
        look((int) LiteralPool.INT.get(record, at) | (int) FOLD, record, at, offset, end, run);
      }
    }
    return true;
  }

  /** The high bit of each byte that is zero. */
  private static long zeroBytes(long word) {
    return ~(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS);
  }

  private void look(int gram, byte[] record, int at, int offset, int end, ClassRun run) {
    int place = (gram * MULTIPLIER) >>> (32 - BITS);
    if ((bitmap[place >>> 6] & 1L << place) == 0) {
      return;
    }
    for (int entry = byGram.first(gram); entry != LongTable.NONE; entry++) {
      int value = byGram.value(entry);
      byte[] fragment = fragments[value >>> 8];
      int start = at - (value & 0xFF);
      if (start >= offset && start + fragment.length <= end && standsAt(fragment, record, start)) {
        run.set(bits[value >>> 8]);
      }
      if (byGram.isLast(entry)) {
        return;
      }
    }
  }

  private static boolean standsAt(byte[] fragment, byte[] record, int start) {
    for (int i = 0; i < fragment.length; i++) {
      if ((record[start + i] | 0x20) != (fragment[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  /** Sets all bits: nothing is known of the record. */
  void assumeAll(ClassRun run) {
    for (int[] ofFragment : bits) {
      run.set(ofFragment);
    }
  }
}

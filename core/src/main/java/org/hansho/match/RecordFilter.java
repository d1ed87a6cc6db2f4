package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which fragments of keywords the raw bytes of a record may hold.
 *
 * <p>One pass, eight bytes at a time. Where all fragments have seven bytes or more only every
 * fourth position is looked at, since each fragment is filed under four grams that lie one behind
 * the other. Bytes are compared with one bit masked, which folds letters and lets a few other
 * characters pass for each other: what is said may be too much, never too little. Immutable and
 * shared.
 */
final class RecordFilter {
  private static final long FOLD = 0x2020202020202020L;
  private static final int STRIDE = 4;
  private static final int MULTIPLIER = 0x9E3779B1;
  private static final int BITS = 13;
  private static final long ONES = 0x0101010101010101L;
  private static final long BACKSLASHES = ONES * '\\';

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
    stride = shortest >= Integer.BYTES + STRIDE - 1 ? STRIDE : 1;
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
    for (; at + 16 <= end; at += 8) {
      long word = (long) LiteralPool.LONG.get(record, at);
      if (hasBackslash(word) && hasUnicodeEscape(record, at, end)) {
        return false;
      }
      long folded = word | FOLD;
      look((int) folded, record, at, offset, end, run);
      look((int) (folded >>> 32), record, at + 4, offset, end, run);
      if (stride == 1) {
        long next = (long) LiteralPool.LONG.get(record, at + 4) | FOLD;
        for (int i = 1; i < 4; i++) {
          look((int) (folded >>> (8 * i)), record, at + i, offset, end, run);
          look((int) (next >>> (8 * i)), record, at + 4 + i, offset, end, run);
        }
      }
    }
    return scanEnd(record, at, offset, end, run);
  }

  private boolean scanEnd(byte[] record, int from, int offset, int end, ClassRun run) {
    for (int at = from; at < end; at++) {
      if (record[at] == '\\' && at + 1 < end && record[at + 1] == 'u') {
        return false;
      }
      if (at + 4 <= end) {
        look((int) LiteralPool.INT.get(record, at) | (int) FOLD, record, at, offset, end, run);
      }
    }
    return true;
  }

  private static boolean hasBackslash(long word) {
    long difference = word ^ BACKSLASHES;
    return ((difference - ONES) & ~difference & 0x8080808080808080L) != 0;
  }

  private static boolean hasUnicodeEscape(byte[] record, int from, int end) {
    int to = Math.min(from + 8, end - 1);
    for (int at = from; at < to; at++) {
      if (record[at] == '\\' && record[at + 1] == 'u') {
        return true;
      }
    }
    return false;
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

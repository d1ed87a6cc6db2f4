package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which literals of keywords the raw bytes of a record may hold.
 *
 * <p>One pass, eight bytes at a time. Each literal has an anchor, a piece that stands in JSON
 * without escapes. Where all anchors are long enough only every fourth position is looked at, since
 * each is filed under four grams that lie one behind the other. Around an anchor the whole literal
 * is compared, backslashes left out on both sides, one bit of each byte masked, which folds
 * letters: what is said may be too much, never too little. Immutable and shared.
 */
final class RecordFilter {
  private static final long FOLD = 0x2020202020202020L;
  private static final int MULTIPLIER = 0x9E3779B1;
  private static final int BITS = 13;
  private static final int MOST_ANCHOR = 200;
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;
  private static final long BACKSLASHES = ONES * '\\';
  private static final long US = ONES * 'u';

  private final int stride;
  private final byte[][] literals;
  private final int[] anchors;
  private final int[][] bits;
  private final long[] bitmap = new long[1 << (BITS - 6)];
  private final LongTable byGram;

  RecordFilter(Map<Term.Fragment, int[]> tests) {
    literals = new byte[tests.size()][];
    anchors = new int[tests.size()];
    bits = new int[tests.size()][];
    int[] sizes = new int[tests.size()];
    int shortest = Integer.MAX_VALUE;
    int index = 0;
    for (Map.Entry<Term.Fragment, int[]> test : tests.entrySet()) {
      String literal = test.getKey().literal();
      String anchor = Fragments.anchor(literal);
      literals[index] = literal.getBytes(StandardCharsets.US_ASCII);
      anchors[index] = literal.indexOf(anchor);
      sizes[index] = Math.min(anchor.length(), MOST_ANCHOR);
      shortest = Math.min(shortest, sizes[index]);
      bits[index++] = test.getValue();
    }
    stride = shortest >= 7 ? 4 : 1;
    Map<Long, List<Integer>> lists = new TreeMap<>();
    for (int literal = 0; literal < literals.length; literal++) {
      file(literal, sizes[literal], lists);
    }
    byGram = new LongTable(lists);
  }

  /** Files a literal under as many grams as the stride skips, the rarest run of its anchor. */
  private void file(int literal, int anchorSize, Map<Long, List<Integer>> lists) {
    byte[] bytes = literals[literal];
    int anchor = anchors[literal];
    int best = anchor;
    double least = Double.MAX_VALUE;
    for (int from = anchor; from + stride + 3 <= anchor + anchorSize; from++) {
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
          .add(literal << 8 | (at - anchor));
    }
  }

  /**
   * Sets the bits of every literal that the record may hold.
   *
   * @return false if a {@code \}{@code u} escape hides a character that anchors may have, so that
   *     nothing can be said
   */
  boolean scan(byte[] record, int offset, int length, ClassRun run) {
    int end = offset + length;
    int at = offset;
    long carried = 0;
    long[] filter = bitmap;
    for (; at + 16 <= end; at += 8) {
      long word = (long) LiteralPool.LONG.get(record, at);
      long backslashes = zeroBytes(word ^ BACKSLASHES);
      if ((backslashes | carried) != 0) {
        long escapes = (backslashes << 8 | carried) & zeroBytes(word ^ US);
        if (escapes != 0 && hidesAscii(record, at, end)) {
          return false;
        }
        carried = backslashes >>> 56;
      }
      long folded = word | FOLD;
      int first = ((int) folded * MULTIPLIER) >>> (32 - BITS);
      int second = ((int) (folded >>> 32) * MULTIPLIER) >>> (32 - BITS);
      if (((filter[first >>> 6] >>> first | filter[second >>> 6] >>> second) & 1) != 0) {
        look((int) folded, record, at, offset, end, run);
        look((int) (folded >>> 32), record, at + 4, offset, end, run);
      }
      if (stride < 4) {
        lookBetween(record, at, offset, end, run);
      }
    }
    return scanEnd(record, at, offset, end, run);
  }

  /** Looks at the positions of a word that a stride of four leaves out. */
  private void lookBetween(byte[] record, int at, int offset, int end, ClassRun run) {
    for (int i = at + 1; i < at + 8; i++) {
      look((int) LiteralPool.INT.get(record, i) | (int) FOLD, record, i, offset, end, run);
    }
  }

  /** Looks at every position of the last bytes. */
  private boolean scanEnd(byte[] record, int from, int offset, int end, ClassRun run) {
    if (hidesAscii(record, Math.max(from, offset + 1), end)) {
      return false;
    }
    for (int at = from; at + 4 <= end; at++) {
      look((int) LiteralPool.INT.get(record, at) | (int) FOLD, record, at, offset, end, run);
    }
    return true;
  }

  /** The high bit of each byte that is zero. */
  private static long zeroBytes(long word) {
    return ~(((word & LOW_BITS) + LOW_BITS) | word | LOW_BITS);
  }

  /** Whether one of the next eight bytes is the u of an escape for a character of ASCII. */
  private static boolean hidesAscii(byte[] record, int from, int end) {
    int to = Math.min(from + 8, end);
    for (int at = from; at < to; at++) {
      if (record[at] == 'u' && record[at - 1] == '\\' && isAsciiEscape(record, at + 1, end)) {
        return true;
      }
    }
    return false;
  }

  /** Four digits below 0080 that are neither a control nor one of the signs that anchors lack. */
  private static boolean isAsciiEscape(byte[] record, int at, int end) {
    if (at + 4 > end || record[at] != '0' || record[at + 1] != '0') {
      return false;
    }
    int value = Character.digit(record[at + 2], 16) << 4 | Character.digit(record[at + 3], 16);
    return value >= ' ' && value < 0x7F && "\"&'+/<>\\".indexOf(value) < 0;
  }

  private void look(int gram, byte[] record, int at, int offset, int end, ClassRun run) {
    int place = (gram * MULTIPLIER) >>> (32 - BITS);
    if ((bitmap[place >>> 6] & 1L << place) != 0) {
      found(gram, record, at, offset, end, run);
    }
  }

  private void found(int gram, byte[] record, int at, int offset, int end, ClassRun run) {
    for (int entry = byGram.first(gram); entry != LongTable.NONE; entry++) {
      int value = byGram.value(entry);
      int literal = value >>> 8;
      int start = at - (value & 0xFF);
      if (start >= offset
          && standsBehind(literals[literal], anchors[literal], record, start, end)
          && standsBefore(literals[literal], anchors[literal], record, start, offset)) {
        run.set(bits[literal]);
      }
      if (byGram.isLast(entry)) {
        return;
      }
    }
  }

  /** Whether the literal from its anchor on stands here, as far as can be told. */
  private static boolean standsBehind(
      byte[] literal, int anchor, byte[] record, int start, int end) {
    int at = start;
    for (int i = anchor; i < literal.length; i++) {
      if (literal[i] == '\\') {
        continue;
      }
      boolean escaped = false;
      while (at < end && record[at] == '\\') {
        escaped = true;
        at++;
      }
      if (at >= end) {
        return false;
      }
      if (literal[i] < ' ' || (escaped && record[at] == 'u')) {
        return true;
      }
      if ((record[at++] | 0x20) != (literal[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  /** Whether what the literal has before its anchor stands there, as far as can be told. */
  private static boolean standsBefore(
      byte[] literal, int anchor, byte[] record, int start, int offset) {
    int at = start - 1;
    for (int i = anchor - 1; i >= 0; i--) {
      if (literal[i] == '\\') {
        continue;
      }
      while (at >= offset && record[at] == '\\') {
        at--;
      }
      if (at < offset) {
        return false;
      }
      boolean escape = at - 5 >= offset && record[at - 4] == 'u' && record[at - 5] == '\\';
      if (literal[i] < ' ' || escape) {
        return true;
      }
      if ((record[at--] | 0x20) != (literal[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  /** Sets all bits: nothing is known of the record. */
  void assumeAll(ClassRun run) {
    for (int[] ofLiteral : bits) {
      run.set(ofLiteral);
    }
  }
}

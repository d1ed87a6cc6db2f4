package org.hansho.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Finds literals of keywords in the raw bytes of a record.
 *
 * <p>Each literal has an anchor, a piece that stands in the record without escapes. Where all
 * anchors are long enough only every sixteenth, eighth, sixth or fourth position is looked at,
 * since each is filed under as many grams of four bytes that lie one behind the other. Around an
 * anchor the whole literal is compared, backslashes left out on both sides, one bit of each byte
 * masked, which folds letters: what is said may be too much, never too little. Immutable and
 * shared.
 */
final class AnchorTable {
  private static final int FOLD = 0x20202020;
  private static final int MULTIPLIER = 0x9E3779B1;
  private static final int BITS = 13;
  private static final int LONGEST_ANCHOR = 200;

  private final int stride;
  private final byte[][] literals;
  private final int[] anchors;

  /**
   * The rarest four bytes of each anchor and where in it they stand, to refuse most hits at once.
   */
  private final int[] rareGrams;

  private final int[] rareAt;
  private final int[][] bits;
  private final long[] bitmap = new long[1 << (BITS - 6)];
  private final LongTable byGram;

  /**
   * @param tests the bits of each literal
   * @param anchorOf the anchor in a literal
   */
  AnchorTable(Map<Term.Fragment, int[]> tests, UnaryOperator<String> anchorOf) {
    literals = new byte[tests.size()][];
    anchors = new int[tests.size()];
    rareGrams = new int[tests.size()];
    rareAt = new int[tests.size()];
    bits = new int[tests.size()][];
    int[] sizes = new int[tests.size()];
    int shortest = Integer.MAX_VALUE;
    int index = 0;
    for (Map.Entry<Term.Fragment, int[]> test : tests.entrySet()) {
      String literal = test.getKey().literal();
      String anchor = anchorOf.apply(literal);
      literals[index] = literal.getBytes(StandardCharsets.US_ASCII);
      anchors[index] = literal.indexOf(anchor);
      sizes[index] = Math.min(anchor.length(), LONGEST_ANCHOR);
      shortest = Math.min(shortest, sizes[index]);
      bits[index++] = test.getValue();
    }
    stride = stride(shortest);
    Map<Long, List<Integer>> lists = new TreeMap<>();
    for (int literal = 0; literal < literals.length; literal++) {
      file(literal, sizes[literal], lists);
    }
    byGram = new LongTable(lists);
  }

  /** How far apart grams may be looked at if one must lie inside an anchor of this size. */
  private static int stride(int anchorSize) {
    for (int stride : new int[] {16, 8, 6, 4}) {
      if (anchorSize >= stride + Integer.BYTES - 1) {
        return stride;
      }
    }
    return 1;
  }

  /** Files a literal under as many grams as the stride skips, the rarest run of its anchor. */
  private void file(int literal, int anchorSize, Map<Long, List<Integer>> lists) {
    byte[] bytes = literals[literal];
    int anchor = anchors[literal];
    int rare = rarestRun(bytes, anchor, anchorSize, 1);
    rareAt[literal] = rare - anchor;
    rareGrams[literal] = (int) LiteralPool.INT.get(bytes, rare) | FOLD;
    int best = rarestRun(bytes, anchor, anchorSize, stride);
    for (int at = best; at < best + stride; at++) {
      int gram = (int) LiteralPool.INT.get(bytes, at) | FOLD;
      int place = (gram * MULTIPLIER) >>> (32 - BITS);
      bitmap[place >>> 6] |= 1L << place;
      lists
          .computeIfAbsent((long) gram, unused -> new ArrayList<>())
          .add(literal << 8 | (at - anchor));
    }
  }

  /** Where in an anchor so many grams begin of which the most common is rarest. */
  private static int rarestRun(byte[] bytes, int anchor, int size, int run) {
    int best = anchor;
    double least = Double.MAX_VALUE;
    for (int from = anchor; from + run + 3 <= anchor + size; from++) {
      double most = -Double.MAX_VALUE;
      for (int at = from; at < from + run; at++) {
        most = Math.max(most, Rates.commonness(bytes, at));
      }
      if (most < least) {
        least = most;
        best = from;
      }
    }
    return best;
  }

  /** Sets the bits of every literal that the record may hold. */
  void scan(byte[] record, int offset, int length, ClassRun run) {
    int end = offset + length;
    int at =
        switch (stride) {
          case 16 -> scanBySixteen(record, offset, end, run);
          case 8 -> scanByEight(record, offset, end, run);
          case 6 -> scanBySix(record, offset, end, run);
          case 4 -> scanByFour(record, offset, end, run);
          default -> offset;
        };
    for (; at <= end - Integer.BYTES; at++) {
      int gram = (int) LiteralPool.INT.get(record, at) | FOLD;
      if ((mayBegin(gram) & 1) != 0) {
        found(gram, record, at, offset, end, run);
      }
    }
  }

  // The strides are constants in these loops so that the compiler can take the checks out of them.

  private int scanBySixteen(byte[] record, int offset, int end, ClassRun run) {
    int at = offset;
    for (; at < end - 20; at += 16) {
      int gram = (int) LiteralPool.INT.get(record, at) | FOLD;
      if ((mayBegin(gram) & 1) != 0) {
        found(gram, record, at, offset, end, run);
      }
    }
    return at;
  }

  private int scanByEight(byte[] record, int offset, int end, ClassRun run) {
    int at = offset;
    for (; at < end - 12; at += 8) {
      int gram = (int) LiteralPool.INT.get(record, at) | FOLD;
      if ((mayBegin(gram) & 1) != 0) {
        found(gram, record, at, offset, end, run);
      }
    }
    return at;
  }

  private int scanBySix(byte[] record, int offset, int end, ClassRun run) {
    int at = offset;
    for (; at < end - 12; at += 6) {
      int gram = (int) LiteralPool.INT.get(record, at) | FOLD;
      if ((mayBegin(gram) & 1) != 0) {
        found(gram, record, at, offset, end, run);
      }
    }
    return at;
  }

  private int scanByFour(byte[] record, int offset, int end, ClassRun run) {
    int at = offset;
    for (; at < end - 12; at += 8) {
      long word = (long) LiteralPool.LONG.get(record, at);
      int first = (int) word | FOLD;
      int second = (int) (word >>> 32) | FOLD;
      if (((mayBegin(first) | mayBegin(second)) & 1) != 0) {
        found(first, record, at, offset, end, run);
        found(second, record, at + 4, offset, end, run);
      }
    }
    return at;
  }

  /** Has its lowest bit set if an anchor may be filed under the gram. */
  private long mayBegin(int gram) {
    int place = (gram * MULTIPLIER) >>> (32 - BITS);
    return bitmap[place >>> 6] >>> place;
  }

  private void found(int gram, byte[] record, int at, int offset, int end, ClassRun run) {
    for (int entry = byGram.first(gram); entry != LongTable.NONE; entry++) {
      int value = byGram.value(entry);
      int literal = value >>> 8;
      int start = at - (value & 0xFF);
      int rare = start + rareAt[literal];
      if (start >= offset
          && rare + Integer.BYTES <= end
          && ((int) LiteralPool.INT.get(record, rare) | FOLD) == rareGrams[literal]
          && standsBehind(literals[literal], anchors[literal], record, start, end)
          && standsBefore(literals[literal], anchors[literal], record, start, offset)) {
        run.set(bits[literal]);
      }
      if (byGram.isLast(entry)) {
        return;
      }
    }
  }

  /** Whether the literal from its anchor on stands here, as far as can be decided. */
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

  /** Whether what the literal has before its anchor stands there, as far as can be decided. */
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
}

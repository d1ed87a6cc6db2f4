package org.hansho.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.regex.Node.Assertion;
import org.hansho.regex.Node.Chars;
import org.hansho.regex.Node.Place;
import org.hansho.regex.Node.Repeat;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as a nondeterministic automaton over the bytes of well-formed UTF-8.
 *
 * <p>Thompson's construction; code points are spelt out as sequences of byte ranges. Immutable.
 */
final class Program {
  static final int BYTES = 0;
  static final int SPLIT = 1;
  static final int ASSERT = 2;
  static final int MATCH = 3;

  /** By width, the lowest first byte; texts are well-formed, so no other byte is there. */
  private static final int[] LEADS = {0, 0, 0xC0, 0xE0, 0xF0, 0xF8};

  /** Most instructions of an expression whose repeats are written out. */
  static final int MOST_INSTRUCTIONS = 10_000;

  /** Thrown when an expression unfolds to more than is sensible. */
  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too many instructions", null, false, false);
    }
  }

  private int size;
  private int[] kinds = new int[64];
  private int[] low = new int[64];
  private int[] high = new int[64];
  private int[] next = new int[64];
  private int start;
  private boolean asserts;
  private boolean asksWords;
  private int parts;
  private int tailOf = -1;
  private int[] tails = {};

  private Program() {}

  /** The automaton of an expression, or null if it would be too large. */
  static @Nullable Program of(Node node) {
    Program program = new Program();
    try {
      int match = program.add(MATCH, 0, 0, 0);
      program.start = program.compile(node, match);
      return program;
    } catch (TooLarge e) {
      return null;
    }
  }

  int size() {
    return size;
  }

  int start() {
    return start;
  }

  int kind(int instruction) {
    return kinds[instruction];
  }

  /** Lowest byte of a range, the other way of a split, or the ordinal of an assertion's place. */
  int low(int instruction) {
    return low[instruction];
  }

  int high(int instruction) {
    return high[instruction];
  }

  int next(int instruction) {
    return next[instruction];
  }

  /** Whether it looks at places between code points. */
  boolean asserts() {
    return asserts;
  }

  private int add(int kind, int lowest, int highest, int follower) {
    if (size == MOST_INSTRUCTIONS) {
      throw new TooLarge();
    }
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, size * 2);
      low = Arrays.copyOf(low, size * 2);
      high = Arrays.copyOf(high, size * 2);
      next = Arrays.copyOf(next, size * 2);
    }
    kinds[size] = kind;
    low[size] = lowest;
    high[size] = highest;
    next[size] = follower;
    return size++;
  }

  /** Instructions that match the node and then go on; returns the first. */
  private int compile(Node node, int follower) {
    if (++parts > 2 * MOST_INSTRUCTIONS) {
      throw new TooLarge();
    }
    if (node instanceof Chars chars) {
      return chars(chars.set(), follower);
    }
    if (node instanceof Node.Sequence sequence) {
      int at = follower;
      for (int i = sequence.parts().size() - 1; i >= 0; i--) {
        at = compile(sequence.parts().get(i), at);
      }
      return at;
    }
    if (node instanceof Node.Choice choice) {
      List<Integer> ways = new ArrayList<>();
      for (Node part : choice.parts()) {
        ways.add(compile(part, follower));
      }
      return split(ways);
    }
    if (node instanceof Repeat repeat) {
      return repeat(repeat, follower);
    }
    Place place = ((Assertion) node).place();
    asserts = true;
    asksWords |= place == Place.WORD_BORDER || place == Place.NO_WORD_BORDER;
    return add(ASSERT, place.ordinal(), 0, follower);
  }

  private int split(List<Integer> ways) {
    int at = ways.get(ways.size() - 1);
    for (int i = ways.size() - 2; i >= 0; i--) {
      at = add(SPLIT, ways.get(i), 0, at);
    }
    return at;
  }

  private int repeat(Repeat repeat, int follower) {
    int at = follower;
    if (repeat.max() == Repeat.WITHOUT_END) {
      int loop = add(SPLIT, 0, 0, follower);
      int body = compile(repeat.part(), loop);
      low[loop] = body;
      at = loop;
    } else {
      for (int i = repeat.min(); i < repeat.max(); i++) {
        at = add(SPLIT, compile(repeat.part(), at), 0, follower);
      }
    }
    for (int i = 0; i < repeat.min(); i++) {
      at = compile(repeat.part(), at);
    }
    return at;
  }

  private int chars(CharSet set, int follower) {
    List<Integer> ways = new ArrayList<>();
    for (CharSet.Range range : set.ranges()) {
      range(range.first(), range.last(), follower, ways);
    }
    // A set without members: a range that no byte is in.
    return ways.isEmpty() ? add(BYTES, 1, 0, follower) : split(ways);
  }

  /** Cuts a range where the length of the encoding changes. */
  private void range(int first, int last, int follower, List<Integer> ways) {
    int[] ends = {0x7F, 0x7FF, 0xFFFF, CharSet.LAST};
    int from = first;
    for (int width = 1; width <= 4 && from <= last; width++) {
      int to = Math.min(last, ends[width - 1]);
      if (from <= to) {
        if (width > 1 && from == ends[width - 2] + 1 && to == ends[width - 1]) {
          ways.add(add(BYTES, LEADS[width], LEADS[width + 1] - 1, tail(width - 1, follower)));
        } else {
          sequences(from, to, width, follower, ways);
        }
        from = to + 1;
      }
    }
  }

  /** So many bytes behind the first one, whatever they are; shared by the ranges of a set. */
  private int tail(int bytes, int follower) {
    if (tailOf != follower) {
      tailOf = follower;
      tails = new int[] {follower, -1, -1, -1};
    }
    if (tails[bytes] < 0) {
      tails[bytes] = add(BYTES, 0x80, 0xBF, tail(bytes - 1, follower));
    }
    return tails[bytes];
  }

  /** Cuts a range until its encodings are a product of byte ranges. */
  private void sequences(int from, int to, int width, int follower, List<Integer> ways) {
    for (int tail = 1; tail < width; tail++) {
      int mask = (1 << (6 * tail)) - 1;
      if ((from & ~mask) != (to & ~mask)) {
        if ((from & mask) != 0) {
          sequences(from, from | mask, width, follower, ways);
          sequences((from | mask) + 1, to, width, follower, ways);
          return;
        }
        if ((to & mask) != mask) {
          sequences(from, (to & ~mask) - 1, width, follower, ways);
          sequences(to & ~mask, to, width, follower, ways);
          return;
        }
      }
    }
    int at = follower;
    for (int index = width - 1; index >= 0; index--) {
      at = add(BYTES, encoded(from, width, index), encoded(to, width, index), at);
    }
    ways.add(at);
  }

  private static int encoded(int codePoint, int width, int index) {
    if (width == 1) {
      return codePoint;
    }
    int bits = codePoint >> (6 * (width - 1 - index));
    return index > 0 ? 0x80 | (bits & 0x3F) : (0xF00 >> width & 0xFF) | bits;
  }

  /**
   * Classes of bytes that no instruction distinguishes; one number a byte, ascending from 0. New
   * line, continuation bytes and word characters are distinguished where assertions need it.
   */
  byte[] byteClasses() {
    boolean[] begins = new boolean[257];
    for (int i = 0; i < size; i++) {
      if (kinds[i] == BYTES && low[i] <= high[i]) {
        begins[low[i]] = true;
        begins[high[i] + 1] = true;
      }
    }
    if (asserts) {
      begins['\n'] = true;
      begins['\n' + 1] = true;
      begins[0x80] = true;
      begins[0xC0] = true;
    }
    if (asksWords) {
      for (CharSet.Range range : CharSet.WORDS.ranges()) {
        begins[range.first()] = true;
        begins[range.last() + 1] = true;
      }
    }
    byte[] classes = new byte[256];
    int current = 0;
    for (int b = 1; b < 256; b++) {
      current += begins[b] ? 1 : 0;
      classes[b] = (byte) current;
    }
    return classes;
  }
}

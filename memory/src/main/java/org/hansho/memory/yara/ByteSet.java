package org.hansho.memory.yara;

/** A set of byte values. Immutable. */
record ByteSet(long a, long b, long c, long d) {
  static final ByteSet NONE = new ByteSet(0, 0, 0, 0);
  static final ByteSet ALL = NONE.complement();

  /** A to Z in the word of the values 64 to 127. */
  private static final long LETTERS = ((1L << 26) - 1) << 1;

  static ByteSet of(int value) {
    return range(value, value);
  }

  static ByteSet range(int first, int last) {
    long[] words = new long[4];
    for (int value = first; value <= last; value++) {
      words[value >> 6] |= 1L << (value & 63);
    }
    return new ByteSet(words[0], words[1], words[2], words[3]);
  }

  /** Values whose bits agree with {@code value} where {@code mask} has ones. */
  static ByteSet masked(int value, int mask) {
    if (mask == 0xff) {
      return of(value);
    }
    long[] words = new long[4];
    for (int one = 0; one < 256; one++) {
      if ((one & mask) == (value & mask)) {
        words[one >> 6] |= 1L << (one & 63);
      }
    }
    return new ByteSet(words[0], words[1], words[2], words[3]);
  }

  boolean has(int value) {
    long word = value < 128 ? (value < 64 ? a : b) : value < 192 ? c : d;
    return (word >>> (value & 63) & 1) != 0;
  }

  ByteSet or(ByteSet other) {
    return new ByteSet(a | other.a, b | other.b, c | other.c, d | other.d);
  }

  ByteSet complement() {
    return new ByteSet(~a, ~b, ~c, ~d);
  }

  int size() {
    return Long.bitCount(a) + Long.bitCount(b) + Long.bitCount(c) + Long.bitCount(d);
  }

  /** The only value, -1 unless there is exactly one, or one letter in both cases. */
  int single() {
    if (size() > 2) {
      return -1;
    }
    int found = -1;
    for (int value = 255; value >= 0; value--) {
      if (has(value)) {
        int folded = fold(value);
        if (found >= 0 && found != folded) {
          return -1;
        }
        found = folded;
      }
    }
    return found;
  }

  /** With each letter in both cases; a letter's other case is 32 values away. */
  ByteSet caseless() {
    long upper = b & LETTERS;
    long lower = (b >>> 32) & LETTERS;
    return new ByteSet(a, b | (upper << 32) | lower, c, d);
  }

  /** The least value; 256 if there is none. */
  int least() {
    if (a != 0) {
      return Long.numberOfTrailingZeros(a);
    }
    if (b != 0) {
      return 64 + Long.numberOfTrailingZeros(b);
    }
    return c != 0 ? 128 + Long.numberOfTrailingZeros(c) : 192 + Long.numberOfTrailingZeros(d);
  }

  /** Upper case letters become lower case. */
  static int fold(int value) {
    return value >= 'A' && value <= 'Z' ? value + 32 : value;
  }
}

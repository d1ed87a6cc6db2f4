package org.hansho.event;

/** Finds bytes in a slice, sixteen or 32 of them at a time. Pure functions. */
public final class ByteSearch {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int TWO = 2 * Long.BYTES;
  private static final int FOUR = 4 * Long.BYTES;

  private ByteSearch() {}

  /**
   * Where a byte of ASCII first stands.
   *
   * @return the index, or {@code end} if it does not, or {@code from} if that lies behind
   */
  public static int first(byte[] bytes, int from, int end, byte wanted) {
    long pattern = ONES * wanted;
    int at = from;
    for (; at + FOUR <= end; at += FOUR) {
      long one = hits((long) Utf8.LONG.get(bytes, at), pattern);
      long two = hits((long) Utf8.LONG.get(bytes, at + Long.BYTES), pattern);
      long three = hits((long) Utf8.LONG.get(bytes, at + TWO), pattern);
      long four = hits((long) Utf8.LONG.get(bytes, at + TWO + Long.BYTES), pattern);
      if ((one | two | three | four) != 0) {
        return (one | two) != 0 ? of(at, one, two) : of(at + TWO, three, four);
      }
    }
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long hits = hits((long) Utf8.LONG.get(bytes, at), pattern);
      if (hits != 0) {
        return of(at, hits, 0);
      }
    }
    while (at < end && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /**
   * Where one of two bytes of ASCII first stands.
   *
   * @return the index, or {@code end} if neither does, or {@code from} if that lies behind
   */
  public static int either(byte[] bytes, int from, int end, byte one, byte other) {
    long firsts = ONES * one;
    long seconds = ONES * other;
    int at = from;
    for (; at + TWO <= end; at += TWO) {
      long word = (long) Utf8.LONG.get(bytes, at);
      long next = (long) Utf8.LONG.get(bytes, at + Long.BYTES);
      long hits = hits(word, firsts) | hits(word, seconds);
      long more = hits(next, firsts) | hits(next, seconds);
      if ((hits | more) != 0) {
        return of(at, hits, more);
      }
    }
    while (at < end && bytes[at] != one && bytes[at] != other) {
      at++;
    }
    return at;
  }

  /**
   * The high bit of each byte that is the wanted one; above the lowest of them bits may be wrong.
   */
  private static long hits(long word, long pattern) {
    return ((word ^ pattern) - ONES) & ~word & HIGH_BITS;
  }

  /** The first hit in sixteen bytes, of which there is one. */
  private static int of(int at, long hits, long more) {
    return hits != 0
        ? at + (Long.numberOfTrailingZeros(hits) >>> 3)
        : at + Long.BYTES + (Long.numberOfTrailingZeros(more) >>> 3);
  }
}

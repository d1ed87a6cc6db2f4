package org.hansho.event;

/** Finds bytes in a slice, eight of them at a time. Pure functions. */
public final class ByteSearch {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ByteSearch() {}

  /**
   * Where one of two bytes of ASCII first stands.
   *
   * @return the index, or {@code end} if neither does, or {@code from} if that lies behind
   */
  public static int either(byte[] bytes, int from, int end, byte one, byte other) {
    long firsts = ONES * one;
    long seconds = ONES * other;
    int at = from;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = (long) Utf8.LONG.get(bytes, at);
      // A subtraction borrows into bytes behind the first hit only.
      long hits = (((word ^ firsts) - ONES) | ((word ^ seconds) - ONES)) & ~word & HIGH_BITS;
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (at < end && bytes[at] != one && bytes[at] != other) {
      at++;
    }
    return at;
  }
}

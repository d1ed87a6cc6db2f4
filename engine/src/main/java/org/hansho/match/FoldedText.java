package org.hansho.match;

/**
 * A copy of a value with ASCII letters folded and room behind it, as the tables of a field want it.
 * Reused from value to value.
 */
final class FoldedText {
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private byte[] text = new byte[256];
  private int length;
  private boolean ascii;

  byte[] bytes() {
    return text;
  }

  int length() {
    return length;
  }

  boolean isAscii() {
    return ascii;
  }

  /** Takes a value. */
  void set(byte[] buffer, int offset, int count) {
    if (count + LiteralPool.PADDING * 2 > text.length) {
      text = new byte[Math.max(count + LiteralPool.PADDING * 2, text.length * 2)];
    }
    byte[] into = text;
    long seen = 0;
    int at = 0;
    int safe = Math.min(count, buffer.length - offset - 7);
    for (; at < safe; at += 8) {
      long word = (long) LiteralPool.LONG.get(buffer, offset + at);
      if (at + 8 > count) {
        word &= -1L >>> ((at + 8 - count) * 8);
      }
      seen |= word;
      LiteralPool.LONG.set(into, at, folded(word));
    }
    for (; at < count; at++) {
      byte b = buffer[offset + at];
      seen |= b;
      into[at] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
    LiteralPool.LONG.set(into, count, 0L);
    length = count;
    ascii = (seen & HIGH_BITS) == 0;
  }

  /** Eight bytes with A to Z in lower case. */
  private static long folded(long word) {
    long low = word & ~HIGH_BITS;
    long fromA = low + ONES * (0x80 - 'A');
    long beyondZ = low + ONES * (0x7F - 'Z');
    long upper = (fromA ^ beyondZ) & ~word & HIGH_BITS;
    return word | upper >>> 2;
  }
}

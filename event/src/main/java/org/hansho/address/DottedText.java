package org.hansho.address;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * IPv4 as text: four decimal parts without leading zeros. Where dots stand differs from address to
 * address, which a processor cannot guess; so a part is read as four bytes at once, without a
 * branch for each.
 */
final class DottedText {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int ONES = 0x01010101;
  private static final int HIGH_BITS = 0x80808080;
  private static final int ZEROS = '0' * ONES;
  private static final int DOTS = ('.' ^ '0') * ONES;

  /** Added to a digit's value it stays below the high bit, added to more it does not. */
  private static final int ABOVE_NINE = 0x76 * ONES;

  /** In each byte, from the lowest, the least number of one, two and three digits. */
  private static final int LEAST = 100 << 16 | 10 << 8;

  private DottedText() {}

  /** The bits of an address that fills the slice, or -1. */
  static long read(byte[] bytes, int from, int to) {
    int at = from;
    long value = 0;
    int wrong = 0;
    int outside = 0;
    for (int part = 0; part < 4; part++) {
      int word = word(bytes, at) ^ ZEROS;
      int dots = word ^ DOTS;
      int dot = Integer.numberOfTrailingZeros((dots - ONES) & ~dots & HIGH_BITS) >>> 3;
      int length = part < 3 ? dot : to - at;
      if (length < 1 || length > 3) {
        return -1;
      }
      int digits = word << (Integer.SIZE - Byte.SIZE * length);
      int number = (digits >>> 24) + 10 * (digits >>> 16 & 0xFF) + 100 * (digits >>> 8 & 0xFF);
      int least = LEAST >>> (Byte.SIZE * (length - 1)) & 0xFF;
      wrong |= ((digits + ABOVE_NINE) | digits) & HIGH_BITS;
      outside |= (255 - number) | (number - least);
      value = value << Byte.SIZE | number;
      at += length + 1;
    }
    return wrong == 0 && outside >= 0 ? value : -1;
  }

  /** Four bytes, those behind the end of the buffer zero. */
  private static int word(byte[] bytes, int at) {
    if (at + Integer.BYTES <= bytes.length) {
      return (int) INT.get(bytes, at);
    }
    int word = 0;
    for (int i = bytes.length - 1; i >= at; i--) {
      word = word << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return word;
  }
}

package org.hansho.analyze;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers as hexadecimal text, eight digits at once. Pure functions. */
final class HexText {
  /** Digits of a number. */
  static final int LENGTH = 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long ONES = 0x0101010101010101L;

  private HexText() {}

  /** Writes the sixteen digits of a number, in lower case. */
  static void write(long number, byte[] into, int at) {
    LONG.set(into, at, digits(number >>> Integer.SIZE));
    LONG.set(into, at + Long.BYTES, digits(number & 0xFFFF_FFFFL));
  }

  /** The digits of 32 bits, the first in the highest byte. */
  private static long digits(long bits) {
    long pairs = (bits | bits << 16) & 0x0000FFFF_0000FFFFL;
    long bytes = (pairs | pairs << 8) & 0x00FF00FF_00FF00FFL;
    long nibbles = (bytes | bytes << 4) & 0x0F0F0F0F_0F0F0F0FL;
    long letters = (nibbles + 6 * ONES) >>> 4 & ONES;
    return nibbles + '0' * ONES + letters * ('a' - '0' - 10);
  }
}

package org.hansho.format.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network byte order at any place of an array. The caller has checked the bounds. */
final class BigEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  /** Two bytes, unsigned. */
  static int two(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xFFFF;
  }

  /** Four bytes, as bits. */
  static int four(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  /** Four bytes, unsigned. */
  static long unsignedFour(byte[] bytes, int at) {
    return (int) INT.get(bytes, at) & 0xFFFF_FFFFL;
  }

  /** Eight bytes, as bits. */
  static long eight(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** One to eight bytes, unsigned; of eight bytes the bits. */
  static long unsigned(byte[] bytes, int at, int length) {
    return switch (length) {
      case 1 -> bytes[at] & 0xFF;
      case 2 -> two(bytes, at);
      case 4 -> unsignedFour(bytes, at);
      case 8 -> eight(bytes, at);
      default -> odd(bytes, at, length);
    };
  }

  private static long odd(byte[] bytes, int at, int length) {
    long value = 0;
    for (int i = at; i < at + length; i++) {
      value = value << 8 | (bytes[i] & 0xFF);
    }
    return value;
  }
}

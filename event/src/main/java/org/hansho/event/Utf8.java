package org.hansho.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8, and what to read where they are not. Pure functions. */
public final class Utf8 {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7). */
  public static boolean isWellFormed(byte[] bytes, int offset, int length) {
    return isAscii(bytes, offset, length) || isWide(bytes, offset, length);
  }

  /** The index behind the byte order mark with which the bytes begin, or {@code from}. */
  public static int behindMark(byte[] bytes, int from, int to) {
    boolean marked =
        to - from >= 3
            && bytes[from] == (byte) 0xEF
            && bytes[from + 1] == (byte) 0xBB
            && bytes[from + 2] == (byte) 0xBF;
    return marked ? from + 3 : from;
  }

  /** Whether no byte lies outside ASCII. */
  public static boolean isAscii(byte[] bytes, int offset, int length) {
    int end = offset + length;
    if (length < Long.BYTES) {
      int seen = 0;
      for (int at = offset; at < end; at++) {
        seen |= bytes[at];
      }
      return seen >= 0;
    }
    long seen = (long) LONG.get(bytes, end - Long.BYTES);
    for (int at = offset; at <= end - Long.BYTES; at += Long.BYTES) {
      seen |= (long) LONG.get(bytes, at);
    }
    return (seen & HIGH_BITS) == 0;
  }

  private static boolean isWide(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (at + 8 <= end && ((long) LONG.get(bytes, at) & HIGH_BITS) == 0) {
        at += 8;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int width = sequenceLength(bytes, at, end);
        if (width < 0) {
          return false;
        }
        at += width;
      }
    }
    return true;
  }

  private static int sequenceLength(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    int width = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (width == 0 || at + width > end) {
      return -1;
    }
    int second = bytes[at + 1] & 0xFF;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return -1;
    }
    for (int i = 2; i < width; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return -1;
      }
    }
    return width;
  }

  /** A well-formed copy, malformed sequences replaced by U+FFFD. */
  public static byte[] repaired(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.UTF_8)
        .getBytes(StandardCharsets.UTF_8);
  }
}

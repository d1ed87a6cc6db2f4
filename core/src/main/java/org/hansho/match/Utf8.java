package org.hansho.match;

import java.nio.charset.StandardCharsets;

/**
 * Code points and letter case in UTF-8 bytes. Pure functions; the callers make sure that the bytes
 * are well formed, see {@link #isWellFormed}.
 */
final class Utf8 {
  private Utf8() {}

  /** Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7). */
  static boolean isWellFormed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (bytes[at] >= 0) {
        at++;
        continue;
      }
      int width = sequenceLength(bytes, at, end);
      if (width < 0) {
        return false;
      }
      at += width;
    }
    return true;
  }

  private static int sequenceLength(byte[] bytes, int at, int end) {
    int lead = bytes[at] & 0xFF;
    int width = lead < 0xC2 ? 9 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 9;
    if (at + width > end) {
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
  static byte[] repaired(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.UTF_8)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes of the code point that begins at {@code at}. */
  static int width(byte[] bytes, int at) {
    byte lead = bytes[at];
    return lead >= 0 ? 1 : lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
  }

  /** Where the code point begins that ends before {@code end}. */
  static int before(byte[] bytes, int end) {
    int at = end - 1;
    while ((bytes[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  /** The code point that begins at {@code at}. */
  static int codePoint(byte[] bytes, int at) {
    byte lead = bytes[at];
    if (lead >= 0) {
      return lead;
    }
    if (lead < (byte) 0xE0) {
      return (lead & 0x1F) << 6 | (bytes[at + 1] & 0x3F);
    }
    if (lead < (byte) 0xF0) {
      return (lead & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | (bytes[at + 2] & 0x3F);
    }
    return (lead & 0x07) << 18
        | (bytes[at + 1] & 0x3F) << 12
        | (bytes[at + 2] & 0x3F) << 6
        | (bytes[at + 3] & 0x3F);
  }
}

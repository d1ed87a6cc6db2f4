package org.hansho.format;

import org.jspecify.annotations.Nullable;

/** UTF-16 made into UTF-8 without allocating. Pure functions. */
final class Utf16Text {
  /** Which byte of a unit comes first. */
  enum Order {
    LITTLE,
    BIG
  }

  private static final int REPLACEMENT = 0xFFFD;

  private Utf16Text() {}

  /** As the mark of byte order says with which a text begins; null if it has none of UTF-16. */
  static @Nullable Order orderOf(byte[] text, int length) {
    int mark = length < 2 ? 0 : (text[0] & 0xFF) << 8 | (text[1] & 0xFF);
    return mark == 0xFFFE ? Order.LITTLE : mark == 0xFEFF ? Order.BIG : null;
  }

  /**
   * Encodes whole units as UTF-8; a surrogate without its partner becomes U+FFFD.
   *
   * @param target has room for three bytes a unit
   * @return bytes written from the start of {@code target}
   */
  static int toUtf8(byte[] text, int from, int units, Order order, byte[] target) {
    int written = 0;
    int end = from + 2 * units;
    for (int at = from; at < end; at += 2) {
      int unit = unit(text, at, order);
      int point = unit;
      if (Character.isSurrogate((char) unit)) {
        int low = at + 2 < end ? unit(text, at + 2, order) : 0;
        boolean pair = Character.isSurrogatePair((char) unit, (char) low);
        point = pair ? Character.toCodePoint((char) unit, (char) low) : REPLACEMENT;
        at += pair ? 2 : 0;
      }
      written = put(point, target, written);
    }
    return written;
  }

  static int unit(byte[] text, int at, Order order) {
    int first = text[at] & 0xFF;
    int second = text[at + 1] & 0xFF;
    return order == Order.LITTLE ? second << 8 | first : first << 8 | second;
  }

  private static int put(int point, byte[] target, int from) {
    int at = from;
    if (point < 0x80) {
      target[at++] = (byte) point;
    } else if (point < 0x800) {
      target[at++] = (byte) (0xC0 | point >> 6);
      target[at++] = (byte) (0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      target[at++] = (byte) (0xE0 | point >> 12);
      target[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
      target[at++] = (byte) (0x80 | (point & 0x3F));
    } else {
      target[at++] = (byte) (0xF0 | point >> 18);
      target[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
      target[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
      target[at++] = (byte) (0x80 | (point & 0x3F));
    }
    return at;
  }

  /** How many units the UTF-8 text that {@link #toUtf8} made stands for. */
  static int units(byte[] utf8, int from, int to) {
    int units = 0;
    for (int i = from; i < to; i++) {
      int b = utf8[i] & 0xFF;
      units += b >= 0xF0 ? 2 : (b & 0xC0) == 0x80 ? 0 : 1;
    }
    return units;
  }
}

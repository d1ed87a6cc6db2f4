package org.hansho.web;

/**
 * Takes escapes out of a part of a URL: {@code %41}, {@code %u0041} and, where asked, {@code +}.
 *
 * <p>One level a call. What is no escape stays as it is. Notes on the way what honest clients do
 * not send. Sources: RFC 3986, 2.1; the form encoding of the URL standard; {@code %u} is IIS's.
 */
final class PercentText {
  /** A percent sign that begins no escape. */
  static final int INVALID_ESCAPE = 1;

  /** An escape of a control character other than tab and line ends. */
  static final int CONTROL = 1 << 1;

  /** A slash or dot in more bytes of UTF-8 than it needs. */
  static final int OVERLONG = 1 << 2;

  /** An escape in the notation of IIS. */
  static final int UNICODE = 1 << 3;

  /** Escaped letters, digits or dots, which need no escape. */
  static final int NEEDLESS = 1 << 4;

  /** Something was decoded. */
  static final int CHANGED = 1 << 5;

  private byte[] target = {};
  private int length;
  private int notes;

  /**
   * Decodes a slice.
   *
   * @param into has room for as many bytes as the slice from {@code at} on
   * @return how many bytes were written
   */
  int decode(byte[] text, int from, int to, byte[] into, int at, boolean form) {
    target = into;
    length = at;
    notes = 0;
    int place = from;
    while (place < to) {
      byte b = text[place];
      if (b == '%') {
        place = escape(text, place, to);
      } else {
        target[length++] = form && b == '+' ? (byte) ' ' : b;
        place++;
      }
    }
    return length - at;
  }

  /** What was noted in the slice decoded last. */
  int notes() {
    return notes;
  }

  private int escape(byte[] text, int at, int to) {
    if (at + 5 < to && (text[at + 1] == 'u' || text[at + 1] == 'U')) {
      int unit = hex(text, at + 2) << 8 | hex(text, at + 4);
      if (unit >= 0) {
        notes |= UNICODE | CHANGED;
        putUnit(unit);
        return at + 6;
      }
    }
    int value = at + 2 < to ? hex(text, at + 1) : -1;
    if (value < 0) {
      notes |= INVALID_ESCAPE;
      target[length++] = '%';
      return at + 1;
    }
    notes |= CHANGED | note(value);
    if (value >= 0x80 && value < 0xC0 && isOverlongLead(length)) {
      overlong(value);
    } else {
      target[length++] = (byte) value;
    }
    return at + 3;
  }

  private static int note(int value) {
    if (value < ' ') {
      return value == '\t' || value == '\n' || value == '\r' ? 0 : CONTROL;
    }
    boolean plain = Character.isDigit(value) || (value >= 'a' && value <= 'z') || value == '.';
    return plain || (value >= 'A' && value <= 'Z') ? NEEDLESS : 0;
  }

  /** Bytes C0 and C1 begin what one byte says as well; attackers hide slashes and dots so. */
  private boolean isOverlongLead(int end) {
    return end > 0 && (target[end - 1] == (byte) 0xC0 || target[end - 1] == (byte) 0xC1);
  }

  private void overlong(int value) {
    notes |= OVERLONG;
    int lead = target[length - 1] & 0x1F;
    target[length - 1] = (byte) (lead << 6 | (value & 0x3F));
  }

  private void putUnit(int unit) {
    int ascii = unit >= 0xFF01 && unit <= 0xFF5E ? unit - 0xFEE0 : unit;
    if (ascii < 0x80) {
      target[length++] = (byte) ascii;
    } else if (ascii < 0x800) {
      target[length++] = (byte) (0xC0 | ascii >> 6);
      target[length++] = (byte) (0x80 | (ascii & 0x3F));
    } else {
      target[length++] = (byte) (0xE0 | ascii >> 12);
      target[length++] = (byte) (0x80 | (ascii >> 6 & 0x3F));
      target[length++] = (byte) (0x80 | (ascii & 0x3F));
    }
  }

  /** The value of two hexadecimal digits, or a negative number. */
  private static int hex(byte[] text, int at) {
    int high = Character.digit(text[at], 16);
    int low = Character.digit(text[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}

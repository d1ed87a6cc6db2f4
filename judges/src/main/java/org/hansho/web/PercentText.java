package org.hansho.web;

/**
 * Takes escapes out of a part of a URL: {@code %41}, {@code %u0041} and, where asked, {@code +}; of
 * what was decoded before, also those of texts in scripts and JSON: a backslash with {@code x} and
 * two digits, or with {@code u} and four.
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

  private static final byte WIDE = (byte) 0xEF;
  private static final byte MODIFIER = (byte) 0xCA;
  private static final int ESCAPE = 0x1B;
  private static final int NOTHING = -1;

  private byte[] target = {};
  private int begin;
  private int length;
  private int notes;

  /**
   * Decodes a slice.
   *
   * @param into has room for as many bytes as the slice from {@code at} on
   * @param form whether a plus sign is a blank
   * @return how many bytes were written
   */
  int decode(byte[] text, int from, int to, byte[] into, int at, boolean form) {
    start(into, at);
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

  /**
   * Decodes once more what was a value of a form, with the escapes of scripts and JSON; the wide
   * forms of ASCII, which programs in Japan make narrow, become ASCII, as do the letters that SQL
   * Server makes apostrophes of where a text goes into a narrow column.
   */
  int decodeAgain(byte[] text, int from, int to, byte[] into, int at) {
    start(into, at);
    int place = from;
    while (place < to) {
      byte b = text[place];
      if (b == '%') {
        place = escape(text, place, to);
      } else if (b == '\\' && isScriptEscape(text, place, to)) {
        place = scriptEscape(text, place);
      } else if (b == WIDE && isWide(text, place, to)) {
        putUnit(0xF000 | (text[place + 1] & 0x3F) << 6 | (text[place + 2] & 0x3F));
        place += 3;
      } else if (b == MODIFIER && isApostrophe(text, place, to)) {
        putUnit(0x280 | (text[place + 1] & 0x3F));
        place += 2;
      } else {
        target[length++] = b;
        place++;
      }
    }
    return length - at;
  }

  private void start(byte[] into, int at) {
    target = into;
    begin = at;
    length = at;
    notes = 0;
  }

  /** Whether an escape of scripts and JSON stands at a backslash. */
  static boolean isScriptEscape(byte[] text, int at, int to) {
    if (at + 3 >= to || hex(text, at + 2) < 0) {
      return false;
    }
    byte kind = text[at + 1];
    return kind == 'x' || (kind == 'u' && at + 5 < to && hex(text, at + 4) >= 0);
  }

  /** Whether something stands at a place that is another text when decoded again. */
  static boolean isHidden(byte[] text, int at, int to) {
    return switch (text[at]) {
      case '\\' -> isScriptEscape(text, at, to);
      case WIDE -> isWide(text, at, to);
      case MODIFIER -> isApostrophe(text, at, to);
      case '%' ->
          at + 2 < to
              && (Character.digit(text[at + 1], 16) >= 0 || Ascii.lower(text[at + 1]) == 'u');
      default -> false;
    };
  }

  /** U+FF01 to U+FF5E in UTF-8. */
  private static boolean isWide(byte[] text, int at, int to) {
    if (at + 2 >= to) {
      return false;
    }
    int unit = (text[at + 1] & 0xFF) << 8 | (text[at + 2] & 0xFF);
    return (unit >= 0xBC81 && unit <= 0xBCBF) || (unit >= 0xBD80 && unit <= 0xBD9E);
  }

  /** U+02B9, U+02BA and U+02BC in UTF-8, behind ASCII: in EUC-JP such pairs are letters. */
  private static boolean isApostrophe(byte[] text, int at, int to) {
    int last = at + 1 < to ? text[at + 1] & 0xFF : 0;
    return (last == 0xB9 || last == 0xBA || last == 0xBC) && (at == 0 || text[at - 1] >= 0);
  }

  private int scriptEscape(byte[] text, int at) {
    if (text[at + 1] == 'x') {
      target[length++] = (byte) hex(text, at + 2);
      return at + 4;
    }
    putUnit(hex(text, at + 2) << 8 | hex(text, at + 4));
    return at + 6;
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
    notes |= CHANGED;
    if (value < 0x80) {
      notes |= note(value, text, at + 3, to);
    } else if (value < 0xC0 && overlong(value, text, at + 3, to)) {
      notes |= OVERLONG;
      return at + 3;
    }
    target[length++] = (byte) value;
    return at + 3;
  }

  private static int note(int value, byte[] text, int behind, int to) {
    if (value < ' ') {
      boolean line = value == '\t' || value == '\n' || value == '\r';
      return line || (value == ESCAPE && shifts(next(text, behind, to))) ? 0 : CONTROL;
    }
    boolean plain = Character.isDigit(value) || (value >= 'a' && value <= 'z') || value == '.';
    return plain || (value >= 'A' && value <= 'Z') ? NEEDLESS : 0;
  }

  /** What stands behind an escape character in Japanese of ISO-2022-JP. */
  private static boolean shifts(int next) {
    return next == '$' || next == '(';
  }

  /**
   * Makes of those before and this one the sign that they say in more bytes of UTF-8 than it needs.
   * In EUC-JP, Shift_JIS and GBK such pairs are ordinary letters: so this is done only for signs,
   * and only beside ASCII and not beside another such letter.
   */
  private boolean overlong(int value, byte[] text, int behind, int to) {
    int last = length > begin ? target[length - 1] & 0xFF : NOTHING;
    boolean pair = last == 0xC0 || last == 0xC1;
    boolean triple =
        (last & 0xFE) == 0x80 && length > begin + 1 && target[length - 2] == (byte) 0xE0;
    int lead = pair ? length - 1 : length - 2;
    byte ascii = (byte) ((last & 1) << 6 | (value & 0x3F));
    if ((!pair && !triple) || Ascii.isWordPart(ascii) || !isBesideAscii(lead, text, behind, to)) {
      return false;
    }
    target[lead] = ascii;
    length = lead + 1;
    return true;
  }

  private boolean isBesideAscii(int lead, byte[] text, int behind, int to) {
    int next = next(text, behind, to);
    if (next == NOTHING || (lead > begin && target[lead - 1] < 0)) {
      return lead > begin && target[lead - 1] >= 0;
    }
    int second = next(text, behind + 3, to);
    boolean again = next == 0xC0 || next == 0xC1 || next == 0xE0;
    return next < 0x80 || (again && second >= 0x80 && second < 0xC0);
  }

  /** The byte that stands at a place, escaped or not; negative behind the end. */
  private static int next(byte[] text, int at, int to) {
    if (at >= to) {
      return NOTHING;
    }
    int escaped = text[at] == '%' && at + 2 < to ? hex(text, at + 1) : NOTHING;
    return escaped < 0 ? text[at] & 0xFF : escaped;
  }

  private void putUnit(int unit) {
    int ascii = ascii(unit);
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

  /** The character of ASCII that Windows takes for one that it does not have in its code page. */
  private static int ascii(int unit) {
    return switch (unit) {
      case 0x2215, 0x2044 -> '/';
      case 0x2216 -> '\\';
      case 0x02B9, 0x02BC, 0x02C8, 0x2032 -> '\'';
      case 0x02BA -> '"';
      default -> unit >= 0xFF01 && unit <= 0xFF5E ? unit - 0xFEE0 : unit;
    };
  }

  /** The value of two hexadecimal digits, or a negative number. */
  private static int hex(byte[] text, int at) {
    int high = Character.digit(text[at], 16);
    int low = Character.digit(text[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}

package org.hansho.event;

/**
 * Decodes the escapes of a JSON string.
 *
 * <p>Follows RFC 8259 section 7. What is not a valid escape stays as it was written; a lone
 * surrogate becomes U+FFFD. Pure functions.
 */
public final class JsonText {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BACKSLASHES = ONES * '\\';
  private static final byte[] SIMPLE = simpleEscapes();

  private JsonText() {}

  /**
   * Writes the decoded text; never longer than its input.
   *
   * @return how many bytes were written
   */
  public static int unescape(byte[] from, int offset, int length, byte[] into, int at) {
    int end = offset + length;
    int out = at;
    int in = offset;
    while (in < end) {
      int plain = copyPlain(from, in, end, into, out);
      in += plain;
      out += plain;
      if (in >= end) {
        break;
      }
      byte decoded = in + 1 < end ? SIMPLE[from[in + 1] & 0xFF] : 0;
      int codePoint = decoded == 0 && in + 1 < end ? unicodeEscape(from, in, end) : -1;
      if (decoded != 0) {
        into[out++] = decoded;
        in += 2;
      } else if (codePoint >= 0) {
        in += codePoint >= 0x10000 ? 12 : 6;
        out = encode(replaceSurrogate(codePoint), into, out);
      } else {
        into[out++] = from[in++];
      }
    }
    return out - at;
  }

  /** Copies up to the next backslash, eight bytes at a time, and returns how many that are. */
  private static int copyPlain(byte[] from, int start, int end, byte[] into, int at) {
    int in = start;
    int out = at;
    for (; in + 8 <= end; in += 8, out += 8) {
      long word = (long) Utf8.LONG.get(from, in);
      Utf8.LONG.set(into, out, word);
      long difference = word ^ BACKSLASHES;
      long hits = (difference - ONES) & ~difference & HIGH_BITS;
      if (hits != 0) {
        return in - start + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    while (in < end && from[in] != '\\') {
      into[out++] = from[in++];
    }
    return in - start;
  }

  /** What the letter behind a backslash stands for; 0 if it does not stand for one byte. */
  private static byte[] simpleEscapes() {
    byte[] decoded = new byte[256];
    String letters = "\"\\/nrtbf";
    String meanings = "\"\\/\n\r\t\b\f";
    for (int i = 0; i < letters.length(); i++) {
      decoded[letters.charAt(i)] = (byte) meanings.charAt(i);
    }
    return decoded;
  }

  /**
   * What an escape does to the text around it.
   *
   * @param at index of the backslash
   */
  public static Spelling spelling(byte[] from, int at, int end) {
    byte letter = at + 1 < end ? from[at + 1] : 0;
    if (letter == '/') {
      return Spelling.SIGNS;
    }
    if (letter != 'u' || at + 6 > end || from[at + 2] != '0' || from[at + 3] != '0') {
      return Spelling.PLAIN;
    }
    int value = hex4(from, at + 2, end);
    if (value < ' ' || value >= 0x7F) {
      return Spelling.PLAIN;
    }
    return "\"&'+/<>\\".indexOf(value) < 0 ? Spelling.HIDDEN : Spelling.SIGNS;
  }

  /** The code point of the escape at {@code in}, a pair of surrogates joined; -1 if it is none. */
  private static int unicodeEscape(byte[] from, int in, int end) {
    int high = from[in + 1] == 'u' ? hex4(from, in + 2, end) : -1;
    if (high < 0xD800
        || high > 0xDBFF
        || in + 12 > end
        || from[in + 6] != '\\'
        || from[in + 7] != 'u') {
      return high;
    }
    int low = hex4(from, in + 8, end);
    if (low < 0xDC00 || low > 0xDFFF) {
      return high;
    }
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
  }

  private static int hex4(byte[] from, int at, int end) {
    if (at + 4 > end) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(from[at + i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static int replaceSurrogate(int codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF ? 0xFFFD : codePoint;
  }

  private static int encode(int codePoint, byte[] into, int at) {
    if (codePoint < 0x80) {
      into[at] = (byte) codePoint;
      return at + 1;
    }
    if (codePoint < 0x800) {
      into[at] = (byte) (0xC0 | (codePoint >> 6));
      into[at + 1] = (byte) (0x80 | (codePoint & 0x3F));
      return at + 2;
    }
    if (codePoint < 0x10000) {
      into[at] = (byte) (0xE0 | (codePoint >> 12));
      into[at + 1] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
      into[at + 2] = (byte) (0x80 | (codePoint & 0x3F));
      return at + 3;
    }
    into[at] = (byte) (0xF0 | (codePoint >> 18));
    into[at + 1] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    into[at + 2] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    into[at + 3] = (byte) (0x80 | (codePoint & 0x3F));
    return at + 4;
  }
}

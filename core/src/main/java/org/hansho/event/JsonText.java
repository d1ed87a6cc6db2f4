package org.hansho.event;

/**
 * Decodes the escapes of a JSON string.
 *
 * <p>Follows RFC 8259 section 7. What is not a valid escape stays as it was written; a lone
 * surrogate becomes U+FFFD. Pure functions.
 */
public final class JsonText {
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
      byte b = from[in];
      if (b != '\\' || in + 1 >= end) {
        into[out++] = b;
        in++;
      } else if (from[in + 1] == 'u') {
        int codePoint = unicodeEscape(from, in, end);
        if (codePoint < 0) {
          into[out++] = b;
          in++;
        } else {
          in += codePoint >= 0x10000 ? 12 : 6;
          out = encode(replaceSurrogate(codePoint), into, out);
        }
      } else {
        int plain = simpleEscape(from[in + 1]);
        if (plain < 0) {
          into[out++] = b;
          in++;
        } else {
          into[out++] = (byte) plain;
          in += 2;
        }
      }
    }
    return out - at;
  }

  private static int simpleEscape(byte letter) {
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> -1;
    };
  }

  /** The code point of the escape at {@code in}, a pair of surrogates joined; -1 if it is none. */
  private static int unicodeEscape(byte[] from, int in, int end) {
    int high = hex4(from, in + 2, end);
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

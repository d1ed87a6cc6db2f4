package org.hansho.sql;

/** Classes of bytes in SQL. Bytes above 127 count as letters, as databases take them for names. */
final class SqlBytes {
  private static final int BLANK = 1;
  private static final int LETTER = 2;
  private static final int DIGIT = 4;
  private static final int OPERATOR = 8;
  private static final byte NO_BREAK_SPACE = (byte) 0xA0;
  private static final byte[] CLASSES = classes();

  private SqlBytes() {}

  private static byte[] classes() {
    byte[] classes = new byte[256];
    for (int b = 0; b < 256; b++) {
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_' || b >= 128;
      boolean digit = b >= '0' && b <= '9';
      classes[b] = (byte) (letter ? LETTER : digit ? DIGIT : b <= ' ' ? BLANK : 0);
    }
    for (byte b : "+-*/%=<>!~^&|:]{}\\".getBytes(java.nio.charset.StandardCharsets.US_ASCII)) {
      classes[b] = OPERATOR;
    }
    return classes;
  }

  static boolean isBlank(byte b) {
    return CLASSES[b & 0xFF] == BLANK;
  }

  static boolean isLetter(byte b) {
    return CLASSES[b & 0xFF] == LETTER;
  }

  static boolean isDigit(byte b) {
    return CLASSES[b & 0xFF] == DIGIT;
  }

  static boolean isOperator(byte b) {
    return CLASSES[b & 0xFF] == OPERATOR;
  }

  static boolean isWordPart(byte b) {
    return (CLASSES[b & 0xFF] & (LETTER | DIGIT)) != 0 || b == '$';
  }

  /**
   * Bytes of the blank beyond ASCII that begins at a place, or 0: a no-break space of Latin-1,
   * which MySQL takes for one (in UTF-8 it follows a byte); in UTF-8 the blanks of Unicode that H2
   * 2.3 and HSQLDB 2.7 skip, measured with each character of the basic plane. SQLite and PostgreSQL
   * skip those of ASCII only.
   */
  static int wideBlank(byte[] bytes, int at, int end) {
    if (bytes[at] == NO_BREAK_SPACE) {
      return at == 0 || bytes[at - 1] >= 0 ? 1 : 0;
    }
    if (at + 1 >= end) {
      return 0;
    }
    int second = bytes[at + 1] & 0xFF;
    int third = at + 2 < end ? bytes[at + 2] & 0xFF : 0;
    return switch (bytes[at] & 0xFF) {
      case 0xC2 -> second == 0xA0 || second == 0x85 ? 2 : 0;
      case 0xE1 -> (second == 0x9A && third == 0x80) || (second == 0xA0 && third == 0x8E) ? 3 : 0;
      case 0xE2 -> isGeneralBlank(second, third) ? 3 : 0;
      case 0xE3 -> second == 0x80 && third == 0x80 ? 3 : 0;
      default -> 0;
    };
  }

  /** U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F. */
  private static boolean isGeneralBlank(int second, int third) {
    boolean narrow = third == 0xA8 || third == 0xA9 || third == 0xAF;
    return second == 0x80
        ? (third >= 0x80 && third <= 0x8A) || narrow
        : second == 0x81 && third == 0x9F;
  }

  static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }

  static int endOfWord(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end
        && isWordPart(bytes[at])
        && (bytes[at] >= 0 || wideBlank(bytes, at, end) == 0)) {
      at++;
    }
    return at;
  }

  /** Behind a number that begins at {@code from}: digits, hexadecimal, fraction, exponent. */
  static int endOfNumber(byte[] bytes, int from, int end) {
    int radix = bytes[from] == '0' && from + 2 < end ? radix(lower(bytes[from + 1])) : 10;
    if (radix != 10 && isRadixDigit(bytes[from + 2], radix)) {
      int at = from + 2;
      while (at < end && isRadixDigit(bytes[at], radix)) {
        at++;
      }
      return at;
    }
    int at = endOfDigits(bytes, from, end);
    if (at < end && bytes[at] == '.') {
      at = endOfDigits(bytes, at + 1, end);
    }
    return endOfExponent(bytes, at, end);
  }

  private static int radix(byte letter) {
    return letter == 'x' ? 16 : letter == 'b' ? 2 : 10;
  }

  private static boolean isRadixDigit(byte b, int radix) {
    return radix == 2 ? b == '0' || b == '1' : Character.digit(b, 16) >= 0;
  }

  private static int endOfDigits(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  private static int endOfExponent(byte[] bytes, int at, int end) {
    if (at >= end || lower(bytes[at]) != 'e') {
      return at;
    }
    int digits = at + 1;
    if (digits < end && (bytes[digits] == '+' || bytes[digits] == '-')) {
      digits++;
    }
    int after = endOfDigits(bytes, digits, end);
    return after > digits ? after : at;
  }

  /** Bytes of the operator that begins with these three; 0 stands for none. */
  static int operatorLength(byte first, byte second, byte third) {
    if (first == '<' && second == '=' && third == '>') {
      return 3;
    }
    boolean pair =
        switch (first) {
          case '<' -> second == '=' || second == '>' || second == '<';
          case '>' -> second == '=' || second == '>';
          case '!' -> second == '=' || second == '<' || second == '>' || second == '~';
          case '|' -> second == '|';
          case '&' -> second == '&';
          case ':' -> second == '=' || second == ':';
          case '=' -> second == '=';
          case '~' -> second == '*';
          case '^' -> second == '=';
          default -> false;
        };
    return pair ? 2 : 1;
  }
}

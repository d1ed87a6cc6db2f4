package org.hansho.web;

import org.hansho.sql.SqlInjection;

/**
 * A first look at a value: which signs it has that the judges look for. One pass; most values and
 * headers have none that matter, and cost no more.
 */
final class ValueMarks {
  /** Quotes and angle brackets. */
  static final int MARKUP = 1;

  /** An opening brace. */
  static final int BRACE = 1 << 1;

  /** A parenthesis directly behind a word. */
  static final int CALL = 1 << 2;

  /** What ends or nests a command. */
  static final int SHELL = 1 << 3;

  /** A colon that is not that of a web address or a time. */
  static final int SCHEME = 1 << 4;

  /** Two full stops. */
  static final int CLIMB = 1 << 5;

  static final int SLASH = 1 << 6;

  /** A word that begins with {@code on}, as names of event attributes do. */
  static final int ON = 1 << 7;

  static final int PERCENT = 1 << 8;
  static final int DOLLAR = 1 << 9;
  static final int EQUALS = 1 << 10;

  /** Blanks and other signs with a meaning in SQL. */
  static final int SQL = 1 << 11;

  static final int LINE = 1 << 12;

  /** A segment that begins as files of the operating system do. */
  static final int SYSTEM = 1 << 14;

  static final int BACKSLASH = 1 << 15;

  /** Needs to be seen with its neighbours. */
  private static final int LOOK = 1 << 13;

  /** First bytes of the blanks beyond ASCII. */
  private static final int[] WIDE_BLANKS = {0xA0, 0xC2, 0xE1, 0xE2, 0xE3};

  private static final int[] CLASSES = classes();
  private static final byte[] WEB = Ascii.bytes("http");

  private ValueMarks() {}

  private static int[] classes() {
    int[] classes = new int[256];
    set(classes, "<\"'`", MARKUP);
    set(classes, "{", BRACE);
    set(classes, ";|&`$", SHELL);
    set(classes, "\n\r", SHELL | LINE);
    set(classes, "/\\", SLASH);
    set(classes, "\\", BACKSLASH);
    set(classes, "%", PERCENT);
    set(classes, "$", DOLLAR);
    set(classes, "=", EQUALS);
    set(classes, " \t\n\r'\"`()=<>|&;#*,@+!~^%\\", SQL);
    set(classes, "(.:oO-/\\", LOOK);
    for (int first : WIDE_BLANKS) {
      classes[first] |= LOOK;
    }
    return classes;
  }

  private static void set(int[] classes, String signs, int mark) {
    for (byte sign : Ascii.bytes(signs)) {
      classes[sign] |= mark;
    }
  }

  /** The marks of a slice. */
  static int of(byte[] text, int from, int to) {
    int marks = 0;
    for (int at = from; at < to; at++) {
      int found = CLASSES[text[at] & 0xFF];
      marks |= (found & LOOK) == 0 ? found : found | look(text, at, from, to);
    }
    return marks & ~LOOK;
  }

  private static int look(byte[] text, int at, int from, int to) {
    byte before = at > from ? text[at - 1] : 0;
    byte behind = at + 1 < to ? text[at + 1] : 0;
    return switch (text[at]) {
      case '(' -> Ascii.isWordPart(before) || behind == ')' ? CALL : 0;
      case '.' -> behind == '.' ? CLIMB : 0;
      case '-' -> behind == '-' ? SQL : 0;
      case '/', '\\' -> PathTraversal.mayBeginFile(behind) ? SYSTEM : 0;
      case ':' -> isScheme(text, at, from) ? SCHEME : 0;
      case 'o', 'O' -> (behind == 'n' || behind == 'N') && !Ascii.isWordPart(before) ? ON : 0;
      default -> SqlInjection.blank(text, at, to) > 0 ? SQL : 0;
    };
  }

  private static boolean isScheme(byte[] text, int at, int from) {
    if (at == from || Ascii.isDigit(text[at - 1])) {
      return false;
    }
    int word = text[at - 1] == 's' || text[at - 1] == 'S' ? at - 5 : at - 4;
    return word < from || !Ascii.startsWith(text, word, at, WEB);
  }
}

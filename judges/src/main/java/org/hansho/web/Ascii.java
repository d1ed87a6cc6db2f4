package org.hansho.web;

import java.nio.charset.StandardCharsets;

/** Bytes as ASCII, compared without regard to case. Pure functions. */
final class Ascii {
  private Ascii() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }

  static boolean isLetter(byte b) {
    byte lower = lower(b);
    return lower >= 'a' && lower <= 'z';
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  static boolean isWordPart(byte b) {
    return isLetter(b) || isDigit(b) || b == '_';
  }

  static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  /** Behind the word that begins at {@code from}. */
  static int endOfWord(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isWordPart(text[at])) {
      at++;
    }
    return at;
  }

  static int skipBlanks(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text[at])) {
      at++;
    }
    return at;
  }

  /** Whether a lower-case word stands at a place. */
  static boolean startsWith(byte[] text, int at, int to, byte[] word) {
    if (to - at < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (lower(text[at + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where a lower-case word stands from a place on, or -1. */
  static int indexOf(byte[] text, int from, int to, byte[] word) {
    for (int at = from; at <= to - word.length; at++) {
      if (lower(text[at]) == word[0] && startsWith(text, at, to, word)) {
        return at;
      }
    }
    return -1;
  }
}

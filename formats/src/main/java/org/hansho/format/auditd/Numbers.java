package org.hansho.format.auditd;

/** Numbers and words in bytes. Pure functions. */
final class Numbers {
  private static final int MOST_DIGITS = 18;

  private Numbers() {}

  /** A decimal number with an optional minus, or {@code otherwise}. */
  static long decimal(byte[] buffer, int start, int length, long otherwise) {
    boolean negative = length > 0 && buffer[start] == '-';
    int from = negative ? start + 1 : start;
    int end = start + length;
    if (from == end || end - from > MOST_DIGITS) {
      return otherwise;
    }
    long value = 0;
    for (int i = from; i < end; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }

  /** A hexadecimal number of at most 64 bits, or {@code otherwise}. */
  static long hexadecimal(byte[] buffer, int start, int length, long otherwise) {
    if (length < 1 || length > 16) {
      return otherwise;
    }
    long value = 0;
    for (int i = start; i < start + length; i++) {
      int digit = Character.digit(buffer[i], 16);
      if (digit < 0) {
        return otherwise;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Whether the bytes are exactly that ASCII word. */
  static boolean isWord(byte[] buffer, int start, int length, String word) {
    return length == word.length() && startsWith(buffer, start, start + length, word);
  }

  /** Whether that ASCII word stands at the place. */
  static boolean startsWith(byte[] buffer, int start, int end, String word) {
    if (end - start < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (buffer[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether that ASCII word stands anywhere in the bytes. */
  static boolean contains(byte[] buffer, int start, int end, String word) {
    for (int i = start; i <= end - word.length(); i++) {
      if (startsWith(buffer, i, end, word)) {
        return true;
      }
    }
    return false;
  }

  /** A hash of the bytes, 64 bits wide (FNV-1a). */
  static long hash(byte[] buffer, int start, int length) {
    long hash = 0xCBF29CE484222325L;
    for (int i = start; i < start + length; i++) {
      hash = (hash ^ (buffer[i] & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }
}

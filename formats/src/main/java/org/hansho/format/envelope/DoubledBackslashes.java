package org.hansho.format.envelope;

import java.util.Arrays;

/**
 * Texts of JSON that were escaped once more than JSON asks for, as Wazuh writes the values of
 * Windows events: {@code C:\\\\Windows} in the file is one backslash. Such a text has no single
 * backslash in front of anything but a quotation mark.
 */
final class DoubledBackslashes {
  private static final int ESCAPED_TWICE = 4;

  private byte[] bytes = new byte[256];
  private int length;

  /**
   * Reads a value of JSON.
   *
   * @return whether it is a text that was escaped twice; {@link #bytes} is then what it should be
   */
  boolean read(byte[] from, int start, int end) {
    length = 0;
    if (from[start] != '"') {
      return false;
    }
    int runs = 0;
    boolean isName = false;
    for (int at = start; at < end; at++) {
      int behind = at;
      while (behind < end && from[behind] == '\\') {
        behind++;
      }
      int run = behind - at;
      if (run > 0) {
        byte next = behind < end ? from[behind] : 0;
        if (!isDoubled(run, next)) {
          return false;
        }
        runs += run >= ESCAPED_TWICE ? 1 : 0;
        isName |= at == start + 1 && run == ESCAPED_TWICE;
        put('\\', run / ESCAPED_TWICE * 2 + run % 2);
        at = behind;
      }
      if (at < end) {
        put(from[at], 1);
      }
    }
    // Two backslashes in front and no other: the name of a machine, as it is.
    return runs > (isName ? 1 : 0);
  }

  private static boolean isDoubled(int run, byte next) {
    return (run % 2 == 1 && next == '"') || run % ESCAPED_TWICE <= 1;
  }

  private void put(int letter, int times) {
    if (length + times > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + times));
    }
    Arrays.fill(bytes, length, length + times, (byte) letter);
    length += times;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}

package org.hansho.format.syslog;

import java.nio.charset.StandardCharsets;
import org.hansho.event.ByteSearch;

/** Searches in bytes. Pure functions; {@code -1} is "not there". */
public final class Bytes {
  private Bytes() {}

  public static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static boolean startsWith(byte[] buffer, int at, int to, byte[] word) {
    if (to - at < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (buffer[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where a byte of ASCII first stands. */
  public static int indexOf(byte[] buffer, int from, int to, byte wanted) {
    int at = ByteSearch.first(buffer, from, to, wanted);
    return at < to ? at : -1;
  }

  public static int indexOf(byte[] buffer, int from, int to, byte[] word) {
    int lastStart = to - word.length;
    for (int i = from; i <= lastStart; i++) {
      if (buffer[i] == word[0] && startsWith(buffer, i, to, word)) {
        return i;
      }
    }
    return -1;
  }

  public static int lastIndexOf(byte[] buffer, int from, int to, byte[] word) {
    for (int i = to - word.length; i >= from; i--) {
      if (buffer[i] == word[0] && startsWith(buffer, i, to, word)) {
        return i;
      }
    }
    return -1;
  }

  /** The index behind the spaces at {@code from}. */
  public static int skipSpaces(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && (buffer[at] == ' ' || buffer[at] == '\t')) {
      at++;
    }
    return at;
  }

  /** The index behind the last byte before {@code to} that is no space. */
  public static int trimEnd(byte[] buffer, int from, int to) {
    int end = to;
    while (end > from && (buffer[end - 1] == ' ' || buffer[end - 1] == '\t')) {
      end--;
    }
    return end;
  }

  public static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** The number in {@code count} digits, or -1. */
  public static int digits(byte[] buffer, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      if (!isDigit(buffer[i])) {
        return -1;
      }
      value = value * 10 + (buffer[i] - '0');
    }
    return value;
  }

  /** Whether this has the shape of an IPv4 or IPv6 address, as opposed to a host name. */
  public static boolean isAddress(byte[] buffer, int from, int to) {
    int dots = 0;
    int colons = 0;
    boolean letters = false;
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b == '.') {
        dots++;
      } else if (b == ':') {
        colons++;
      } else if (b == '%' && colons >= 2) {
        return true;
      } else if (!isDigit(b)) {
        int letter = b | 0x20;
        if (letter < 'a' || letter > 'f') {
          return false;
        }
        letters = true;
      }
    }
    return to - from <= 45 && (colons >= 2 || (colons == 0 && dots == 3 && !letters));
  }
}

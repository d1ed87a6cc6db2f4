package org.hansho.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a template while it is written: folds lists and rows of literals as they come and
 * puts blanks where two words would run together. Bounded; what comes after the bound is dropped.
 */
final class TemplateText {
  private static final byte[] LITERAL_COMMA = "?,".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ROW_AND_ROW = "(?),(?".getBytes(StandardCharsets.US_ASCII);
  private static final int SHORTEST_GENERATED = 6;

  private final int longest;
  private byte[] bytes = new byte[512];
  private int length;

  TemplateText(int longest) {
    this.longest = longest;
  }

  void clear() {
    length = 0;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Writes a literal; in a list behind another literal it is folded into that. */
  void literal(boolean inList) {
    if (inList && endsWith(LITERAL_COMMA)) {
      length--;
      return;
    }
    separate();
    put((byte) '?');
  }

  /** Writes a word in lower case, without a generated number at its end. */
  void word(byte[] source, int from, int to) {
    separate();
    int begin = length;
    for (int at = from; at < to; at++) {
      put(SqlBytes.lower(source[at]));
    }
    foldGenerated(begin);
  }

  void quotedName(byte[] source, int from, int to) {
    separate();
    put((byte) '"');
    int begin = length;
    for (int at = from + 1; at < to - 1; at++) {
      put(SqlBytes.lower(source[at]));
    }
    foldGenerated(begin);
    put((byte) '"');
  }

  /** {@code name_} and at least six digits of base 10 or 16, one of them decimal, is generated. */
  private void foldGenerated(int begin) {
    int at = length;
    boolean decimal = false;
    while (at > begin && isHexadecimal(bytes[at - 1])) {
      decimal |= SqlBytes.isDigit(bytes[--at]);
    }
    if (decimal && length - at >= SHORTEST_GENERATED && at > begin && bytes[at - 1] == '_') {
      length = at;
      put((byte) '?');
    }
  }

  private static boolean isHexadecimal(byte b) {
    return SqlBytes.isDigit(b) || (b >= 'a' && b <= 'f');
  }

  void operator(byte[] source, int from, int to) {
    if (length > 0 && needsBlank(bytes[length - 1])) {
      put((byte) ' ');
    }
    for (int at = from; at < to; at++) {
      put(source[at]);
    }
    put((byte) ' ');
  }

  void minus() {
    put((byte) '-');
  }

  void sign(byte sign) {
    if (length > 0 && bytes[length - 1] == ' ') {
      length--;
    }
    put(sign);
  }

  /** Writes a closing parenthesis; a row of literals behind another is folded into that. */
  void close() {
    if (endsWith(ROW_AND_ROW)) {
      length -= 4;
    }
    sign((byte) ')');
  }

  void append(byte[] mark) {
    for (byte b : mark) {
      put(b);
    }
  }

  void dropTail(char tail) {
    while (length > 0 && (bytes[length - 1] == tail || bytes[length - 1] == ' ')) {
      length--;
    }
  }

  /** Whether a value, not a condition, is wanted: behind a parenthesis, comma or equals sign. */
  boolean endsWithValuePlace() {
    int last = length - 1;
    if (last > 0 && bytes[last] == ' ' && bytes[last - 1] == '=') {
      return true;
    }
    return last >= 0 && (bytes[last] == '(' || bytes[last] == ',');
  }

  boolean endsWith(byte[] tail) {
    return length >= tail.length
        && Arrays.equals(bytes, length - tail.length, length, tail, 0, tail.length);
  }

  private void separate() {
    if (length > 0 && needsBlank(bytes[length - 1])) {
      put((byte) ' ');
    }
  }

  private static boolean needsBlank(byte last) {
    return SqlBytes.isWordPart(last) || last == '?' || last == '"' || last == ')';
  }

  private void put(byte b) {
    if (length == longest) {
      return;
    }
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(longest, length * 2));
    }
    bytes[length++] = b;
  }
}

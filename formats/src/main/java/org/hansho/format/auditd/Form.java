package org.hansho.format.auditd;

/**
 * How a value stands in a record, and its decoding.
 *
 * <p>The kernel writes text that came from users in double quotes, or, where it holds a blank, a
 * quote or a control character, as upper-case hexadecimal digits. Source: {@code
 * audit_log_untrustedstring} of the Linux kernel.
 */
final class Form {
  /** As it is. */
  static final byte PLAIN = 0;

  /** Hexadecimal digits of the text. */
  static final byte HEX = 1;

  /** Hexadecimal digits of arguments that end in NUL; read with blanks between them. */
  static final byte TITLE = 2;

  /** Hexadecimal digits of names separated by the byte 1: several values. */
  static final byte LIST = 3;

  /** The word {@code (null)}: the kernel had nothing to write. */
  static final byte NULL = 4;

  private static final byte[] DIGITS = digits();

  private Form() {}

  private static byte[] digits() {
    byte[] digits = new byte[256];
    java.util.Arrays.fill(digits, (byte) -1);
    for (int i = 0; i < 16; i++) {
      digits["0123456789ABCDEF".charAt(i)] = (byte) i;
    }
    return digits;
  }

  /** Whether the bytes are pairs of hexadecimal digits as the kernel writes them. */
  static boolean isHex(byte[] buffer, int start, int length) {
    if (length < 2 || (length & 1) != 0) {
      return false;
    }
    int all = 0;
    for (int i = start; i < start + length; i++) {
      all |= DIGITS[buffer[i] & 0xFF];
    }
    return all >= 0;
  }

  /** One byte of a hexadecimal value, or -1. */
  static int hexByte(byte[] buffer, int at) {
    return DIGITS[buffer[at] & 0xFF] << 4 | DIGITS[buffer[at + 1] & 0xFF];
  }

  /** Bytes that {@link #decode} may write. */
  static int decodedLength(byte form, int length) {
    return form == PLAIN ? length : form == NULL ? 0 : length / 2;
  }

  /**
   * Writes the decoded value.
   *
   * @return how many bytes were written
   */
  static int decode(byte form, byte[] from, int start, int length, byte[] into, int at) {
    if (form == PLAIN) {
      System.arraycopy(from, start, into, at, length);
      return length;
    }
    int bytes = decodedLength(form, length);
    for (int i = 0; i < bytes; i++) {
      into[at + i] = (byte) hexByte(from, start + 2 * i);
    }
    return form == TITLE ? blanksForNul(into, at, bytes) : bytes;
  }

  private static int blanksForNul(byte[] text, int at, int length) {
    int end = at + length;
    while (end > at && text[end - 1] == 0) {
      end--;
    }
    for (int i = at; i < end; i++) {
      if (text[i] == 0) {
        text[i] = ' ';
      }
    }
    return end - at;
  }
}

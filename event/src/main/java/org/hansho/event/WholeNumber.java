package org.hansho.event;

/** Whole numbers in decimal digits and nothing else: read and written as bytes. */
public final class WholeNumber {
  /** The longest that are read. */
  public static final int DIGITS = 18;

  /** The numbers of three digits, zeros before them; the first digit in the lowest byte. */
  private static final int[] TRIPLES = new int[1_000];

  static {
    for (int i = 0; i < TRIPLES.length; i++) {
      TRIPLES[i] = ('0' + i / 100) | ('0' + i / 10 % 10) << 8 | ('0' + i % 10) << 16;
    }
  }

  private WholeNumber() {}

  /** The number that a slice is, or -1 if it is none or has more than 18 digits. */
  public static long of(byte[] text, int offset, int length) {
    if (length == 0 || length > DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = offset, end = offset + length; i < end; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Writes a number that is not negative and returns the index behind it. */
  public static int write(long value, byte[] into, int from) {
    if (value < TRIPLES.length) {
      return writeShort((int) value, into, from);
    }
    long head = value / TRIPLES.length;
    return writeThree((int) (value - head * TRIPLES.length), into, write(head, into, from));
  }

  private static int writeShort(int value, byte[] into, int from) {
    int digits = value >= 100 ? 3 : value >= 10 ? 2 : 1;
    int text = TRIPLES[value] >>> ((3 - digits) * Byte.SIZE);
    for (int i = 0; i < digits; i++) {
      into[from + i] = (byte) (text >>> (i * Byte.SIZE));
    }
    return from + digits;
  }

  /** Writes a number below 1,000 with three digits and returns the index behind it. */
  public static int writeThree(int value, byte[] into, int from) {
    int text = TRIPLES[value];
    into[from] = (byte) text;
    into[from + 1] = (byte) (text >>> Byte.SIZE);
    into[from + 2] = (byte) (text >>> (2 * Byte.SIZE));
    return from + 3;
  }
}

package org.hansho.match;

/**
 * A decimal number as it stands in bytes: optional sign, digits with at most one point, optional
 * exponent, all ASCII, no white space, at most 64 bytes and an exponent of at most four digits.
 *
 * <p>Compares exactly and without allocating. Reused: {@link #parse} sets it to another text, which
 * must not change while it is compared.
 */
final class DecimalText {
  private static final int MOST_BYTES = 64;
  private static final int MOST_EXPONENT_DIGITS = 4;

  private byte[] buffer = {};
  private int sign;

  /** First digit that is not zero, and the end of digits and point. */
  private int from;

  private int to;

  /** The value is 0.digits times ten to this. */
  private int magnitude;

  /** Whether the text is such a number. */
  boolean parse(byte[] bytes, int offset, int length) {
    if (length == 0 || length > MOST_BYTES) {
      return false;
    }
    buffer = bytes;
    int end = offset + length;
    int at = offset;
    boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    int mantissa = mantissa(at, end);
    if (mantissa < 0 || (mantissa < end && !exponent(mantissa, end))) {
      return false;
    }
    sign = from == to ? 0 : negative ? -1 : 1;
    return true;
  }

  /** Reads digits and point, and returns where they end, or -1 if there is no digit. */
  private int mantissa(int start, int end) {
    int digits = 0;
    int point = -1;
    int firstDigit = -1;
    int at = start;
    for (; at < end; at++) {
      byte b = buffer[at];
      if (b == '.' && point < 0) {
        point = at;
      } else if (b >= '0' && b <= '9') {
        digits++;
        if (b != '0' && firstDigit < 0) {
          firstDigit = at;
        }
      } else {
        break;
      }
    }
    to = at;
    from = firstDigit < 0 ? at : firstDigit;
    int pointAt = point < 0 ? at : point;
    magnitude = from < pointAt ? pointAt - from : pointAt - from + 1;
    return digits == 0 ? -1 : at;
  }

  private boolean exponent(int start, int end) {
    if ((buffer[start] | 0x20) != 'e') {
      return false;
    }
    int at = start + 1;
    boolean negative = at < end && buffer[at] == '-';
    if (at < end && (negative || buffer[at] == '+')) {
      at++;
    }
    if (at == end || end - at > MOST_EXPONENT_DIGITS) {
      return false;
    }
    int value = 0;
    for (; at < end; at++) {
      if (buffer[at] < '0' || buffer[at] > '9') {
        return false;
      }
      value = value * 10 + buffer[at] - '0';
    }
    magnitude += negative ? -value : value;
    return true;
  }

  /** Negative, zero or positive as this is less than, equal to or greater than the other. */
  int compareTo(DecimalText other) {
    if (sign != other.sign || sign == 0) {
      return Integer.compare(sign, other.sign);
    }
    int order = Integer.compare(magnitude, other.magnitude);
    return sign * (order != 0 ? order : compareDigits(other));
  }

  private int compareDigits(DecimalText other) {
    int mine = from;
    int others = other.from;
    while (mine < to || others < other.to) {
      if (mine < to && buffer[mine] == '.') {
        mine++;
      } else if (others < other.to && other.buffer[others] == '.') {
        others++;
      } else {
        int a = mine < to ? buffer[mine++] : '0';
        int b = others < other.to ? other.buffer[others++] : '0';
        if (a != b) {
          return a - b;
        }
      }
    }
    return 0;
  }
}

package org.hansho.format.flow;

import java.nio.charset.StandardCharsets;
import org.hansho.event.Event;
import org.hansho.event.ValueKind;

/**
 * Writes the value of an information element as text into an event.
 *
 * <p>Numbers in decimal, addresses as usual, times in the form of RFC 3339, octets in hexadecimal
 * digits; text without the zeros that fill it up. Allocates for fractions only. Belongs to one
 * thread.
 */
final class ElementText {
  private static final long NANOS = 1_000_000_000L;
  private static final long MILLIS = 1_000_000L;

  /** Seconds from 1900 to 1970, where NTP and Unix begin to count. */
  private static final long NTP_OFFSET = 2_208_988_800L;

  private static final byte[] HEX = TextLine.ascii("0123456789abcdef");

  private final TextLine line = new TextLine();

  /** Nanoseconds since 1970 of an NTP time; {@link Event#NO_TIME} if it lies before. */
  static long ntpNanos(byte[] bytes, int at, int length) {
    if (length != 8) {
      return Event.NO_TIME;
    }
    long seconds = BigEndian.unsignedFour(bytes, at) - NTP_OFFSET;
    long fraction = BigEndian.unsignedFour(bytes, at + 4);
    return seconds < 0 ? Event.NO_TIME : seconds * NANOS + ((fraction * NANOS) >>> 32);
  }

  /** Adds the value to a field; a length that does not suit the type is written as octets. */
  void add(Event event, int field, ElementType type, byte[] bytes, int at, int length) {
    line.clear();
    ValueKind kind = write(type, bytes, at, length);
    event.addCopy(field, kind, line.bytes, 0, line.length);
  }

  /** Writes the value at the end of another line. */
  void append(TextLine to, ElementType type, byte[] bytes, int at, int length) {
    line.clear();
    write(type, bytes, at, length);
    to.copy(line.bytes, 0, line.length);
  }

  private ValueKind write(ElementType type, byte[] bytes, int at, int length) {
    boolean number = length >= 1 && length <= 8;
    switch (type) {
      case UNSIGNED -> {
        if (number) {
          line.number(BigEndian.unsigned(bytes, at, length));
          return ValueKind.NUMBER;
        }
      }
      case FLOAT -> {
        if (length == 4 || length == 8) {
          fraction(bytes, at, length);
          return ValueKind.NUMBER;
        }
      }
      case BOOLEAN -> {
        if (length == 1) {
          line.text(TextLine.ascii(bytes[at] == 1 ? "true" : "false"));
          return ValueKind.BOOLEAN;
        }
      }
      case TEXT -> {
        text(bytes, at, length);
        return ValueKind.STRING;
      }
      default -> {}
    }
    return writeText(type, bytes, at, length);
  }

  private ValueKind writeText(ElementType type, byte[] bytes, int at, int length) {
    boolean number = length >= 1 && length <= 8;
    if (type == ElementType.FOUR && length == 4) {
      line.address(4, 0, BigEndian.unsignedFour(bytes, at));
    } else if (type == ElementType.SIX && length == 16) {
      line.address(6, BigEndian.eight(bytes, at), BigEndian.eight(bytes, at + 8));
    } else if (type == ElementType.MAC && length == 6) {
      grouped(bytes, at, length, 1, ':');
    } else if (type == ElementType.ACCESS_RULE && length == 12) {
      grouped(bytes, at, length, 4, '-');
    } else if (type == ElementType.SECONDS && number) {
      line.time(scaled(BigEndian.unsigned(bytes, at, length), NANOS));
    } else if (type == ElementType.MILLISECONDS && number) {
      line.time(scaled(BigEndian.unsigned(bytes, at, length), MILLIS));
    } else if (type == ElementType.NTP_TIME && length == 8) {
      line.time(ntpNanos(bytes, at, length));
    } else if (type == ElementType.APPLICATION && length >= 2 && length <= 9) {
      application(bytes, at, length);
    } else {
      grouped(bytes, at, length, length, ' ');
    }
    return ValueKind.STRING;
  }

  /** A count of units as nanoseconds, or {@link Event#NO_TIME} beyond their range. */
  static long scaled(long count, long unit) {
    return count < 0 || count > Long.MAX_VALUE / unit ? Event.NO_TIME : count * unit;
  }

  private void fraction(byte[] bytes, int at, int length) {
    String text =
        length == 4
            ? Float.toString(Float.intBitsToFloat(BigEndian.four(bytes, at)))
            : Double.toString(Double.longBitsToDouble(BigEndian.eight(bytes, at)));
    line.text(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void text(byte[] bytes, int at, int length) {
    int end = at + length;
    while (end > at && bytes[end - 1] == 0) {
      end--;
    }
    line.copy(bytes, at, end - at);
  }

  private void grouped(byte[] bytes, int at, int length, int group, char between) {
    for (int i = 0; i < length; i++) {
      if (i > 0 && i % group == 0) {
        line.letter(between);
      }
      int octet = bytes[at + i] & 0xFF;
      line.letter((char) HEX[octet >>> 4]);
      line.letter((char) HEX[octet & 0xF]);
    }
  }

  /** Engine 20 names the enterprise whose selector follows (RFC 6759). */
  private void application(byte[] bytes, int at, int length) {
    int engine = bytes[at] & 0xFF;
    line.number(engine);
    int from = at + 1;
    if (engine == 20 && length > 5) {
      line.letter('.');
      line.letter('.');
      line.number(BigEndian.unsignedFour(bytes, from));
      from += 4;
    }
    line.letter('.');
    line.letter('.');
    line.number(BigEndian.unsigned(bytes, from, at + length - from));
  }
}

package org.hansho.testkit.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * A value with its type of binary XML. Immutable.
 *
 * @param type the number of the type
 * @param bytes the value, little-endian
 */
@SuppressWarnings("ArrayRecordComponent") // Never changed.
public record XmlValue(int type, byte[] bytes) {
  /** Flag of a type: several values. */
  public static final int ARRAY = 0x80;

  static final int STRING = 0x01;
  private static final long EPOCH = 11_644_473_600L;

  /** No value. */
  public static XmlValue nothing() {
    return new XmlValue(0x00, new byte[0]);
  }

  /** A text. */
  public static XmlValue text(String text) {
    return new XmlValue(STRING, text.getBytes(StandardCharsets.UTF_16LE));
  }

  /** A text in the code page of the machine, of ASCII here. */
  public static XmlValue ansi(String text) {
    return new XmlValue(0x02, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Several texts, each with a zero behind it. */
  public static XmlValue texts(String... texts) {
    byte[] bytes = (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_16LE);
    return new XmlValue(STRING | ARRAY, bytes);
  }

  /** A number in so many bytes; types 0x03 to 0x0A, 0x0D, 0x14 and 0x15. */
  public static XmlValue number(int type, long number, int width) {
    ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number);
    byte[] bytes = new byte[width];
    buffer.get(0, bytes);
    return new XmlValue(type, bytes);
  }

  /** A fraction, of half or of whole precision. */
  public static XmlValue fraction(double number, boolean whole) {
    ByteBuffer buffer = ByteBuffer.allocate(whole ? 8 : 4).order(ByteOrder.LITTLE_ENDIAN);
    if (whole) {
      buffer.putDouble(number);
    } else {
      buffer.putFloat((float) number);
    }
    return new XmlValue(whole ? 0x0C : 0x0B, buffer.array());
  }

  /** Bytes. */
  public static XmlValue binary(byte... bytes) {
    return new XmlValue(0x0E, bytes);
  }

  /** An identifier as {@code 5770385f-c22a-43e0-bf4c-06f5698ffbd9}. */
  public static XmlValue guid(String text) {
    String digits = text.replace("-", "").toLowerCase(Locale.ROOT);
    ByteBuffer buffer = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt((int) Long.parseLong(digits.substring(0, 8), 16));
    buffer.putShort((short) Integer.parseInt(digits.substring(8, 12), 16));
    buffer.putShort((short) Integer.parseInt(digits.substring(12, 16), 16));
    for (int at = 16; at < 32; at += 2) {
      buffer.put((byte) Integer.parseInt(digits.substring(at, at + 2), 16));
    }
    return new XmlValue(0x0F, buffer.array());
  }

  /** A point in time in steps of 100 nanoseconds since 1601. */
  public static XmlValue time(Instant time) {
    return number(0x11, steps(time), 8);
  }

  static long steps(Instant time) {
    return (time.getEpochSecond() + EPOCH) * 10_000_000 + time.getNano() / 100;
  }

  /** A security identifier as {@code S-1-5-18}. */
  public static XmlValue sid(String text) {
    String[] parts = text.split("-", -1);
    ByteBuffer buffer =
        ByteBuffer.allocate(8 + 4 * (parts.length - 3)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) Integer.parseInt(parts[1])).put((byte) (parts.length - 3));
    long authority = Long.parseLong(parts[2]);
    for (int shift = 40; shift >= 0; shift -= 8) {
      buffer.put((byte) (authority >>> shift));
    }
    for (int at = 3; at < parts.length; at++) {
      buffer.putInt((int) Long.parseLong(parts[at]));
    }
    return new XmlValue(0x13, buffer.array());
  }
}

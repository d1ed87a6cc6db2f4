package org.hansho.format.evtx;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Values of binary XML as texts, as Windows shows them. Pure functions over a chunk. */
final class BinXmlValue {
  static final int NESTED = 0x21;
  private static final int ARRAY = 0x80;
  private static final long EPOCH = 11_644_473_600L;
  private static final long STEPS = 10_000_000;

  private BinXmlValue() {}

  /** The texts of a value: one, or several of an array; none of an empty one. */
  static List<String> texts(Bytes chunk, int from, int size, int type) throws BinXmlException {
    chunk.need(from, size);
    if (size == 0 || type == 0) {
      return List.of();
    }
    if ((type & ARRAY) == 0) {
      return List.of(text(chunk, from, size, type));
    }
    int element = type & ~ARRAY;
    return element <= 2 ? strings(chunk, from, size, element) : numbers(chunk, from, size, element);
  }

  private static List<String> strings(Bytes chunk, int from, int size, int type)
      throws BinXmlException {
    String all = text(chunk, from, size, type, true);
    List<String> texts = new ArrayList<>(List.of(all.split("\0", -1)));
    if (all.endsWith("\0")) {
      texts.remove(texts.size() - 1);
    }
    return texts;
  }

  private static List<String> numbers(Bytes chunk, int from, int size, int type)
      throws BinXmlException {
    int width = width(type);
    List<String> texts = new ArrayList<>();
    if (width == 0) {
      return List.of(hex(chunk, from, size));
    }
    for (int at = 0; at + width <= size; at += width) {
      texts.add(text(chunk, from + at, width, type));
    }
    return texts;
  }

  private static int width(int type) {
    return switch (type) {
      case 0x03, 0x04 -> 1;
      case 0x05, 0x06 -> 2;
      case 0x07, 0x08, 0x0B, 0x0D, 0x14 -> 4;
      case 0x09, 0x0A, 0x0C, 0x11, 0x15 -> 8;
      case 0x0F, 0x12 -> 16;
      default -> 0;
    };
  }

  private static String text(Bytes chunk, int from, int size, int type) throws BinXmlException {
    return text(chunk, from, size, type, false);
  }

  private static String text(Bytes chunk, int from, int size, int type, boolean zeros)
      throws BinXmlException {
    if (size < width(type)) {
      throw BinXmlException.unsound("a value is shorter than its type");
    }
    return switch (type) {
      case 0x01 -> trimmed(chunk.text(from, size), zeros);
      case 0x02 -> trimmed(new String(chunk.data, from, size, StandardCharsets.ISO_8859_1), zeros);
      case 0x03 -> Integer.toString(chunk.data[from]);
      case 0x04 -> Integer.toString(chunk.data[from] & 0xFF);
      case 0x05 -> Integer.toString((short) chunk.u16(from));
      case 0x06 -> Integer.toString(chunk.u16(from));
      case 0x07 -> Integer.toString(chunk.i32(from));
      case 0x08 -> Integer.toUnsignedString(chunk.i32(from));
      case 0x09 -> Long.toString(chunk.i64(from));
      case 0x0A -> Long.toUnsignedString(chunk.i64(from));
      case 0x0B -> Float.toString(Float.intBitsToFloat(chunk.i32(from)));
      case 0x0C -> Double.toString(Double.longBitsToDouble(chunk.i64(from)));
      case 0x0D -> chunk.i32(from) == 0 ? "false" : "true";
      case 0x0F -> guid(chunk, from);
      case 0x10 -> size >= 8 ? hexNumber(chunk.i64(from)) : pointer(chunk, from, size);
      case 0x11 -> fileTime(chunk.i64(from));
      case 0x12 -> systemTime(chunk, from);
      case 0x13 -> sid(chunk, from, size);
      case 0x14 -> "0x" + Integer.toHexString(chunk.i32(from));
      case 0x15 -> hexNumber(chunk.i64(from));
      default -> hex(chunk, from, size);
    };
  }

  private static String trimmed(String text, boolean zeros) {
    int end = text.length();
    while (!zeros && end > 0 && text.charAt(end - 1) == 0) {
      end--;
    }
    return text.substring(0, end);
  }

  private static String pointer(Bytes chunk, int from, int size) {
    return size >= 4 ? "0x" + Integer.toHexString(chunk.i32(from)) : hex(chunk, from, size);
  }

  private static String hexNumber(long number) {
    return "0x" + Long.toHexString(number);
  }

  private static String hex(Bytes chunk, int from, int size) {
    return HexFormat.of().withUpperCase().formatHex(chunk.data, from, from + size);
  }

  private static String guid(Bytes chunk, int from) {
    HexFormat hex = HexFormat.of();
    return "{%s-%s-%s-%s-%s}"
        .formatted(
            hex.toHexDigits(chunk.i32(from)),
            hex.toHexDigits((short) chunk.u16(from + 4)),
            hex.toHexDigits((short) chunk.u16(from + 6)),
            hex.formatHex(chunk.data, from + 8, from + 10),
            hex.formatHex(chunk.data, from + 10, from + 16));
  }

  /** Steps of 100 nanoseconds since 1601. */
  static String fileTime(long steps) {
    long seconds = Math.floorDiv(steps, STEPS) - EPOCH;
    long rest = Math.floorMod(steps, STEPS);
    String second = Instant.ofEpochSecond(seconds).toString();
    return "%s.%07dZ".formatted(second.substring(0, second.length() - 1), rest);
  }

  private static String systemTime(Bytes chunk, int from) throws BinXmlException {
    try {
      LocalDateTime time =
          LocalDateTime.of(
              chunk.u16(from),
              chunk.u16(from + 2),
              chunk.u16(from + 6),
              chunk.u16(from + 8),
              chunk.u16(from + 10),
              chunk.u16(from + 12),
              chunk.u16(from + 14) * 1_000_000);
      return time + "Z";
    } catch (DateTimeException e) {
      throw BinXmlException.unsound("a value is no time");
    }
  }

  private static String sid(Bytes chunk, int from, int size) {
    int parts = size < 8 ? 0 : chunk.data[from + 1] & 0xFF;
    if (size < 8 || size < 8 + 4 * parts) {
      return hex(chunk, from, size);
    }
    long authority = 0;
    for (int at = 2; at < 8; at++) {
      authority = authority << 8 | (chunk.data[from + at] & 0xFF);
    }
    StringBuilder sid = new StringBuilder("S-").append(chunk.data[from] & 0xFF).append('-');
    sid.append(authority);
    for (int part = 0; part < parts; part++) {
      sid.append('-').append(Integer.toUnsignedString(chunk.i32(from + 8 + 4 * part)));
    }
    return sid.toString();
  }
}

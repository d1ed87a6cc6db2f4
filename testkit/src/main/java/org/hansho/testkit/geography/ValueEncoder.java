package org.hansho.testkit.geography;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes values of the data section. A key that was written before becomes a pointer to it, as in
 * real files.
 */
final class ValueEncoder {
  private static final int POINTER = 1;
  private static final int STRING = 2;
  private static final int DOUBLE = 3;
  private static final int UNSIGNED_32 = 6;
  private static final int MAP = 7;
  private static final int UNSIGNED_64 = 9;
  private static final int ARRAY = 11;
  private static final int BOOLEAN = 14;

  private final ByteArrayOutputStream into;
  private final int begin;
  private final Map<String, Integer> keys = new HashMap<>();

  ValueEncoder(ByteArrayOutputStream into) {
    this.into = into;
    this.begin = into.size();
  }

  void write(Object value) {
    if (value instanceof Map<?, ?> map) {
      writeMap(map);
    } else if (value instanceof List<?> list) {
      head(ARRAY, list.size());
      list.forEach(this::write);
    } else if (value instanceof String text) {
      writeText(text);
    } else if (value instanceof Boolean flag) {
      head(BOOLEAN, flag ? 1 : 0);
    } else if (value instanceof Double number) {
      head(DOUBLE, 8);
      into.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
    } else if (value instanceof Integer number) {
      writeUnsigned(UNSIGNED_32, number & 0xFFFF_FFFFL);
    } else if (value instanceof Long number) {
      writeUnsigned(UNSIGNED_64, number);
    } else {
      throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  private void writeMap(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    head(MAP, sorted.size());
    sorted.forEach(
        (key, value) -> {
          Integer known = keys.get(key);
          if (known == null) {
            keys.put(key, into.size() - begin);
            writeText(key);
          } else {
            writePointer(known);
          }
          write(value);
        });
  }

  private void writeText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    head(STRING, bytes.length);
    into.writeBytes(bytes);
  }

  private void writeUnsigned(int type, long value) {
    int bytes = (71 - Long.numberOfLeadingZeros(value)) / 8;
    head(type, bytes);
    for (int i = bytes - 1; i >= 0; i--) {
      into.write((int) (value >>> (8 * i)));
    }
  }

  private void writePointer(int target) {
    if (target < 2048) {
      into.write(POINTER << 5 | target >>> 8);
      into.write(target);
    } else if (target < 526_336) {
      int rest = target - 2048;
      into.write(POINTER << 5 | 1 << 3 | rest >>> 16);
      into.write(rest >>> 8);
      into.write(rest);
    } else {
      into.write(POINTER << 5 | 3 << 3);
      into.writeBytes(ByteBuffer.allocate(4).putInt(target).array());
    }
  }

  private void head(int type, int size) {
    int extra = size < 29 ? 0 : size < 285 ? 1 : size < 65_821 ? 2 : 3;
    int code = extra == 0 ? size : 28 + extra;
    into.write((type < 8 ? type << 5 : 0) | code);
    if (type >= 8) {
      into.write(type - 7);
    }
    int rest = extra == 1 ? size - 29 : extra == 2 ? size - 285 : size - 65_821;
    for (int i = extra - 1; i >= 0; i--) {
      into.write(rest >>> (8 * i));
    }
  }
}

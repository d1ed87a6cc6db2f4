package org.hansho.memory.specimen;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow, with little-endian numbers at the end or at any place. */
final class ByteBuilder {
  private byte[] bytes = new byte[4096];
  private int length;

  int length() {
    return length;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  ByteBuilder u16(int value) {
    return number(value, 2);
  }

  ByteBuilder u32(long value) {
    return number(value, 4);
  }

  ByteBuilder u64(long value) {
    return number(value, 8);
  }

  private ByteBuilder number(long value, int size) {
    put(length, value, size);
    return this;
  }

  ByteBuilder zeros(int count) {
    reach(length + count);
    return this;
  }

  ByteBuilder raw(byte[] more) {
    put(length, more);
    return this;
  }

  /** Writes a number over what stands at a place. */
  void put(int at, long value, int size) {
    reach(at + size);
    for (int i = 0; i < size; i++) {
      bytes[at + i] = (byte) (value >> (8 * i));
    }
  }

  /** Writes bytes over what stands at a place. */
  void put(int at, byte[] more) {
    reach(at + more.length);
    System.arraycopy(more, 0, bytes, at, more.length);
  }

  /** Writes ASCII that ends with a zero. */
  void put(int at, String text) {
    put(at, (text + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  /** A length in bytes, UTF-16 and a zero, as names stand in a dump; where it begins. */
  int text(String text) {
    int at = length;
    byte[] encoded = text.getBytes(StandardCharsets.UTF_16LE);
    u32(encoded.length).raw(encoded).u16(0);
    return at;
  }

  private void reach(int end) {
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    }
    length = Math.max(length, end);
  }
}

package org.hansho.alert;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the id of an alert is made of, as bytes: every value is preceded by its length and every
 * field by the number of its values, so that no two keys give the same bytes. Reused by one thread.
 */
final class KeyBytes {
  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  /** Adds the values of the key's fields. */
  void add(Dedup dedup, FieldValues values) {
    for (int i = 0; i < dedup.key().size(); i++) {
      add(dedup.key().get(i), values);
    }
  }

  private void add(FieldChoice field, FieldValues values) {
    int first = field.first(values);
    long count = 0;
    for (int slot = first; slot != FieldValues.NONE; slot = values.next(slot)) {
      count++;
    }
    add(count);
    for (int slot = first; slot != FieldValues.NONE; slot = values.next(slot)) {
      add(values.length(slot));
      add(values.buffer(slot), values.start(slot), values.length(slot));
    }
  }

  /** Adds a text and its length. */
  void add(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    add(encoded.length);
    add(encoded, 0, encoded.length);
  }

  /** Adds a number in eight bytes. */
  void add(long value) {
    int at = reserve(Long.BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[at + i] = (byte) (value >>> (56 - 8 * i));
    }
  }

  /** Adds bytes as they are. */
  void add(byte[] added, int from, int count) {
    int at = reserve(count);
    System.arraycopy(added, from, bytes, at, count);
  }

  private int reserve(int more) {
    int at = length;
    length += more;
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
    }
    return at;
  }

  /** The bytes, of which {@link #length} are valid; not copied. */
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}

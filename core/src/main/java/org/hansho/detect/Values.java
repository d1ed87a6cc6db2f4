package org.hansho.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.event.Event;

/** Packs the values of a fact, column by column. Reused; belongs to one thread. */
final class Values {
  private byte[] bytes = new byte[512];
  private int used;

  /** Begins a fact. */
  void clear() {
    used = 0;
  }

  /** Adds a column with the usable values of a field of an event. */
  void column(Event event, int field) {
    int countAt = reserve(1);
    int count = 0;
    int slot = field < 0 ? Event.NONE : event.first(field);
    while (slot != Event.NONE && count < Fact.VALUES) {
      if (event.kind(slot).isScalar()) {
        byte[] buffer = event.buffer(slot);
        int start = event.start(slot);
        int length = event.length(slot);
        if (length > 1 || (length == 1 && buffer[start] != '-')) {
          value(buffer, start, length);
          count++;
        }
      }
      slot = event.next(slot);
    }
    bytes[countAt] = (byte) count;
  }

  /** Adds a column with the values of a column of another fact. */
  void column(Fact fact, int column) {
    int count = fact.count(column);
    int countAt = reserve(1);
    bytes[countAt] = (byte) count;
    int at = fact.first(column);
    for (int i = 0; i < count; i++) {
      value(fact.buffer(), at, fact.length(at));
      at = i + 1 < count ? fact.next(at) : at;
    }
  }

  /** Adds a column with one text; empty for none. */
  void column(String text) {
    int countAt = reserve(1);
    bytes[countAt] = (byte) (text.isEmpty() ? 0 : 1);
    if (!text.isEmpty()) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      value(encoded, 0, encoded.length);
    }
  }

  private void value(byte[] source, int start, int wholeLength) {
    int length = cut(source, start, wholeLength);
    int at = reserve(2 + length);
    bytes[at] = (byte) (length >>> 8);
    bytes[at + 1] = (byte) length;
    System.arraycopy(source, start, bytes, at + 2, length);
  }

  private static int cut(byte[] source, int start, int length) {
    if (length <= Fact.VALUE_BYTES) {
      return length;
    }
    int end = Fact.VALUE_BYTES;
    while (end > 0 && (source[start + end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  private int reserve(int more) {
    int at = used;
    used += more;
    if (used > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used, bytes.length * 2));
    }
    return at;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, used);
  }
}

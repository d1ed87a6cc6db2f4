package org.hansho.format.azure;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Values;

/**
 * {@code file.hash.md5} in hexadecimal digits, as lists of hashes write it, from base64; where a
 * log has such digits already they are kept, in lower case.
 */
final class Md5 {
  private static final int BASE64_LENGTH = 24;
  private static final int BYTES = 16;
  private static final byte[] HEX = Values.ascii("0123456789abcdef");
  private static final byte[] VALUES = values();

  private final int field;
  private final int[] sources;

  Md5(Fields fields, String... sources) {
    field = fields.id("file.hash.md5");
    this.sources = Values.ids(fields, sources);
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }

  void add(Event event) {
    int slot = field == Fields.UNREAD ? Event.NONE : Text.first(event, sources);
    if (slot == Event.NONE) {
      return;
    }
    if (event.length(slot) == BASE64_LENGTH) {
      addDecoded(event, slot);
    } else if (event.length(slot) == 2 * BYTES) {
      addDigits(event, slot);
    }
  }

  private void addDigits(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int at = event.reserve(2 * BYTES);
    byte[] arena = event.arena();
    for (int i = 0; i < 2 * BYTES; i++) {
      int digit = Text.lower(buffer[start + i]);
      if (Character.digit(digit, 16) < 0) {
        return;
      }
      arena[at + i] = (byte) digit;
    }
    event.addReserved(field, ValueKind.STRING, at, 2 * BYTES);
  }

  private void addDecoded(Event event, int slot) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int at = event.reserve(2 * BYTES);
    byte[] arena = event.arena();
    for (int i = 0; i < BYTES; i++) {
      int first = start + i / 3 * 4 + i % 3;
      int left = VALUES[buffer[first] & 0xFF];
      int right = VALUES[buffer[first + 1] & 0xFF];
      if (left < 0 || (right < 0 && buffer[first + 1] != '=')) {
        return;
      }
      int shift = 2 * (i % 3 + 1);
      int value = (left << shift | Math.max(0, right) >> (6 - shift)) & 0xFF;
      arena[at + 2 * i] = HEX[value >> 4];
      arena[at + 2 * i + 1] = HEX[value & 15];
    }
    event.addReserved(field, ValueKind.STRING, at, 2 * BYTES);
  }
}

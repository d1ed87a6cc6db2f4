package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An object of JSON that is put together; used again for each. */
final class JsonLine {
  private static final String HEX = "0123456789abcdef";

  private byte[] bytes = new byte[1024];
  private int length;

  void begin() {
    length = 0;
    put('{');
  }

  /** Adds a member of text. */
  void text(String key, byte[] value, int from, int valueLength) {
    key(key);
    quoted(value, from, valueLength);
  }

  /** Adds a member that is JSON already. */
  void raw(String key, byte[] value, int from, int valueLength) {
    key(key);
    room(valueLength);
    System.arraycopy(value, from, bytes, length, valueLength);
    length += valueLength;
  }

  void end() {
    put('}');
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void key(String key) {
    if (length > 1) {
      put(',');
    }
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    quoted(name, 0, name.length);
    put(':');
  }

  private void quoted(byte[] value, int from, int valueLength) {
    room(6 * valueLength + 2);
    bytes[length++] = '"';
    for (int i = from; i < from + valueLength; i++) {
      byte b = value[i];
      if (b == '"' || b == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = b;
      } else if (b >= 0 && b < ' ') {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = (byte) HEX.charAt(b >> 4);
        bytes[length++] = (byte) HEX.charAt(b & 15);
      } else {
        bytes[length++] = b;
      }
    }
    bytes[length++] = '"';
  }

  private void put(char letter) {
    room(1);
    bytes[length++] = (byte) letter;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}

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

  /** Adds a member of text. */
  void text(String key, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    text(key, text, 0, text.length);
  }

  /** Adds a member that is a number or another word of JSON. */
  void number(String key, String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    raw(key, text, 0, text.length);
  }

  /** Adds a member that is JSON already; line ends in it become blanks. */
  void raw(String key, byte[] value, int from, int valueLength) {
    key(key);
    room(valueLength);
    for (int i = from; i < from + valueLength; i++) {
      byte b = value[i];
      bytes[length++] = b == '\n' || b == '\r' || b == '\t' ? (byte) ' ' : b;
    }
  }

  void end() {
    put('}');
  }

  /** Adds a member that is an object; its members follow until {@link #end}. */
  void open(String key) {
    key(key);
    put('{');
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void key(String key) {
    if (bytes[length - 1] != '{') {
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

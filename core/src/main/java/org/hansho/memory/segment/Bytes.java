package org.hansho.memory.segment;

/** Part of an array, read little-endian; outside of it everything is 0. */
record Bytes(byte[] array, int from, int to) {
  int length() {
    return to - from;
  }

  int byteAt(long at) {
    return at >= 0 && at < length() ? array[from + (int) at] & 0xff : 0;
  }

  int shortAt(long at) {
    return byteAt(at) | (byteAt(at + 1) << 8);
  }

  int intAt(long at) {
    return shortAt(at) | (shortAt(at + 2) << 16);
  }

  long unsignedAt(long at) {
    return intAt(at) & 0xffffffffL;
  }

  /** Printable text up to a zero, empty if it is none or too long. */
  String textAt(long at, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < longest; i++) {
      int letter = byteAt(at + i);
      if (letter == 0) {
        return text.toString();
      }
      if (letter < 0x20 || letter > 0x7e) {
        return "";
      }
      text.append((char) letter);
    }
    return "";
  }
}

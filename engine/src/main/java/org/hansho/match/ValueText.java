package org.hansho.match;

import org.hansho.event.Utf8;

/**
 * A piece of text that a keyword search is shown, made well-formed UTF-8: malformed sequences count
 * as U+FFFD. Reused from piece to piece.
 */
final class ValueText {
  private byte[] buffer = {};
  private int offset;
  private int length;

  /** Looks at the given bytes. */
  void set(byte[] bytes, int from, int count) {
    if (Utf8.isWellFormed(bytes, from, count)) {
      buffer = bytes;
      offset = from;
      length = count;
    } else {
      buffer = Utf8.repaired(bytes, from, count);
      offset = 0;
      length = buffer.length;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }
}

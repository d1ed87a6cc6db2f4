package org.hansho.match;

import org.hansho.event.Event;

/**
 * The decoded bytes of one value, always well-formed UTF-8: malformed sequences count as U+FFFD.
 * Reused from value to value.
 */
final class ValueText {
  private byte[] buffer = {};
  private int offset;
  private int length;

  /** Looks at a value of an event; valid until the event changes. */
  void set(Event event, int slot) {
    byte[] bytes = event.buffer(slot);
    set(bytes, event.start(slot), event.length(slot));
  }

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

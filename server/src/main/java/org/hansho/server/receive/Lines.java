package org.hansho.server.receive;

import java.util.Arrays;

/** Records that wait to be handed over together, one behind another. Belongs to one thread. */
final class Lines {
  private final int most;
  private byte[] bytes = new byte[4096];
  private int length;
  private int count;
  private long since;

  /**
   * Room for records.
   *
   * @param most bytes of them, more only if one alone has more
   */
  Lines(int most) {
    this.most = most;
  }

  /** Whether a record of that size may be added. */
  boolean hasRoom(int size) {
    return count == 0 || length + size <= most;
  }

  void add(byte[] record, int from, int size) {
    if (count == 0) {
      since = System.nanoTime();
    }
    if (length + size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + size, 2 * bytes.length));
    }
    System.arraycopy(record, from, bytes, length, size);
    length += size;
    count++;
  }

  boolean isEmpty() {
    return count == 0;
  }

  int count() {
    return count;
  }

  /** Bytes of all of them. */
  int bytes() {
    return length;
  }

  /** When the oldest was added, by {@link System#nanoTime}. */
  long since() {
    return since;
  }

  /** All of them; there are none then. */
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, length);
    length = 0;
    count = 0;
    if (bytes.length > 2 * most) {
      bytes = new byte[4096];
    }
    return taken;
  }
}

package org.hansho.web;

import java.util.Arrays;

/** Decoded parts of one request, one behind the other. Reused; bounded by what a request may be. */
final class ScratchText {
  private byte[] bytes = new byte[4096];
  private int used;

  void clear() {
    used = 0;
  }

  /** Makes room and gives where it begins; {@link #bytes} may be another array afterwards. */
  int reserve(int length) {
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, bytes.length * 2));
    }
    return used;
  }

  /** Keeps what was written up to a place. */
  void keep(int end) {
    used = end;
  }

  byte[] bytes() {
    return bytes;
  }

  int copy(byte[] source, int from, int to) {
    int at = reserve(to - from);
    System.arraycopy(source, from, bytes, at, to - from);
    used = at + to - from;
    return at;
  }
}

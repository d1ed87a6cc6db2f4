package org.hansho.testkit.network.export;

import java.util.Arrays;

/** Grows by numbers in network byte order. */
final class Octets {
  private byte[] bytes = new byte[4096];
  private int used;

  Octets one(long value) {
    room(1);
    bytes[used++] = (byte) value;
    return this;
  }

  Octets two(long value) {
    return one(value >>> 8).one(value);
  }

  Octets four(long value) {
    return two(value >>> 16).two(value);
  }

  Octets eight(long value) {
    return four(value >>> 32).four(value);
  }

  Octets all(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, used, more.length);
    used += more.length;
    return this;
  }

  private void room(int more) {
    if (used + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + more, bytes.length * 2));
    }
  }

  int size() {
    return used;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, used);
  }
}

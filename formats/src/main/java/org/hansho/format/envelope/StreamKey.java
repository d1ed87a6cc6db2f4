package org.hansho.format.envelope;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which host, container, unit or file a record came from, as bytes. One that is made anew for each
 * record looks up the kept {@link #copy}.
 */
final class StreamKey {
  private static final int MOST_BYTES = 1024;

  private byte[] bytes = new byte[128];
  private int length;

  StreamKey() {}

  private StreamKey(byte[] bytes) {
    this.bytes = bytes;
    this.length = bytes.length;
  }

  static StreamKey of(byte[] saved) {
    return new StreamKey(saved);
  }

  void clear() {
    length = 0;
  }

  /** Adds a part, which may be empty; of a very long one its beginning. */
  void add(byte[] buffer, int from, int partLength) {
    int used = Math.min(partLength, MOST_BYTES - length - 1);
    if (used < 0) {
      return;
    }
    if (length + used + 1 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + used + 1, 2 * bytes.length));
    }
    System.arraycopy(buffer, from, bytes, length, used);
    length += used;
    bytes[length++] = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  StreamKey copy() {
    return new StreamKey(toBytes());
  }

  int size() {
    return length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StreamKey key
        && Arrays.equals(bytes, 0, length, key.bytes, 0, key.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }
}

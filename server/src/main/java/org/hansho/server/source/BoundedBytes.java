package org.hansho.server.source;

import java.io.ByteArrayOutputStream;

/** Bytes of a record; what is written beyond a bound is dropped. Belongs to one thread. */
final class BoundedBytes extends ByteArrayOutputStream {
  private final int most;

  /** No bytes yet; it takes at most so many. */
  BoundedBytes(int most) {
    super(Math.min(most, 64));
    this.most = most;
  }

  @Override
  public synchronized void write(int each) {
    if (count < most) {
      super.write(each);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    super.write(bytes, from, Math.min(length, most - count));
  }
}

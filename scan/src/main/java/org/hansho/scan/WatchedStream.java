package org.hansho.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Counts the bytes that are read from a file, for the progress line. */
final class WatchedStream extends FilterInputStream {
  private final LongConsumer read;

  WatchedStream(InputStream in, LongConsumer read) {
    super(in);
    this.read = read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    read.accept(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long n) throws IOException {
    return in.skip(n);
  }
}

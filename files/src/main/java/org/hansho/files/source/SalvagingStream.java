package org.hansho.files.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that ends where it fails and remembers why, so that whoever reads it gets every byte
 * that could be read. Belongs to one thread.
 */
final class SalvagingStream extends FilterInputStream {
  private final int mostAtOnce;
  private @Nullable IOException failure;

  /**
   * Over the bytes of a file.
   *
   * @param mostAtOnce most bytes that are asked for in one read
   */
  SalvagingStream(InputStream in, int mostAtOnce) {
    super(in);
    this.mostAtOnce = mostAtOnce;
  }

  /** Over a file itself, which uses nothing up. */
  static SalvagingStream ofFile(InputStream in) {
    return new SalvagingStream(in, Integer.MAX_VALUE);
  }

  /** Why it ended early; null while it has not. */
  @Nullable IOException failure() {
    return failure;
  }

  /** Goes on with what comes next in the stream below, unless a cap was reached. */
  void next() {
    failure = failure instanceof LimitException ? failure : null;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (failure != null) {
      return -1;
    }
    try {
      return in.read(buffer, offset, Math.min(length, mostAtOnce));
    } catch (IOException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = new IOException("not readable: " + e, e);
    }
    return -1;
  }

  @Override
  public long skip(long n) throws IOException {
    return failure == null ? in.skip(n) : 0;
  }

  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Closes nothing: whoever opened the stream below closes it. */
  @Override
  public void close() {}
}

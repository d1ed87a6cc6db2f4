package org.hansho.files.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Gives a few bytes at a time to a decompressor that forgets what it made in the call in which it
 * fails: so no more is lost than what those few bytes held. Belongs to one thread.
 */
final class SlowStream extends FilterInputStream {
  private static final int MOST = 512;

  SlowStream(InputStream in) {
    super(in);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return in.read(buffer, offset, Math.min(length, MOST));
  }

  /** None, so that what is made of the bytes before is handed over first. */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}

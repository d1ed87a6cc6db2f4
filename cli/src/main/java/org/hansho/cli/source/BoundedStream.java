package org.hansho.cli.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What comes out of a decompressor, watched: fails once more comes out than {@link Caps} allow for
 * what went in. Belongs to one thread.
 */
final class BoundedStream extends FilterInputStream {
  private final CountedStream compressed;
  private final Caps caps;
  private final long before;
  private long opened;
  private boolean exceeded;

  /**
   * Watches a decompressor.
   *
   * @param compressed what {@code decompressor} reads from
   */
  BoundedStream(InputStream decompressor, CountedStream compressed, Caps caps) {
    super(decompressor);
    this.compressed = compressed;
    this.caps = caps;
    this.before = compressed.count();
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    watch(b >= 0 ? 1 : 0);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    watch(read);
    return read;
  }

  private void watch(int read) throws IOException {
    opened += Math.max(0, read);
    if (opened > caps.openedBytes()) {
      exceeded = true;
      throw new TooLargeException("more than " + caps.openedBytes() + " bytes when opened");
    }
    long fed = Math.max(1, compressed.count() - before);
    if (opened > caps.ratioFrom() && opened / fed > caps.ratio()) {
      exceeded = true;
      throw new TooLargeException("grows to more than " + caps.ratio() + " times its size");
    }
  }

  /** Whether more came out than allowed. */
  boolean exceeded() {
    return exceeded;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Closes nothing: whoever opened the decompressor closes it. */
  @Override
  public void close() {}
}

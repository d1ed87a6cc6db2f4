package org.hansho.files.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file that stands open. What is read of a regular file ends where it ended when it was opened,
 * so that one which grows for ever has an end. Belongs to one thread.
 */
public final class OpenFile implements AutoCloseable {
  private static final int MOST_AT_ONCE = 1 << 18;

  private final FileChannel channel;
  private final long size;
  private final boolean isOther;
  private final boolean wasCut;

  /**
   * A file that stands open.
   *
   * @param size its bytes; negative where they are unknown before the end
   * @param isOther whether it is another file than the one listed
   * @param wasCut whether it has become shorter since
   */
  OpenFile(FileChannel channel, long size, boolean isOther, boolean wasCut) {
    this.channel = channel;
    this.size = size;
    this.isOther = isOther;
    this.wasCut = wasCut;
  }

  /** For reading at any place. */
  public FileChannel channel() {
    return channel;
  }

  /** Its bytes when it was opened; negative where they are unknown before the end. */
  public long size() {
    return size;
  }

  /** Whether it was replaced, or cut, between being listed and being opened. */
  public boolean isReplaced() {
    return isOther || wasCut;
  }

  /** Whether bytes were added since it was opened. */
  public boolean hasGrown() throws IOException {
    return size >= 0 && channel.size() > size;
  }

  /**
   * Its bytes from a place on. Reading fails where the file has become shorter.
   *
   * @throws IOException if it ends before that place, or is another file than the one listed, of
   *     which a place in the middle says nothing
   */
  public InputStream from(long start) throws IOException {
    if (size < 0) {
      InputStream all = new ToItsEnd();
      all.skipNBytes(start);
      return all;
    }
    if (start > size || (start > 0 && isOther)) {
      throw new ChangedException("");
    }
    return new Exact(start);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A stream without a known end, such as a pipe, which cannot be positioned. */
  private final class ToItsEnd extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return channel.read(ByteBuffer.wrap(buffer, offset, Math.min(length, MOST_AT_ONCE)));
    }
  }

  private final class Exact extends InputStream {
    private long at;

    Exact(long start) {
      this.at = start;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int wanted = (int) Math.min(Math.min(length, MOST_AT_ONCE), size - at);
      if (wanted == 0) {
        return -1;
      }
      int read = channel.read(ByteBuffer.wrap(buffer, offset, wanted), at);
      if (read < 0) {
        throw new ChangedException("");
      }
      at += read;
      return read;
    }
  }
}

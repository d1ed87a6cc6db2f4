package org.hansho.files.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps the last bytes that came out of a stream, to see whether an archive has its end. Belongs to
 * one thread.
 */
final class TailStream extends FilterInputStream {
  /** Longest end of a ZIP file: its last record with the longest comment. */
  private static final int KEPT = 22 + 0xFFFF;

  private final byte[] tail = new byte[2 * KEPT];
  private int filled;

  TailStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      keep(buffer, offset, read);
    }
    return read;
  }

  private void keep(byte[] buffer, int offset, int length) {
    int kept = Math.min(length, KEPT);
    if (filled + kept > tail.length) {
      int stays = KEPT - kept;
      System.arraycopy(tail, filled - stays, tail, 0, stays);
      filled = stays;
    }
    System.arraycopy(buffer, offset + length - kept, tail, filled, kept);
    filled += kept;
  }

  /** Whether the last record of a ZIP file is among the bytes kept. */
  boolean hasEndOfZip() {
    for (int i = 0; i + 4 <= filled; i++) {
      if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}

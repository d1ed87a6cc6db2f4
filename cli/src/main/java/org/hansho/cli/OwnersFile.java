package org.hansho.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.hansho.local.files.DiskFiles;
import org.hansho.local.files.OpenFile;

/** A new file that nobody but its owner can read, from its first byte on. Not buffered. */
final class OwnersFile extends OutputStream {
  private final OpenFile file;
  private boolean closed;

  private OwnersFile(OpenFile file) {
    this.file = file;
  }

  /**
   * Makes the file.
   *
   * @throws IOException if there is one already, or it cannot be made
   */
  static OwnersFile create(Path file) throws IOException {
    return new OwnersFile(new DiskFiles().create(file));
  }

  @Override
  public void write(int each) throws IOException {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    file.append(ByteBuffer.wrap(bytes, from, length));
  }

  /** Makes all written bytes durable and closes it; nothing if that was done. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (file) {
        file.sync();
      }
    }
  }
}

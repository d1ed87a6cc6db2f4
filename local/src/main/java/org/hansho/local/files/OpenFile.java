package org.hansho.local.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that is read anywhere and written at its end. One thread writes, any number read. */
public interface OpenFile extends Closeable {
  /**
   * Reads until the buffer is full or the file ends.
   *
   * @return how many bytes were read; fewer than the buffer had room for only at the end of the
   *     file
   */
  int read(long position, ByteBuffer into) throws IOException;

  /**
   * Writes all remaining bytes at the end; when it fails, any part of them may have been written.
   */
  void append(ByteBuffer bytes) throws IOException;

  /** Makes all written bytes durable. */
  void sync() throws IOException;

  /** Length in bytes. */
  long size() throws IOException;

  /** Cuts the file to a length; durable after the next sync. */
  void cut(long size) throws IOException;

  @Override
  void close() throws IOException;
}

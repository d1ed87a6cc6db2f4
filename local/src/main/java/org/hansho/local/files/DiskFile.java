package org.hansho.local.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file of the real disk. Keeps its own end, so that a failed append leaves no doubt about it. */
final class DiskFile implements OpenFile {
  private final FileChannel channel;
  private volatile long end;

  DiskFile(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    int total = 0;
    while (into.hasRemaining()) {
      int count = channel.read(into, position + total);
      if (count < 0) {
        break;
      }
      total += count;
    }
    return total;
  }

  @Override
  public void append(ByteBuffer bytes) throws IOException {
    long position = end;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
    end = position;
  }

  /** Syncs the length too, since files here only grow. */
  @Override
  public void sync() throws IOException {
    channel.force(true);
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void cut(long size) throws IOException {
    channel.truncate(size);
    end = Math.min(end, size);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

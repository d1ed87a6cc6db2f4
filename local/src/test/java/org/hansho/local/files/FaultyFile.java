package org.hansho.local.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of a {@link FaultyFiles}. */
final class FaultyFile implements OpenFile {
  /** What a file holds, open or not, whatever it is called. */
  static final class Content {
    private byte[] bytes;
    private int size;
    private int durable;

    /** What a cut that is not synced yet took away, which a crash brings back. */
    private byte[] cutAway = {};

    Content(byte[] bytes) {
      this.bytes = bytes.clone();
      this.size = bytes.length;
      this.durable = bytes.length;
    }

    byte[] bytes() {
      return Arrays.copyOf(bytes, size);
    }

    int size() {
      return size;
    }

    /** How many bytes a crash may take or give back. */
    int unsynced() {
      return cutAway.length > 0 ? cutAway.length : size - durable;
    }

    void keepUnsynced(int count) {
      if (cutAway.length > 0) {
        size = durable;
        append(Arrays.copyOf(cutAway, cutAway.length - count));
        cutAway = new byte[0];
      } else {
        size = durable + count;
      }
      durable = size;
    }

    void append(byte[] added) {
      if (size + added.length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + added.length));
      }
      System.arraycopy(added, 0, bytes, size, added.length);
      size += added.length;
    }

    void cut(int to) {
      if (to < durable) {
        cutAway = Arrays.copyOfRange(bytes, to, durable);
        durable = to;
      }
      size = Math.min(size, to);
    }

    void sync() {
      durable = size;
      cutAway = new byte[0];
    }

    /** The system drops what it could not write and takes it for written. */
    void loseUnsynced() {
      Arrays.fill(bytes, durable, size, (byte) 0);
      durable = size;
    }

    int read(int position, ByteBuffer into) {
      int count = Math.max(0, Math.min(into.remaining(), size - position));
      into.put(bytes, Math.min(position, size), count);
      return count;
    }
  }

  private final FaultyFiles files;
  private final Path name;
  private final Content content;

  FaultyFile(FaultyFiles files, Path name, Content content) {
    this.files = files;
    this.name = name;
    this.content = content;
  }

  @Override
  public int read(long position, ByteBuffer into) throws IOException {
    files.operation("read " + name);
    synchronized (files) {
      return content.read((int) position, into);
    }
  }

  @Override
  public void append(ByteBuffer bytes) throws IOException {
    byte[] all = new byte[bytes.remaining()];
    bytes.get(all);
    synchronized (files) {
      try {
        files.operation("append to " + name);
      } catch (IOException failure) {
        content.append(Arrays.copyOf(all, files.room(files.below(all.length + 1))));
        throw failure;
      }
      int room = files.room(all.length);
      content.append(Arrays.copyOf(all, room));
      if (room < all.length) {
        throw new IOException("append to " + name + ": no space left on device");
      }
    }
  }

  @Override
  public void sync() throws IOException {
    synchronized (files) {
      try {
        files.operation("sync " + name);
      } catch (IOException failure) {
        if (files.below(2) == 0) {
          content.loseUnsynced();
        } else {
          content.sync();
        }
        throw failure;
      }
      content.sync();
    }
  }

  @Override
  public long size() throws IOException {
    files.operation("size of " + name);
    synchronized (files) {
      return content.size();
    }
  }

  @Override
  public void cut(long size) throws IOException {
    files.operation("cut " + name);
    synchronized (files) {
      content.cut((int) size);
    }
  }

  @Override
  public void close() {}
}

package org.hansho.local.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A disk whose every sync takes long, in a time of its own: nobody waits for it. */
public final class SlowFiles implements FileLayer {
  private final FileLayer files;
  private final Runnable syncing;

  /**
   * Slows a disk.
   *
   * @param syncing lets the time of one sync pass; called from any thread
   */
  public SlowFiles(FileLayer files, Runnable syncing) {
    this.files = files;
    this.syncing = syncing;
  }

  @Override
  public OpenFile create(Path file) throws IOException {
    return new SlowFile(files.create(file), syncing);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    return new SlowFile(files.open(file), syncing);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    files.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    files.delete(file);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    return files.list(folder);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    files.createFolder(folder);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    syncing.run();
    files.syncFolder(folder);
  }

  @Override
  public FileLock lock(Path file, String owner) throws IOException {
    return files.lock(file, owner);
  }

  private record SlowFile(OpenFile file, Runnable syncing) implements OpenFile {
    @Override
    public int read(long position, ByteBuffer into) throws IOException {
      return file.read(position, into);
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
      file.append(bytes);
    }

    @Override
    public void sync() throws IOException {
      syncing.run();
      file.sync();
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void cut(long size) throws IOException {
      file.cut(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}

package org.hansho.files.temporary;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A folder of one process in the temporary folder, made when it is first needed: nobody else can
 * look into it where the system has owners, it holds a bounded number of bytes, and it is removed
 * with all that is in it. Safe for several threads.
 *
 * <p>A file in it is locked as long as the process lives, so that the next process finds folders
 * without an owner after {@code kill -9}, see {@link LeftFolders}.
 */
public final class TemporaryFolder implements AutoCloseable {
  /** How the names of all such folders begin. */
  static final String PREFIX = "hansho-";

  /** The file that is locked. */
  static final String LOCK = "lock";

  private static final int ATTEMPTS = 10;

  /** Those of this process; also held while one is made or left ones are removed. */
  private static final Set<TemporaryFolder> OPEN = ConcurrentHashMap.newKeySet();

  private final Path parent;
  private final long mostBytes;
  private final AtomicLong used = new AtomicLong();
  private @Nullable Path folder;
  private @Nullable FileChannel lock;
  private boolean closed;

  /**
   * Not made yet; removes what processes have left that are no more.
   *
   * @param parent the temporary folder of the system
   * @param mostBytes most bytes that may lie in it at a time
   */
  public TemporaryFolder(Path parent, long mostBytes) {
    this.parent = parent;
    this.mostBytes = mostBytes;
    synchronized (OPEN) {
      LeftFolders.remove(parent, TemporaryFolder::isOwn);
    }
  }

  private static boolean isOwn(Path folder) {
    return OPEN.stream().anyMatch(open -> folder.equals(open.folder));
  }

  private synchronized Path path() throws IOException {
    if (closed) {
      throw new IOException("nothing is laid aside any more");
    }
    if (folder == null) {
      synchronized (OPEN) {
        folder = made();
        OPEN.add(this);
      }
    }
    return folder;
  }

  private Path made() throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      Path made = Files.createTempDirectory(parent, PREFIX);
      try {
        FileChannel channel =
            FileChannel.open(
                made.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (isLocked(channel) && Files.exists(made.resolve(LOCK))) {
          lock = channel;
          return made;
        }
        channel.close();
      } catch (NoSuchFileException e) {
        // Somebody who removes left folders was faster than the lock.
      }
    }
    throw new IOException("no folder could be made");
  }

  /** Locks; where the file system has no locks, nobody will remove what is left. */
  private static boolean isLocked(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      return true;
    }
  }

  /** A new empty file that only its owner may read. */
  public Path newFile(String prefix) throws TemporaryException {
    try {
      return Files.createTempFile(path(), prefix, ".part");
    } catch (IOException e) {
      throw TemporaryException.of(parent, used.get(), e);
    }
  }

  /** Writes to a file of this folder. All failures are {@link TemporaryException}s. */
  public OutputStream write(Path file) throws TemporaryException {
    try {
      return new Counted(Files.newOutputStream(file));
    } catch (IOException e) {
      throw TemporaryException.of(parent, used.get(), e);
    }
  }

  private final class Counted extends FilterOutputStream {
    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (used.addAndGet(length) > mostBytes) {
        used.addAndGet(-length);
        throw TemporaryException.limit(parent, mostBytes);
      }
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw TemporaryException.of(parent, used.addAndGet(-length), e);
      }
    }
  }

  /** Deletes a file; its room is free at once, also while it is mapped. */
  public void delete(Path file) throws IOException {
    if (Files.exists(file)) {
      used.addAndGet(-Files.size(file));
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
      Files.deleteIfExists(file);
    }
  }

  /** How many bytes lie in it. */
  long used() {
    return used.get();
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (folder == null) {
      return;
    }
    LeftFolders.delete(folder);
    OPEN.remove(this);
    if (lock != null) {
      lock.close();
    }
    folder = null;
  }

  /** Removes all folders of this process, which is about to end. */
  public static void closeAll() {
    for (TemporaryFolder open : OPEN) {
      try {
        open.close();
      } catch (IOException e) {
        // The next one who starts removes it.
      }
    }
  }
}

package org.hansho.local.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * Says beside the database which epoch was committed last: so it is noticed if the database is
 * older than that, as when its write-ahead log is damaged, which SQLite takes for one that ends
 * there.
 *
 * <p>Written behind each commit and not synced, so it never says more than what was committed, and
 * may say less after a loss of power. An entry that is not whole is passed over, and the disk may
 * fail: it is a witness, nothing is read by it. Entries of {@value #ENTRY} bytes, the last one
 * counts; the file begins anew after {@value #MOST} bytes. Belongs to one thread.
 */
public final class EpochWitness implements Closeable {
  private static final int ENTRY = 16;
  private static final int MOST = 1 << 16;

  private final FileLayer files;
  private final Path file;
  private final Path unfinished;
  private @Nullable OpenFile open;
  private long size;

  /**
   * The witness of a folder.
   *
   * @param file its file; one more beside it, ending with {@code .new}, may be there for a moment
   */
  EpochWitness(FileLayer files, Path file) {
    this.files = files;
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + ".new");
  }

  /** The last epoch that is known to be committed; 0 if none. */
  public long committed() {
    try (OpenFile reading = files.open(file)) {
      long last = 0;
      for (long at = 0; at + ENTRY <= Math.min(reading.size(), 2L * MOST); at += ENTRY) {
        ByteBuffer entry = ByteBuffer.allocate(ENTRY);
        reading.read(at, entry);
        entry.flip();
        long epoch = entry.getLong();
        last = entry.getLong() == checksum(epoch) ? Math.max(last, epoch) : last;
      }
      return last;
    } catch (IOException noWitness) {
      return 0;
    }
  }

  /** Notes that an epoch was committed. */
  public void note(long epoch) {
    try {
      OpenFile writing = open;
      if (writing == null || size >= MOST) {
        writing = begun();
      }
      writing.append(entry(epoch));
      size += ENTRY;
    } catch (IOException noWitness) {
      close();
    }
  }

  /** A file that holds what is known so far, in place of the present one. */
  private OpenFile begun() throws IOException {
    long known = committed();
    close();
    files.delete(unfinished);
    OpenFile begun = files.create(unfinished);
    open = begun;
    size = ENTRY;
    begun.append(entry(known));
    files.rename(unfinished, file);
    return begun;
  }

  private static ByteBuffer entry(long epoch) {
    return ByteBuffer.allocate(ENTRY).putLong(epoch).putLong(checksum(epoch)).flip();
  }

  /** Lets go of the file; the next call opens another. */
  @Override
  public void close() {
    OpenFile writing = open;
    open = null;
    try {
      if (writing != null) {
        writing.close();
      }
    } catch (IOException noWitness) {
      return;
    }
  }

  private static long checksum(long epoch) {
    CRC32C checksum = new CRC32C();
    checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(epoch).flip());
    return checksum.getValue() | 1L << 32;
  }
}

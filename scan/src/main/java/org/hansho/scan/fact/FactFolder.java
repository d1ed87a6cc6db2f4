package org.hansho.scan.fact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.hansho.files.temporary.TemporaryFolder;

/**
 * A folder for what does not fit into memory, made when it is first needed and removed with all
 * that is in it: at its end, when the process is stopped by a signal, or by the next process after
 * {@code kill -9}. Safe for several threads. Failures to lay something aside are {@link
 * TemporaryException}s.
 */
public final class FactFolder implements AutoCloseable {
  /** Most bytes that are laid aside if nothing else is said: 64 GiB. */
  public static final long USUAL_BYTES = 64L << 30;

  /** Most units whose facts are held at a time. */
  public static final int UNITS = 10;

  /** What facts may take of the heap if nothing else is said. */
  private static final long USUAL_HEAP = 40L << 20;

  private final SourceNames sources = new SourceNames();
  private final Combinations combinations = new Combinations();
  private final TemporaryFolder folder;
  private final long heapBytes;

  /** In the temporary folder of the system, with the usual bounds. */
  public FactFolder() {
    this(USUAL_BYTES, USUAL_HEAP);
  }

  /**
   * In the temporary folder of the system.
   *
   * @param mostBytes most bytes that lie there at a time
   * @param heapBytes of the heap that facts may take beside the folder, those of all units and of
   *     the sorting together
   */
  public FactFolder(long mostBytes, long heapBytes) {
    this(Path.of(System.getProperty("java.io.tmpdir", ".")), mostBytes, heapBytes);
  }

  FactFolder(Path parent, long mostBytes) {
    this(parent, mostBytes, USUAL_HEAP);
  }

  private FactFolder(Path parent, long mostBytes, long heapBytes) {
    this.folder = new TemporaryFolder(parent, mostBytes);
    this.heapBytes = heapBytes;
  }

  /** How many bytes of facts one unit holds, whatever the number of threads. */
  long bytesOfUnit() {
    return heapBytes * 2 / 3 / UNITS;
  }

  /** How many bytes of facts are held while units are put together. */
  long bytesOfSort() {
    return heapBytes / 3;
  }

  /** What the files here call sources. */
  SourceNames sources() {
    return sources;
  }

  /** What they call combinations of rules. */
  Combinations combinations() {
    return combinations;
  }

  /** A new empty file. */
  public Path newFile(String prefix) throws IOException {
    return folder.newFile(prefix);
  }

  /** Writes to a file of this folder. */
  public OutputStream write(Path file) throws IOException {
    return folder.write(file);
  }

  /** Deletes a file of this folder, also while it is mapped, if nobody reads it any more. */
  public void delete(Path file) throws IOException {
    folder.delete(file);
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }

  /** Removes the folders of this process, which is about to end, whoever still writes to them. */
  public static void closeAll() {
    TemporaryFolder.closeAll();
  }

  /** Deletes the files of runs that nobody needs any more. */
  static void delete(List<FactRun> runs) throws IOException {
    for (FactRun run : runs) {
      if (run instanceof FactRun.Written written) {
        written.delete();
      }
    }
  }
}

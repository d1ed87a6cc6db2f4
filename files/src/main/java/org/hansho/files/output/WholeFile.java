package org.hansho.files.output;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there whole or not at all: it is written beside its place and moved there by
 * {@link #keep}; closed without that, nothing is left behind. Only its owner may read it, where the
 * system has owners. What is no file, such as a pipe, is written as it stands. A failure is an
 * {@link UnwritableException}. Belongs to one thread at a time.
 */
public final class WholeFile extends FilterOutputStream {
  private final Path place;
  private final @Nullable Path beside;
  private boolean kept;

  private WholeFile(Path place, @Nullable Path beside, OutputStream out) {
    super(out);
    this.place = place;
    this.beside = beside;
  }

  /**
   * Begins a file.
   *
   * @param file its place; what stands there stays until {@link #keep}
   * @throws IOException if there is no place for it
   */
  public static WholeFile at(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new WholeFile(file, null, failFast(file, Files.newOutputStream(file)));
    }
    Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    // Java lets only the owner read such a file where the system has owners.
    Path beside = Files.createTempFile(place.getParent(), ".hansho-", ".part");
    OutputStream out = Files.newOutputStream(beside, StandardOpenOption.WRITE);
    return new WholeFile(place, beside, failFast(file, out));
  }

  private static OutputStream failFast(Path file, OutputStream out) {
    return new BufferedOutputStream(new FailFastStream(file.toString(), out));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  /** Puts the file in its place, whole. */
  public void keep() throws IOException {
    out.flush();
    out.close();
    if (beside != null) {
      move(beside, place);
    }
    kept = true;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    if (kept) {
      return;
    }
    kept = true;
    try {
      out.close();
    } catch (UnwritableException e) {
      // Reported already, or without effect: what was written is not kept.
    } finally {
      if (beside != null) {
        Files.deleteIfExists(beside);
      }
    }
  }
}

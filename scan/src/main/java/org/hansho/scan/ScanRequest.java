package org.hansho.scan;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to scan and how.
 *
 * @param paths files, folders, {@code -}
 * @param standardInput what {@code -} means
 * @param reading how sources are read
 * @param jobs threads, at least one; never changes the result
 * @param piece bytes of a piece of a large file
 * @param deadLetters file for records that cannot be read; null if they are not kept
 */
public record ScanRequest(
    List<String> paths,
    InputStream standardInput,
    Reading reading,
    TimeBounds bounds,
    int jobs,
    long piece,
    @Nullable Path deadLetters) {
  public ScanRequest {
    paths = List.copyOf(paths);
  }

  /** The same, keeping no records that cannot be read. */
  ScanRequest withoutDeadLetters() {
    return new ScanRequest(paths, standardInput, reading, bounds, jobs, piece, null);
  }
}

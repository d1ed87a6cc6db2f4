package org.hansho.cli.fact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for what does not fit into memory, made when it is first needed and removed with all
 * that is in it. Safe for several threads.
 */
public final class FactFolder implements AutoCloseable {
  private final SourceNames sources = new SourceNames();
  private final Combinations combinations = new Combinations();
  private @Nullable Path folder;

  /** The folder; only its owner may look into it where the system knows owners. */
  synchronized Path path() throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("hansho-");
    }
    return folder;
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
    return Files.createTempFile(path(), prefix, ".part");
  }

  @Override
  public synchronized void close() throws IOException {
    if (folder != null) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
      folder = null;
    }
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

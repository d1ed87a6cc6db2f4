package org.hansho.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.files.temporary.Folders;

/**
 * A new folder below the temporary folder of the system, for its owner only, that is deleted with
 * all that lies in it when it is closed.
 */
public final class DemoFolder implements Closeable {
  private final Path path;

  /**
   * Makes it.
   *
   * @throws IOException if the temporary folder cannot be written to
   */
  public DemoFolder() throws IOException {
    path = Files.createTempDirectory("hansho-demo-");
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Folders.delete(path);
  }
}

package org.hansho.local.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of files for a backup. Safe from any thread. */
public final class FileCopy {
  private FileCopy() {}

  /** Copies the bytes of a file, if it is there. */
  public static void ifThere(Path file, Path copy) throws IOException {
    if (Files.exists(file)) {
      Files.copy(file, copy);
    }
  }

  /** A second name for the same file where the disk has links, else a copy of its bytes. */
  public static void link(Path file, Path copy) throws IOException {
    try {
      Files.createLink(copy, file);
    } catch (FileSystemException | UnsupportedOperationException otherDisk) {
      Files.copy(file, copy);
    }
  }
}

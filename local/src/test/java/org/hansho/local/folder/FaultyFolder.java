package org.hansho.local.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.local.files.FileLayer;

/** A data folder whose journal lies on another disk; its database is a file. */
public final class FaultyFolder {
  private FaultyFolder() {}

  /** Opens it. */
  public static DataFolder open(FileLayer files, Path path) throws IOException {
    Files.createDirectories(path.resolve("work"));
    return DataFolder.open(files, path);
  }
}

package org.hansho.files.temporary;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders with all that lies in them. Safe for several threads. */
public final class Folders {
  private Folders() {}

  /**
   * Deletes a folder with all that lies in it, at any depth. Symbolic links are deleted, what they
   * lead to is not.
   *
   * @throws IOException if something cannot be deleted; what lies behind it is left
   */
  public static void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new Deleting());
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(each);
      return FileVisitResult.CONTINUE;
    }
  }
}

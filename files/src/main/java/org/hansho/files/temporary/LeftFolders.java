package org.hansho.files.temporary;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Removes the temporary folders of processes that were killed: those of the same user, with a file
 * of locks that nobody holds. What a living process owns, or another user, is never touched.
 */
final class LeftFolders {
  private LeftFolders() {}

  /**
   * Removes what is left. Trouble with one folder leaves it where it is.
   *
   * @param isOwn whether a folder belongs to this process
   */
  static void remove(Path parent, Predicate<Path> isOwn) {
    UserPrincipal user = user(parent);
    if (user == null) {
      return;
    }
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(parent, TemporaryFolder.PREFIX + "*")) {
      for (Path folder : folders) {
        if (!isOwn.test(folder)) {
          remove(folder, user);
        }
      }
    } catch (IOException | RuntimeException e) {
      // Whoever cannot list the folder has left nothing in it that could be removed.
    }
  }

  private static @Nullable UserPrincipal user(Path parent) {
    try {
      return parent
          .getFileSystem()
          .getUserPrincipalLookupService()
          .lookupPrincipalByName(System.getProperty("user.name", ""));
    } catch (IOException | UnsupportedOperationException e) {
      return null;
    }
  }

  private static void remove(Path folder, UserPrincipal user) {
    Path lock = folder.resolve(TemporaryFolder.LOCK);
    try {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          || !user.equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS))) {
        return;
      }
      if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(folder);
        return;
      }
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
          FileLock held = channel.tryLock()) {
        if (held != null) {
          delete(folder);
        }
      }
    } catch (IOException | OverlappingFileLockException e) {
      // It is not empty, alive, or not ours: it stays.
    }
  }

  /** Deletes a folder and the files in it, the lock last. */
  static void delete(Path folder) throws IOException {
    Path lock = folder.resolve(TemporaryFolder.LOCK);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.equals(lock)) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(lock);
    Files.deleteIfExists(folder);
  }
}

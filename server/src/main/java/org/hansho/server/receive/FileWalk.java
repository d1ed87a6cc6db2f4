package org.hansho.server.receive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.server.settings.Receiver;
import org.jspecify.annotations.Nullable;

/** Finds the files that the settings of a source name. Belongs to one thread. */
final class FileWalk {
  /** Most files of one source. */
  static final int MOST = 10_000;

  private static final int DEEPEST = 64;

  private final Receiver.Files settings;
  private final List<PathMatcher> globs;
  private boolean full;
  private final List<Path> unread = new ArrayList<>();

  FileWalk(Receiver.Files settings) {
    this.settings = settings;
    this.globs =
        settings.globs().stream()
            .map(glob -> Path.of("").getFileSystem().getPathMatcher("glob:" + glob))
            .toList();
  }

  /** All that are there now; a root or folder that cannot be read has none. */
  List<SeenFile> files() {
    List<SeenFile> found = new ArrayList<>();
    full = false;
    unread.clear();
    for (Path root : settings.roots()) {
      try {
        if (Files.isDirectory(root)) {
          walk(root.toRealPath(), root, found);
        } else {
          addRoot(root, found);
        }
      } catch (IOException unreadable) {
        unread.add(root);
      }
    }
    return found;
  }

  /** Whether a file of that name was seen if it is there: no folder above it was unreadable. */
  boolean isSure(Path name) {
    return !full && unread.stream().noneMatch(name::startsWith);
  }

  /** Whether there were more of them than may be. */
  boolean isFull() {
    return full;
  }

  /** Adds a root that is a file; a folder may come back when its disk does. */
  private void addRoot(Path root, List<SeenFile> found) {
    if (!Files.exists(root)) {
      unread.add(root);
    }
    add(root, root, found);
  }

  private void walk(Path folder, Path root, List<SeenFile> found) throws IOException {
    Files.walkFileTree(
        folder,
        Set.of(),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path below = folder.relativize(file);
            if (globs.stream().anyMatch(glob -> glob.matches(below))) {
              add(root.resolve(below.toString()), file, found);
            }
            return full ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            if (!(unreadable instanceof NoSuchFileException)) {
              unread.add(root.resolve(folder.relativize(file).toString()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path read, @Nullable IOException unreadable) {
            if (unreadable != null) {
              unread.add(root.resolve(folder.relativize(read).toString()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void add(Path name, Path file, List<SeenFile> found) {
    try {
      Path real = Files.isSymbolicLink(file) ? target(file) : file;
      if (real == null || hasControls(name)) {
        return;
      }
      BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return;
      }
      if (found.size() >= MOST) {
        full = true;
        return;
      }
      found.add(SeenFile.of(name, real, attributes));
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException unreadable) {
      unread.add(name);
    }
  }

  /** Where a link leads, if it may be followed there; else null. */
  private @Nullable Path target(Path link) throws IOException {
    Path real = link.toRealPath();
    for (Path folder : settings.followLinksTo()) {
      if (Files.exists(folder) && real.startsWith(folder.toRealPath())) {
        return real;
      }
    }
    return null;
  }

  private static boolean hasControls(Path name) {
    return name.toString().chars().anyMatch(Character::isISOControl);
  }
}

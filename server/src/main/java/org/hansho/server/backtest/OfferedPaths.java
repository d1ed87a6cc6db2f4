package org.hansho.server.backtest;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies below the folders of old records, so that a path can be chosen: folders and files, the
 * nearest first. Links and hidden files are left out. Looks at {@value #MOST_SEEN} names at most.
 */
final class OfferedPaths {
  private static final int MOST = 200;
  private static final int MOST_SEEN = 2_000;
  private static final int DEEPEST = 3;

  private final List<String> offered = new ArrayList<>();
  private int seen;

  private OfferedPaths() {}

  /** A folder that is still to be looked into. */
  private record Folder(Path path, int depth) {}

  /** The folders themselves, then what lies below them, {@value #MOST} at most. */
  static List<String> below(List<Path> folders) {
    OfferedPaths paths = new OfferedPaths();
    ArrayDeque<Folder> left = new ArrayDeque<>();
    for (Path folder : folders) {
      paths.offered.add(folder.toString());
      left.add(new Folder(folder, 0));
    }
    while (!left.isEmpty() && paths.offered.size() < MOST && paths.seen < MOST_SEEN) {
      Folder folder = left.remove();
      for (Path path : paths.inside(folder.path())) {
        boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        if (paths.offered.size() < MOST) {
          paths.offered.add(path.toString());
        }
        if (isFolder && folder.depth() + 1 < DEEPEST) {
          left.add(new Folder(path, folder.depth() + 1));
        }
      }
    }
    return List.copyOf(paths.offered);
  }

  /** What a folder has, by name; nothing if it cannot be read. */
  private Set<Path> inside(Path folder) {
    Set<Path> inside = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        boolean isLink = Files.isSymbolicLink(entry);
        if (!isLink && !entry.getFileName().toString().startsWith(".")) {
          inside.add(entry);
        }
        if (++seen >= MOST_SEEN) {
          return inside;
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      return inside;
    }
    return inside;
  }
}

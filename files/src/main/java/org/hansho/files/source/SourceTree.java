package org.hansho.files.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.hansho.files.source.Unreadable.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * All files below the paths a user named, each once, in an order that does not depend on that of
 * the paths.
 *
 * <p>A named path may be a link, a pipe or a device: the user named it. Below a folder only regular
 * files that are not empty are read. A link is followed only to a regular file, and only below a
 * folder that was named or allowed; a file that the walk meets itself is read once. What the kernel
 * makes up (/proc, /sys) is not walked.
 *
 * @param files what to read
 * @param unreadable paths where there is nothing to read
 * @param passed what was passed over on purpose
 */
public record SourceTree(SourceFiles files, List<Unreadable> unreadable, List<Passed> passed) {
  public SourceTree {
    unreadable = List.copyOf(unreadable);
    passed = List.copyOf(passed);
  }

  /** The same with other files. */
  public SourceTree with(SourceFiles others) {
    return new SourceTree(others, unreadable, passed);
  }

  /** Looks up the named paths, which allow no further folders. */
  public static SourceTree of(List<String> paths) {
    return of(paths, List.of());
  }

  /**
   * Looks up the named paths. Never throws: what cannot be listed is unreadable.
   *
   * @param followLinksTo folders to which links are followed beside the named ones; a link to a
   *     file below them is read under the name of the link
   */
  public static SourceTree of(List<String> paths, List<Path> followLinksTo) {
    SourceFiles.Builder files = new SourceFiles.Builder();
    List<Unreadable> unreadable = new ArrayList<>();
    TreeMap<String, Path> roots = new TreeMap<>();
    for (String path : paths) {
      named(path, files, roots, unreadable);
    }
    roots.values().removeIf(root -> isInside(root, roots.values()));
    List<Path> allowed = new ArrayList<>();
    for (Path folder : followLinksTo) {
      try {
        allowed.add(folder.toRealPath());
      } catch (IOException e) {
        unreadable.add(new Unreadable(name(folder), Opening.trouble(e), "", true));
      }
    }
    Links links = new Links(List.copyOf(roots.values()), allowed);
    FolderWalk walk = new FolderWalk(files, unreadable, links);
    roots.forEach(walk::walk);
    unreadable.sort(null);
    return new SourceTree(files.build(), unreadable, walk.passed());
  }

  /** Whether another root covers it; of two names for one folder the first is walked. */
  private static boolean isInside(Path root, Iterable<Path> roots) {
    for (Path other : roots) {
      if (root.startsWith(other) && !root.equals(other)) {
        return true;
      }
    }
    return false;
  }

  private static void named(
      String text,
      SourceFiles.Builder files,
      TreeMap<String, Path> roots,
      List<Unreadable> unreadable) {
    if (text.equals(SourceFile.STANDARD_INPUT)) {
      files.named(new SourceFile(text, Path.of(text), 0, 0, true));
      return;
    }
    try {
      Path path = Path.of(text).normalize();
      if (!Files.exists(path)) {
        unreadable.add(new Unreadable(text, Trouble.MISSING, "", true));
        return;
      }
      Path real = path.toRealPath();
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isDirectory()) {
        if (!files.isNamed(real)) {
          files.named(named(name(path), real, attributes));
        }
      } else if (!roots.containsValue(real)) {
        roots.put(name(path), real);
      }
    } catch (IOException | IllegalArgumentException e) {
      Trouble trouble = e instanceof IOException io ? Opening.trouble(io) : Trouble.MISSING;
      unreadable.add(new Unreadable(text, trouble, "", true));
    }
  }

  private static SourceFile named(String name, Path real, BasicFileAttributes attributes) {
    if (!attributes.isRegularFile()) {
      return new SourceFile(name, real, 0, 0, true);
    }
    Entry entry = Entry.of(name, attributes, null, null);
    return new SourceFile(name, real, null, entry.size(), entry.changed(), entry.key(), true);
  }

  static String name(Path path) {
    return path.toString().replace('\\', '/');
  }

  /**
   * A file in a folder.
   *
   * @param name its name in the folder
   * @param path where it lies, if that does not follow from the name
   * @param root the folder that it must be below then
   */
  record Entry(
      String name, long size, long changed, int key, @Nullable Path path, @Nullable Path root) {
    static Entry of(
        String name, BasicFileAttributes attributes, @Nullable Path path, @Nullable Path root) {
      return new Entry(
          name,
          attributes.size(),
          attributes.lastModifiedTime().to(TimeUnit.SECONDS),
          keyOf(attributes),
          path,
          root);
    }
  }

  /** A hash of the system's identity of a file; 0 where the system has none. */
  static int keyOf(BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return key == null ? 0 : key.hashCode();
  }

  static BasicFileAttributes itself(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}

package org.hansho.cli.source;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hansho.cli.source.Unreadable.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * All files below the paths a user named, sorted by name, each once.
 *
 * <p>Directories are walked through symbolic links, loops are left out. In a directory only regular
 * files are read; a named path may be a pipe.
 *
 * @param files what to read
 * @param unreadable paths where there is nothing to read
 */
public record SourceTree(List<SourceFile> files, List<Unreadable> unreadable) {
  public SourceTree {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
  }

  /** Looks up the named paths. Never throws: what cannot be listed is unreadable. */
  public static SourceTree of(List<String> paths) {
    Walk walk = new Walk();
    for (String path : paths) {
      walk.named(path);
    }
    walk.files.sort(null);
    walk.unreadable.sort(null);
    return new SourceTree(walk.files, walk.unreadable);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    final List<SourceFile> files = new ArrayList<>();
    final List<Unreadable> unreadable = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    void named(String text) {
      if (text.equals(SourceFile.STANDARD_INPUT)) {
        add(new SourceFile(text, Path.of(text), 0, 0, true));
        return;
      }
      Path path = Path.of(text).normalize();
      if (!Files.exists(path)) {
        unreadable.add(new Unreadable(text, Trouble.MISSING, "", true));
      } else if (Files.isDirectory(path)) {
        walk(path);
      } else {
        add(named(path));
      }
    }

    private void walk(Path directory) {
      try {
        Files.walkFileTree(
            directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
      } catch (IOException e) {
        unreadable.add(new Unreadable(name(directory), Opening.trouble(e), "", true));
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        Path path = file.normalize();
        add(regular(path, attributes, false));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!(e instanceof FileSystemLoopException)) {
        unreadable.add(new Unreadable(name(file), Opening.trouble(e), "", false));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      if (e != null) {
        unreadable.add(new Unreadable(name(directory), Opening.trouble(e), "", false));
      }
      return FileVisitResult.CONTINUE;
    }

    private void add(SourceFile file) {
      if (seen.add(file.path().toAbsolutePath())) {
        files.add(file);
      }
    }

    private static SourceFile named(Path path) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
          return regular(path, attributes, true);
        }
      } catch (IOException e) {
        // Opening the file will say what is wrong.
      }
      return new SourceFile(name(path), path, 0, 0, true);
    }

    private static SourceFile regular(Path path, BasicFileAttributes attributes, boolean named) {
      long changed = attributes.lastModifiedTime().to(TimeUnit.SECONDS);
      return new SourceFile(name(path), path, attributes.size(), changed, named);
    }

    private static String name(Path path) {
      return path.toString().replace('\\', '/');
    }
  }
}

package org.hansho.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The texts of YAML files below a path, sorted by name.
 *
 * <p>In a directory every regular file that ends in {@code .yml} or {@code .yaml} counts, and links
 * to such files below the same directory; one that cannot be read is a problem of its own, and the
 * others are read. A file that is named itself counts whatever its ending, and fails as a whole.
 * Bytes that are no UTF-8 are replaced, with a warning.
 */
public final class TextFiles {
  /** Longest text that is read; what is longer is refused as a whole. */
  public static final int LONGEST = 4 << 20;

  private TextFiles() {}

  /** Whether a name is that of a YAML file. */
  static boolean isYaml(String name) {
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  /**
   * Reads a file or everything below a directory.
   *
   * @param problems gets what cannot be read below a directory
   * @throws IOException if a file that is named itself cannot be read
   */
  public static List<SourceText> below(Path path, Collection<Problem> problems) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(text(path, problems));
    }
    List<SourceText> texts = new ArrayList<>();
    for (Path file : files(path, problems)) {
      try {
        texts.add(text(file, problems));
      } catch (IOException failure) {
        problems.add(unread(file, failure));
      }
    }
    return texts;
  }

  /** The file itself, or all below a directory that count, sorted. */
  static List<Path> files(Path path) throws IOException {
    return files(path, new ArrayList<>());
  }

  private static List<Path> files(Path path, Collection<Problem> problems) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    Walk walk = new Walk(path.toRealPath(), problems);
    try (Stream<Path> children = Files.list(path)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        Files.walkFileTree(child, walk);
      }
    }
    Collections.sort(walk.files);
    return walk.files;
  }

  /** Collects the files that count; links to directories are not followed. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<Path> files = new ArrayList<>();
    private final Path root;
    private final Collection<Problem> problems;

    Walk(Path root, Collection<Problem> problems) {
      this.root = root;
      this.problems = problems;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isYaml(file.toString())) {
        String objection = attributes.isRegularFile() ? null : objection(file, attributes);
        if (objection == null) {
          files.add(file);
        } else {
          problems.add(problem(Problem.Severity.ERROR, file, 1, objection, ""));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private @Nullable String objection(Path file, BasicFileAttributes attributes) {
      if (!attributes.isSymbolicLink()) {
        return "is not a regular file";
      }
      try {
        Path target = file.toRealPath();
        if (!target.startsWith(root)) {
          return "is a link that leads out of the folder";
        }
        return Files.isRegularFile(target) ? null : "is a link to something that is no file";
      } catch (IOException failure) {
        return "is a link that leads nowhere";
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      problems.add(unread(file, failure));
      return FileVisitResult.CONTINUE;
    }
  }

  private static Problem unread(Path file, IOException failure) {
    String why =
        failure instanceof AccessDeniedException
            ? "permission denied"
            : failure instanceof NoSuchFileException ? "it is gone" : failure.getMessage();
    return problem(
        Problem.Severity.ERROR,
        file,
        1,
        "cannot be read: " + why,
        "the other files were read; mend this one or move it out of the folder");
  }

  private static Problem problem(
      Problem.Severity severity, Path file, int line, String message, String remedy) {
    return new Problem(severity, new Place(name(file), line, 1), message, remedy, "", "");
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }

  private static SourceText text(Path file, Collection<Problem> problems) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = bytes(in);
      String text = decoded(bytes);
      if (text.indexOf('\uFFFD') >= 0 && !isUtf8(bytes)) {
        problems.add(
            problem(
                Problem.Severity.WARNING,
                file,
                lineOf(text.indexOf('\uFFFD'), text),
                "has bytes that are no UTF-8, which are replaced",
                "save the file as UTF-8"));
      }
      return new SourceText(name(file), text);
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static int lineOf(int index, String text) {
    return 1 + (int) text.chars().limit(index).filter(c -> c == '\n').count();
  }

  /** The text of a stream. */
  static String decoded(InputStream in) throws IOException {
    return decoded(bytes(in));
  }

  static String decoded(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static byte[] bytes(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new IOException("longer than " + LONGEST + " bytes");
    }
    return bytes;
  }
}

package org.hansho.cli.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.sigma.SourceText;

/**
 * The texts of YAML files below a path, sorted by name.
 *
 * <p>In a directory every file that ends in {@code .yml} or {@code .yaml} counts; a file that is
 * named itself counts whatever its ending. Bytes that are no UTF-8 are replaced.
 */
public final class TextFiles {
  /** Longest text that is read; what is longer is refused as a whole. */
  public static final int LONGEST = 4 << 20;

  private TextFiles() {}

  /** Whether a name is that of a YAML file. */
  static boolean isYaml(String name) {
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  /** Reads a file or everything below a directory. */
  public static List<SourceText> below(Path path) throws IOException {
    List<Path> files = files(path);
    List<SourceText> texts = new ArrayList<>(files.size());
    for (Path file : files) {
      texts.add(text(file));
    }
    return texts;
  }

  /** The file itself, or all below a directory that count, sorted. */
  static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> walk = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(file -> isYaml(file.toString()) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private static SourceText text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new SourceText(file.toString().replace('\\', '/'), decoded(in));
    }
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

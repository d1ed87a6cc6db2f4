package org.hansho.sigma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Assumptions;

/** The recorded public rules, where they are present. */
final class PublicRules {
  private PublicRules() {}

  /** All rule files; skips the test where the folder is absent. */
  static List<SourceText> texts() {
    Path folder = Path.of(System.getProperty("hansho.shared", "../shared"), "sigma");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "needs the public rules in " + folder.toAbsolutePath());
    List<SourceText> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = folder.relativize(file).toString();
        if (name.startsWith("rules") && name.endsWith(".yml")) {
          texts.add(new SourceText(name, Files.readString(file)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}

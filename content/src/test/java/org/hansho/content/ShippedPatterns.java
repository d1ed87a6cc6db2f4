package org.hansho.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The patterns of incidents of this module. */
final class ShippedPatterns {
  private ShippedPatterns() {}

  static PatternReader.Patterns read() {
    try (Stream<Path> files = Files.list(Path.of("incidents"))) {
      return PatternReader.read(files.sorted().map(ShippedContent::source).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

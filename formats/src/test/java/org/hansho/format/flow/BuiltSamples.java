package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Binary samples are built by tests, so that a reader can see what is in them. */
final class BuiltSamples {
  private BuiltSamples() {}

  /** Checks that the file below the samples of formats has these bytes. */
  static void check(String file, byte[] built) throws IOException {
    Path path =
        Path.of(System.getProperty("hansho.root", ".."), "formats/src/test/resources/format", file);
    if (Boolean.getBoolean("hansho.update")) {
      Files.createDirectories(path.getParent());
      Files.write(path, built);
    }
    assertThat(path).as("-Dhansho.update=true writes it anew").hasBinaryContent(built);
  }
}

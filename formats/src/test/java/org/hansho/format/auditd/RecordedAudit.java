package org.hansho.format.auditd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded audit logs of others, where they are present. */
final class RecordedAudit {
  private static final Path FOLDER =
      Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry", "linux-auditd");

  private RecordedAudit() {}

  /** A file; the test is skipped where the recordings are absent. */
  static Path file(String path) {
    assumeTrue(Files.isDirectory(FOLDER), "recorded audit logs are absent: " + FOLDER);
    return FOLDER.resolve(path);
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files, in the order of their names. */
  static List<Path> all() {
    try (Stream<Path> files = Files.walk(file(""))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.hansho.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The temporary folder: archives are unpacked there, and libraries that Kafka reads topics with.
 */
final class TemporaryExam {
  private static final String PART = "temporary";

  private TemporaryExam() {}

  /** That of this process. */
  static Check here() {
    return of(Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  /** Whether files can be written there, and programs run. */
  static Check of(Path folder) {
    try {
      Path file = Files.createTempFile(folder, "hansho-doctor", "");
      try {
        boolean runs = !file.toFile().setExecutable(true) || Files.isExecutable(file);
        return runs
            ? Check.ok(PART, "temporary", folder.toString())
            : Check.warning(PART, "temporary-noexec", folder.toString());
      } finally {
        Files.delete(file);
      }
    } catch (IOException denied) {
      return Check.error(PART, "temporary-denied", folder.toString());
    }
  }
}

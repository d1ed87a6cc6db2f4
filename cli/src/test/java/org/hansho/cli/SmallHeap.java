package org.hansho.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Scans in a process of its own with a small heap. */
final class SmallHeap {
  private static final long MOST_HOURS = 2;

  // Codes with which a scan ends.
  private static final int FINDINGS = 1;
  private static final int BAD_INPUT = 4;

  private SmallHeap() {}

  /**
   * The lines of the standard output of a scan.
   *
   * @param heap as in {@code -Xmx}
   * @param said file for the output
   * @throws IOException if it ended because of a fault
   */
  static List<String> scan(String heap, Path log, Path said, String... options) throws IOException {
    return scan(heap, FINDINGS, log, said, options);
  }

  /** The same of input of which some cannot be read. */
  static List<String> scanBadInput(String heap, Path log, Path said, String... options)
      throws IOException {
    return scan(heap, BAD_INPUT, log, said, options);
  }

  private static List<String> scan(
      String heap, int highestCode, Path log, Path said, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + heap, "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ".")));
    command.addAll(List.of(Main.class.getName(), "scan", "--quiet"));
    command.addAll(List.of(options));
    command.add(log.toString());
    Path errors = said.resolveSibling("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(said.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      if (!process.waitFor(MOST_HOURS, TimeUnit.HOURS) || process.exitValue() > highestCode) {
        throw new IOException(Files.readString(errors));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return Files.readAllLines(said);
  }
}

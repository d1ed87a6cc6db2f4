package org.hansho.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** How this program was started, as its launcher says. */
final class Launch {
  private Launch() {}

  /** What a user types to start it: {@code ./hansho} in a checkout, else {@code hansho}. */
  static String command() {
    return System.getProperty("hansho.command", "hansho");
  }

  /** A file that comes with the program, as a user may name it from here. */
  static String file(String name) {
    Path file = Path.of(System.getProperty("hansho.home", "")).resolve(name);
    return Files.exists(Path.of(name)) ? name : file.toString();
  }
}

package org.hansho.cli;

/** The user asked for something that cannot be done; ends the program with a message. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;
  private final String said;

  Refusal(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
    this.said = message;
  }

  String said() {
    return said;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}

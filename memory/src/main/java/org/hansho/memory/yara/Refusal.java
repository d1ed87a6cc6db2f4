package org.hansho.memory.yara;

/** Ends the reading of one rule. Thrown and caught inside this package. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  Refusal(int line, String reason) {
    super(reason);
    this.line = line;
  }

  int line() {
    return line;
  }

  String reason() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}

package org.hansho.server.settings;

/** Why a text is no value of its type. Carries no stack trace; never leaves this package. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final String remedy;

  /** The remedy is what the type accepts. */
  Refusal(String reason) {
    this(reason, "");
  }

  Refusal(String reason, String remedy) {
    super(reason, null, false, false);
    this.remedy = remedy;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** Empty where the words of the type say it. */
  String remedy() {
    return remedy;
  }
}

package org.hansho.server.tenant;

/**
 * Something was asked of a tenant whose runner has not been opened yet since the start. It is worth
 * another try a second later. The message is for a person.
 */
public final class NotReadyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param waitsFor what is done first, as {@link Tenant#waitsFor} has it
   */
  NotReadyException(String waitsFor) {
    super(sentence(waitsFor) + " Ask again.");
  }

  /** What a tenant that waits for something says of itself. */
  static String sentence(String waitsFor) {
    return "Hansho is starting: " + waitsFor + ".";
  }
}

package org.hansho.casework.triage;

/** What somebody wants cannot be done; the message, for that person, says why and what can. */
public final class TriageRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message. */
  public TriageRefusedException(String message) {
    super(message);
  }
}

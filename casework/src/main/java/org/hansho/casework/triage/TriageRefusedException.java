package org.hansho.casework.triage;

/** A requested change is not possible; the message, for people, says why and what is. */
public final class TriageRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message. */
  public TriageRefusedException(String message) {
    super(message);
  }
}

package org.hansho.casework.suppression;

/** A suppression that cannot be; the message says why and what to do. */
public final class SuppressionRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SuppressionRefusedException(String message) {
    super(message);
  }
}

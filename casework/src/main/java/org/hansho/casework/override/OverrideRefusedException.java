package org.hansho.casework.override;

/** A requested override is not possible; the message says why, and what to do. */
public final class OverrideRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  OverrideRefusedException(String message) {
    super(message);
  }
}

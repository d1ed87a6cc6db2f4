package org.hansho.casework.list;

/** A change of a list is not possible; the message says why, and what to do. */
public final class OwnListRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  OwnListRefusedException(String message) {
    super(message);
  }
}

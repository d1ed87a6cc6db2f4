package org.hansho.casework.export.automation;

/** A part of an automation that means nothing here; the message says which and what to do. */
final class UnknownPartException extends Exception {
  private static final long serialVersionUID = 1;

  UnknownPartException(String message) {
    super(message);
  }
}

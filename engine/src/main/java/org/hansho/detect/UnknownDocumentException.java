package org.hansho.detect;

/** A saved fact is of a document that the plan does not have. */
final class UnknownDocumentException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  UnknownDocumentException() {
    super("a saved fact is of a document that the plan does not have");
  }
}

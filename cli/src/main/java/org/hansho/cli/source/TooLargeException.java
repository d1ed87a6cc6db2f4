package org.hansho.cli.source;

import java.io.IOException;

/** A stream grew beyond {@link Caps} while it was read. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  TooLargeException(String message) {
    super(message);
  }
}

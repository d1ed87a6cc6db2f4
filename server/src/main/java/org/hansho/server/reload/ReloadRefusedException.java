package org.hansho.server.reload;

/** A reload that changed nothing; the message says why and what to do. */
public final class ReloadRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  ReloadRefusedException(String message) {
    super(message);
  }

  ReloadRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}

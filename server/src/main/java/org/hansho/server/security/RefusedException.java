package org.hansho.server.security;

/** A call that its caller may not make. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status of HTTP to answer with: 401 or 403. */
  public int status() {
    return status;
  }
}

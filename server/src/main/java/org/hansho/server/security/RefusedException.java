package org.hansho.server.security;

/** A call that its caller may not make. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private long seconds;

  RefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Too many tries; the next one is looked at after so many seconds. */
  static RefusedException tooOften(long seconds) {
    RefusedException refused =
        new RefusedException(429, "Too many wrong passwords. Try again in " + seconds + " s.");
    refused.seconds = seconds;
    return refused;
  }

  /** Seconds after which to try again; 0 if that is of no use. */
  public long seconds() {
    return seconds;
  }

  /** The status of HTTP to answer with, from 400 to 429. */
  public int status() {
    return status;
  }
}

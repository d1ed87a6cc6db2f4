package org.hansho.server.http;

import org.jspecify.annotations.Nullable;

/** A call that cannot be answered as it was meant. Its message is for the caller. */
public final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String retryAfter;

  /**
   * A problem.
   *
   * @param status of HTTP, 400 to 599
   * @param detail what is wrong and what to do, without anything secret
   */
  public HttpProblem(int status, String detail) {
    this(status, detail, null);
  }

  private HttpProblem(int status, String detail, @Nullable String retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** The same, worth another try after so many seconds. */
  public HttpProblem after(String seconds) {
    return new HttpProblem(status, String.valueOf(getMessage()), seconds);
  }

  /** The status of HTTP. */
  public int status() {
    return status;
  }

  /** Seconds after which to try again; null if that is of no use. */
  public @Nullable String retryAfter() {
    return retryAfter;
  }
}

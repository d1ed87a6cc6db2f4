package org.hansho.server.http;

import org.hansho.alert.Language;
import org.hansho.alert.Refused;
import org.hansho.alert.Worded;
import org.jspecify.annotations.Nullable;

/** A call that cannot be answered as it was meant. Its words are for the caller. */
public final class HttpProblem extends RuntimeException implements Refused {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Worded words;
  private final @Nullable String retryAfter;

  /**
   * A problem.
   *
   * @param status of HTTP, 400 to 599
   * @param detail what is wrong and what to do, without anything secret
   */
  public HttpProblem(int status, Worded detail) {
    this(status, detail, null);
  }

  /** A problem in the words of a protocol, which are English: see {@link RefusalWords}. */
  public static HttpProblem ofProtocol(int status, String detail) {
    return new HttpProblem(status, language -> detail);
  }

  private HttpProblem(int status, Worded detail, @Nullable String retryAfter) {
    super(detail.in(Language.ENGLISH));
    this.status = status;
    this.words = detail;
    this.retryAfter = retryAfter;
  }

  /** The same, worth another try after so many seconds. */
  public HttpProblem after(String seconds) {
    return new HttpProblem(status, words, seconds);
  }

  @Override
  public Worded words() {
    return words;
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

package org.hansho.server.source;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.RefusalWords;

/**
 * One way in over HTTP: turns bodies into records, and words the answers as its senders expect
 * them. What is common to all stands in {@link HttpIntake}. Immutable, shared between threads.
 */
interface Protocol extends RefusalWords {
  /**
   * A body as it comes.
   *
   * @param encoding how it is packed, as {@code Content-Encoding} says it; empty if it is not
   */
  record Packed(InputStream bytes, String encoding) {}

  /** The body of a call, as it comes. */
  default Packed body(Context call) throws IOException {
    String encoding = call.header("Content-Encoding");
    return new Packed(call.bodyInputStream(), encoding == null ? "" : encoding);
  }

  /** Among which calls an {@code Idempotency-Key} is looked for; empty for all of a source. */
  default String scope(Context call) {
    return "";
  }

  /**
   * Takes the records out of a body, which came unpacked and within its bound.
   *
   * @param names the sources of records
   * @param portions takes the records
   * @return words the answer
   * @throws HttpProblem if nothing of the body can be taken
   */
  Answer read(Context call, byte[] body, SourceNames names, Portions portions);

  /** Words the answer to a request whose records are settled. */
  interface Answer {
    /**
     * Answers.
     *
     * @throws HttpProblem if nothing more is to be said than why records were refused
     */
    void answer(Context call, Settled settled);
  }

  @Override
  default boolean refuse(Context call, HttpProblem problem) {
    return false;
  }
}

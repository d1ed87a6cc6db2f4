package org.hansho.server.http;

import io.javalin.http.Context;

/**
 * A handler whose callers expect refusals in words of their own protocol, in place of {@code
 * application/problem+json}. It words those of {@code Access} too, which come before it is called.
 */
public interface RefusalWords {
  /** Answers a call that is refused; false, and nothing done, if the common words do. */
  boolean refuse(Context call, HttpProblem problem);
}

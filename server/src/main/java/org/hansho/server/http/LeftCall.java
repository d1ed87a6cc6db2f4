package org.hansho.server.http;

import io.javalin.http.Context;

/** Calls whose caller has left: the stream of a reader that hung up ends behind its connection. */
final class LeftCall {
  private LeftCall() {}

  /**
   * Whether the request is gone. Jetty takes it away with the connection, and says so by failing
   * whoever asks it anything.
   */
  static boolean is(Context call) {
    try {
      return call.req().getMethod() == null;
    } catch (NullPointerException gone) {
      return true;
    }
  }
}

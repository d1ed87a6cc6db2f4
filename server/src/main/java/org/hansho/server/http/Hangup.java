package org.hansho.server.http;

import io.javalin.http.Context;
import org.eclipse.jetty.io.EndPoint;

/** Ends the connection of a caller to whom nothing more can be written. */
public final class Hangup {
  /** The attribute of a request that holds its connection. */
  static final String CONNECTION = "org.hansho.http.connection";

  private Hangup() {}

  /** Closes the connection at once; safe from any thread. */
  public static void now(Context call) {
    if (call.req().getAttribute(CONNECTION) instanceof EndPoint connection) {
      connection.close();
    }
  }
}

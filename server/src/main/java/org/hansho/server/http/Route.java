package org.hansho.server.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import org.hansho.server.security.Role;

/**
 * A method and path of HTTP, who may call it, and what answers.
 *
 * @param path with parameters in braces, below {@code /}
 * @param role who may call it; administrators may call all
 */
public record Route(HandlerType method, String path, Role role, Handler handler) {
  /** A route that is read. */
  public static Route get(String path, Role role, Handler handler) {
    return new Route(HandlerType.GET, path, role, handler);
  }

  /** A route that something is sent to. */
  public static Route post(String path, Role role, Handler handler) {
    return new Route(HandlerType.POST, path, role, handler);
  }

  /** A route that takes something away. */
  public static Route delete(String path, Role role, Handler handler) {
    return new Route(HandlerType.DELETE, path, role, handler);
  }
}

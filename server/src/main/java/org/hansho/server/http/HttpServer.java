package org.hansho.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.hansho.server.security.Access;
import org.hansho.server.security.Role;
import org.hansho.server.settings.ConnectionRoom;
import org.hansho.server.settings.HttpSettings;
import org.hansho.server.settings.ListenAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one server of HTTP: listens, asks {@link Access} about each call, and hands it to its route.
 * Every route says who may call it; one that does not is called by nobody.
 */
public final class HttpServer implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int LEAST_THREADS = 4;
  private static final int THREADS = 200;
  private static final int HEADER_BYTES = 16 << 10;
  private static final long STOP_MILLIS = 5_000;

  private final Javalin javalin;
  private final List<Route> routes;

  private HttpServer(Javalin javalin, List<Route> routes) {
    this.javalin = javalin;
    this.routes = List.copyOf(routes);
  }

  /**
   * Begins to listen.
   *
   * @param known what to answer where a route fails in a way that the caller can do something about
   * @throws IOException if it cannot; the message says at which address
   */
  public static HttpServer start(
      HttpSettings settings, Access access, List<Route> routes, KnownFailures known)
      throws IOException {
    ListenAddress listen = settings.listen();
    try {
      int connections = ConnectionRoom.of("http.max_connections", settings.connections());
      HttpSettings fitting = settings.withConnections(connections);
      Javalin javalin = Javalin.create(config -> configure(config, fitting, access, routes, known));
      javalin.start();
      return new HttpServer(javalin, routes);
    } catch (UncheckedIOException refused) {
      throw new IOException(refused.getMessage(), refused);
    } catch (RuntimeException refused) {
      throw new IOException(
          "cannot listen at "
              + listen.address()
              + ":"
              + listen.port()
              + ": "
              + refused.getMessage(),
          refused);
    }
  }

  private static void configure(
      JavalinConfig config,
      HttpSettings settings,
      Access access,
      List<Route> routes,
      KnownFailures known) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = settings.bodyBytes();
    config.jetty.threadPool = new QueuedThreadPool(THREADS, LEAST_THREADS);
    config.jetty.addConnector(
        (server, http) -> listener(server, bounded(http, settings), settings));
    config.jetty.modifyServer(
        server -> {
          server.addBean(new NetworkConnectionLimit(settings.connections(), server));
          server.setHandler(new GracefulHandler());
          server.setStopTimeout(STOP_MILLIS);
        });
    config.routes.beforeMatched(access::check);
    config.routes.afterMatched(
        call -> {
          if (!LeftCall.is(call)) {
            access.after(call);
          }
        });
    for (Route route : routes) {
      config.routes.addHttpHandler(
          route.method(), route.path(), route.handler(), route.role(), Role.ADMIN);
    }
    Problems.register(config.routes, known);
  }

  private static HttpListener listener(
      Server server, HttpConfiguration http, HttpSettings settings) {
    try {
      return HttpListener.of(server, http, settings);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused.getMessage(), refused);
    }
  }

  private static HttpConfiguration bounded(HttpConfiguration given, HttpSettings settings) {
    HttpConfiguration http = new HttpConfiguration(given);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setIdleTimeout(settings.idleTime().toMillis());
    return http;
  }

  /** What it answers. */
  public List<Route> routes() {
    return routes;
  }

  /** The port it listens at. */
  public int port() {
    return javalin.port();
  }

  /** Answers the calls that are under way, for some seconds at most, and ends. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException late) {
      LOG.warn("Calls that were under way did not end in time and were cut off", late);
    }
  }
}

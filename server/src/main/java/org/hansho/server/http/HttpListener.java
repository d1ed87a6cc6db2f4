package org.hansho.server.http;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.hansho.server.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * The socket of HTTP: HTTP/1.1 and HTTP/2 on one port, with TLS if there is a certificate. Closes
 * connections whose next head takes longer than {@code http.header_time}, or whose body comes too
 * slowly, and silent ones where there is no room for others.
 */
final class HttpListener extends ServerConnector {
  private static final int LOOKS_A_TIME = 4;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  /** The part of all connections that is kept free of silent ones. */
  private static final int ROOM_PART = 16;

  /** A body has so many times the time of a head before it must come at a least rate. */
  private static final int BODY_PATIENCE = 2;

  /** How long a connection without a call stays open while the server goes down. */
  private static final long CLOSING_IDLE_MILLIS = 100;

  private final HttpSettings settings;
  private final TimedBody.Open bodies;
  private final @Nullable Certificate certificate;

  private HttpListener(
      Server server,
      HttpSettings settings,
      TimedBody.Open bodies,
      @Nullable Certificate certificate,
      ConnectionFactory... factories) {
    super(server, factories);
    this.settings = settings;
    this.bodies = bodies;
    this.certificate = certificate;
    setHost(settings.listen().address());
    setPort(settings.listen().port());
    setIdleTimeout(settings.idleTime().toMillis());
    setShutdownIdleTimeout(CLOSING_IDLE_MILLIS);
  }

  /**
   * A listener that has not begun.
   *
   * @throws IOException if the certificate cannot be used; the message says what to do
   */
  static HttpListener of(Server server, HttpConfiguration http, HttpSettings settings)
      throws IOException {
    HttpConfiguration timed = new HttpConfiguration(http);
    timed.addCustomizer(TimedEndPoint::begin);
    TimedBody.Open bodies = new TimedBody.Open();
    timed.addCustomizer(bodies::watch);
    if (settings.tls().isEmpty()) {
      return new HttpListener(
          server,
          settings,
          bodies,
          null,
          new HttpConnectionFactory(timed),
          new HTTP2CServerConnectionFactory(timed));
    }
    Certificate certificate = new Certificate(settings.tls().get());
    // The name by which a caller addresses this server is not checked: it has one certificate.
    timed.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory one = new HttpConnectionFactory(timed);
    ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory("h2", "http/1.1");
    choice.setDefaultProtocol(one.getProtocol());
    return new HttpListener(
        server,
        settings,
        bodies,
        certificate,
        new SslConnectionFactory(certificate.factory(), choice.getProtocol()),
        choice,
        new HTTP2ServerConnectionFactory(timed),
        one);
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    if (certificate != null) {
      certificate.look();
    }
    makeRoom();
    return new TimedEndPoint(channel, selector, key, getScheduler());
  }

  /**
   * Once nearly as many connections are open as may be, those that have been silent for longest
   * give way, so that nobody is kept out by those who send nothing. Some room is left, since
   * connections that are accepted and not yet opened count as well.
   */
  private void makeRoom() {
    int room = Math.max(2, settings.connections() / ROOM_PART);
    int most = Math.max(1, settings.connections() - room);
    if (getConnectedEndPoints().size() <= most) {
      return;
    }
    List<TimedEndPoint> open =
        getConnectedEndPoints().stream()
            .filter(TimedEndPoint.class::isInstance)
            .map(TimedEndPoint.class::cast)
            .filter(TimedEndPoint::isOpen)
            .toList();
    open.stream()
        .filter(TimedEndPoint::isIdle)
        .sorted(Comparator.comparingLong(TimedEndPoint::idles).reversed())
        .limit(Math.max(0, open.size() - most))
        .forEach(TimedEndPoint::close);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    sweep();
  }

  /** Closes what is late, and comes back. */
  private void sweep() {
    if (!isRunning()) {
      return;
    }
    long most = settings.headerTime().toNanos();
    for (EndPoint each : getConnectedEndPoints()) {
      if (each instanceof TimedEndPoint timed && timed.waits() > most) {
        timed.close();
      }
    }
    makeRoom();
    bodies.closeLate(BODY_PATIENCE * most);
    long pause = Math.max(1, TimeUnit.NANOSECONDS.toMillis(most) / LOOKS_A_TIME);
    getScheduler()
        .schedule(this::sweep, Math.min(pause, LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
  }
}

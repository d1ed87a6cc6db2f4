package org.hansho.casework.export.destination;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Syslog to a collector: a datagram a message, or a connection over TCP or TLS with the length
 * before each message (RFC 6587, RFC 5425). Syslog has no answers, so a message counts as sent when
 * the system has taken it; a connection that broke is made anew for the next one. Belongs to one
 * thread.
 */
public final class SyslogStream implements Destination {
  private final Settings settings;
  private volatile @Nullable Socket connection;

  /** How messages travel. */
  public enum Transport {
    UDP,
    TCP,
    TLS
  }

  /**
   * Where messages go.
   *
   * @param time to connect, and to agree on TLS
   */
  public record Settings(
      String host,
      int port,
      Transport transport,
      AddressPolicy policy,
      TlsTrust trust,
      Duration time) {}

  /** Messages to a collector. */
  public SyslogStream(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String place() {
    return settings.host() + ":" + settings.port();
  }

  @Override
  public Answer send(Message message) {
    try {
      InetAddress address = InetAddress.getByName(settings.host());
      if (!settings.policy().permits(address)) {
        return new Answer.TryAgain(
            settings.host()
                + " is "
                + address.getHostAddress()
                + ", which may not be called; see allow_private");
      }
      if (settings.transport() == Transport.UDP) {
        datagram(address, message.body());
      } else {
        stream(address, message.body());
      }
      return new Answer.Delivered();
    } catch (IOException failure) {
      close();
      return new Answer.TryAgain(ConnectionFailure.reason(failure));
    }
  }

  private void datagram(InetAddress address, byte[] body) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(body, body.length, address, settings.port()));
    }
  }

  private void stream(InetAddress address, byte[] body) throws IOException {
    Socket open = connection;
    if (open == null || isGone(open)) {
      close();
      open = connect(address);
      connection = open;
    }
    OutputStream out = open.getOutputStream();
    byte[] length = (body.length + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] framed = new byte[length.length + body.length];
    System.arraycopy(length, 0, framed, 0, length.length);
    System.arraycopy(body, 0, framed, length.length, body.length);
    out.write(framed);
    out.flush();
  }

  private Socket connect(InetAddress address) throws IOException {
    Socket plain = new Socket();
    try {
      plain.connect(
          new InetSocketAddress(address, settings.port()), (int) settings.time().toMillis());
      plain.setSoTimeout((int) settings.time().toMillis());
      return settings.transport() == Transport.TLS
          ? settings.trust().secured(plain, settings.host(), settings.port())
          : plain;
    } catch (IOException failure) {
      plain.close();
      throw failure;
    }
  }

  /** A collector that has closed the connection is noticed before something is lost in it. */
  private static boolean isGone(Socket socket) {
    try {
      socket.setSoTimeout(1);
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException silent) {
      return false;
    } catch (IOException gone) {
      return true;
    }
  }

  @Override
  public void close() {
    Socket open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException gone) {
        // It is closed either way.
      }
    }
  }
}

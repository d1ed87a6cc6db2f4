package org.hansho.server.doctor;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.hansho.server.settings.ListenAddress;
import org.hansho.server.settings.Receiver;
import org.hansho.server.settings.ServerSettings;
import org.hansho.server.settings.SourceSettings;
import org.jspecify.annotations.Nullable;

/** Whether everything that listens can. */
final class PortExam {
  private static final String PORT = "port";

  private PortExam() {}

  /**
   * Tries each address, unless a server runs already: then the ports are its own.
   *
   * @param running whether one runs
   */
  static List<Check> of(ServerSettings settings, boolean running) {
    List<Check> checks = new ArrayList<>();
    checks.add(listens(settings.http().listen(), false, running));
    for (SourceSettings source : settings.sources()) {
      ListenAddress listen = listen(source.receiver());
      if (listen != null) {
        boolean datagrams =
            source.receiver() instanceof Receiver.SyslogUdp
                || source.receiver() instanceof Receiver.Flows;
        checks.add(listens(listen, datagrams, running));
      }
    }
    return checks;
  }

  private static @Nullable ListenAddress listen(Receiver receiver) {
    if (receiver instanceof Receiver.SyslogUdp udp) {
      return udp.listen();
    } else if (receiver instanceof Receiver.SyslogTcp tcp) {
      return tcp.listen();
    } else if (receiver instanceof Receiver.SyslogTls tls) {
      return tls.stream().listen();
    }
    return receiver instanceof Receiver.Flows flows ? flows.listen() : null;
  }

  private static Check listens(ListenAddress listen, boolean datagrams, boolean running) {
    String place = (datagrams ? "udp " : "tcp ") + listen.address() + ":" + listen.port();
    if (running) {
      return Check.ok(PORT, "port-own", place);
    }
    InetSocketAddress address = new InetSocketAddress(listen.address(), listen.port());
    try {
      if (datagrams) {
        new DatagramSocket(address).close();
      } else {
        try (ServerSocket socket = new ServerSocket()) {
          socket.setReuseAddress(true);
          socket.bind(address);
        }
      }
      return Check.ok(PORT, PORT, place);
    } catch (IOException refused) {
      return Check.error(PORT, "port-refused", place, String.valueOf(refused.getMessage()));
    }
  }
}

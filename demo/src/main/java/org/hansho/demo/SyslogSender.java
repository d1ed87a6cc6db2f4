package org.hansho.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends lines over a connection of syslog, each with a priority before it. */
final class SyslogSender implements Sender {
  /** Facility authpriv, severity informational. */
  private static final String PRIORITY = "<86>";

  private final int port;
  private Socket connection;

  /**
   * A sender that connects when it has something to say.
   *
   * @param port of the server on this machine
   */
  SyslogSender(int port) {
    this.port = port;
    this.connection = new Socket();
  }

  @Override
  public void send(List<Sending> sendings) throws IOException {
    if (!connection.isConnected()) {
      connection = new Socket(InetAddress.getLoopbackAddress(), port);
    }
    OutputStream out = connection.getOutputStream();
    for (Sending sending : sendings) {
      for (String line : new String(sending.bytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          out.write((PRIORITY + line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}

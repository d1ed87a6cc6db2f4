package org.hansho.demo;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;

/** Sends each packet as a datagram, as routers do. */
final class DatagramSender implements Sender {
  private final int port;
  private final DatagramSocket socket;

  /**
   * A sender from a port of its own.
   *
   * @param port of the server on this machine
   * @throws IOException if there is no port
   */
  DatagramSender(int port) throws IOException {
    this.port = port;
    this.socket = new DatagramSocket();
  }

  @Override
  public void send(List<Sending> sendings) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    for (Sending sending : sendings) {
      byte[] packet = sending.bytes();
      socket.send(new DatagramPacket(packet, packet.length, here, port));
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}

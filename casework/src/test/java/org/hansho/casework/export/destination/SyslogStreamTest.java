package org.hansho.casework.export.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.hansho.casework.export.destination.SyslogStream.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages reach a collector of syslog by datagrams and over connections. */
@Timeout(60)
class SyslogStreamTest {
  private static final String TEXT = "<110>1 2026-11-29T10:00:00Z hansho - - - - 半鐘";

  private static SyslogStream to(int port, Transport transport, boolean allowPrivate) {
    return new SyslogStream(
        new SyslogStream.Settings(
            "127.0.0.1",
            port,
            transport,
            new AddressPolicy(allowPrivate),
            new TlsTrust(Optional.empty()),
            Duration.ofSeconds(10)));
  }

  private static Message message(String text) {
    return new Message("key", "ab12", 1, "text/plain", text.getBytes(StandardCharsets.UTF_8), 0);
  }

  private static String read(Socket socket, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = (bytes.length + " ").length() + bytes.length;
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String framed(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + " " + text;
  }

  @Test
  void aDatagramIsOneMessage() throws Exception {
    try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        SyslogStream target = to(collector.getLocalPort(), Transport.UDP, true)) {
      assertThat(target.send(message(TEXT))).isEqualTo(new Answer.Delivered());
      DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
      collector.receive(packet);
      assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
          .isEqualTo(TEXT);
    }
  }

  @Test
  void messagesOfAConnectionSayTheirLengthAndAClosedConnectionIsMadeAnew() throws Exception {
    try (ServerSocket collector = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        SyslogStream target = to(collector.getLocalPort(), Transport.TCP, true)) {
      assertThat(target.send(message(TEXT))).isEqualTo(new Answer.Delivered());
      try (Socket first = collector.accept()) {
        assertThat(target.send(message("second\nline"))).isEqualTo(new Answer.Delivered());
        assertThat(read(first, TEXT)).isEqualTo(framed(TEXT));
        assertThat(read(first, "second\nline")).isEqualTo(framed("second\nline"));
      }
      assertThat(target.send(message("third"))).isEqualTo(new Answer.Delivered());
      try (Socket next = collector.accept()) {
        assertThat(read(next, "third")).isEqualTo(framed("third"));
      }
    }
  }

  @Test
  void aCollectorThatIsNotThereIsTriedAgainAndLoopbackIsNotCalledUnlessPermitted()
      throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (SyslogStream target = to(port, Transport.TCP, true);
        SyslogStream forbidden = to(port, Transport.UDP, false)) {
      assertThat(target.send(message(TEXT))).isInstanceOf(Answer.TryAgain.class);
      assertThat(forbidden.send(message(TEXT)))
          .isInstanceOfSatisfying(
              Answer.TryAgain.class,
              answer -> assertThat(answer.reason()).contains("allow_private"));
    }
  }
}

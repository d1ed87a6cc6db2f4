package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.hansho.server.settings.ListenAddress;
import org.hansho.server.settings.Receiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Senders of datagrams that share one socket. */
@Timeout(60)
class DatagramsTest {
  private static final String LINE = "<13>Nov 24 02:15:00 web-1 app: ";
  private static final int SENT = 50;

  private final MemoryTaker taker = new MemoryTaker();

  private static void send(String from, int port, String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
      InetAddress here = InetAddress.getLoopbackAddress();
      socket.send(new DatagramPacket(bytes, bytes.length, here, port));
    }
  }

  @Test
  void r302OfOneThatHasSentTooMuchRecordsAreDroppedAndCountedAndOthersAreHeard()
      throws IOException {
    taker.holdBack(sender -> sender.name().equals("127.0.0.2") && !sender.canWait());
    ListenAddress anywhere = new ListenAddress("127.0.0.1", 0);
    Intake intake = taker.intake(new Receiver.SyslogUdp(anywhere, 2048, 1 << 18));
    SyslogFraming framing = new SyslogFraming(2048);
    try (Datagrams datagrams = Datagrams.start(intake, anywhere, 1 << 18, framing)) {
      String place = datagrams.status().place();
      int port = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
      for (int i = 0; i < SENT; i++) {
        send("127.0.0.2", port, LINE + "greedy");
        send("127.0.0.1", port, LINE + "quiet");
      }
      assertThat(taker.await(SENT)).hasSize(SENT).containsOnly(LINE + "quiet");
      while (datagrams.status().dropped().getOrDefault("fair-share", 0L) < SENT) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(datagrams.status().dropped()).containsOnlyKeys("fair-share");
    }
  }
}

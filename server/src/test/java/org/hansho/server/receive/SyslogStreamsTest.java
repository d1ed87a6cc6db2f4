package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.hansho.server.settings.ListenAddress;
import org.hansho.server.settings.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections of syslog that are held up, too many, silent, or none. */
@Timeout(60)
class SyslogStreamsTest {
  private static final String LINE = "<13>Nov 24 02:15:00 web-1 app: ";

  private final MemoryTaker taker = new MemoryTaker();
  private SyslogStreams streams;

  @BeforeEach
  void start() throws IOException {
    streams = started(10, Duration.ofMinutes(1));
  }

  private SyslogStreams started(int connections, Duration idle) throws IOException {
    Receiver.SyslogTcp settings =
        new Receiver.SyslogTcp(new ListenAddress("127.0.0.1", 0), 1024, connections, idle);
    return SyslogStreams.start(taker.intake(settings), settings);
  }

  private void restart(int connections, Duration idle) throws IOException {
    streams.close();
    streams = started(connections, idle);
  }

  @AfterEach
  void stop() {
    streams.close();
  }

  private InetSocketAddress place() {
    String place = streams.status().place();
    int port = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(place());
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Test
  void whileTheJournalIsFullTheSenderIsHeldUpAndThenNothingIsMissing() throws IOException {
    taker.refuse(true);
    List<String> sent = new ArrayList<>();
    try (SocketChannel channel = SocketChannel.open(place())) {
      channel.configureBlocking(false);
      ByteBuffer next = ByteBuffer.allocate(0);
      int heldUp = 0;
      while (heldUp < 200) {
        if (!next.hasRemaining()) {
          String line = LINE + sent.size() + " " + "x".repeat(900);
          sent.add(line);
          next = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (channel.write(next) == 0) {
          heldUp++;
          LockSupport.parkNanos(1_000_000);
        } else {
          heldUp = 0;
        }
      }
      assertThat(taker.refusals()).isPositive();
      assertThat(streams.status().trouble()).contains("nothing is read", "there is no room");
      taker.refuse(false);
      channel.configureBlocking(true);
      while (next.hasRemaining()) {
        channel.write(next);
      }
    }
    assertThat(taker.await(sent.size())).isEqualTo(sent);
    while (streams.status().records() < sent.size()) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(streams.status().trouble()).isEmpty();
    assertThat(streams.status().dropped()).isEmpty();
  }

  @Test
  void r302OneThatSendsWithoutEndDoesNotStarveAnother() throws IOException {
    try (Socket greedy = connect();
        Socket other = connect()) {
      Thread flood =
          new Thread(
              () -> {
                try {
                  while (true) {
                    send(greedy, (LINE + "flood\n").repeat(1_000));
                  }
                } catch (IOException closed) {
                  Thread.currentThread().interrupt();
                }
              });
      flood.start();
      taker.await(10_000);
      send(other, LINE + "here\n");
      while (!taker.lines().contains(LINE + "here")) {
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  @Test
  void r302WhoHasSentMoreThanTheOthersIsHeldUpAndTheyAreNot() throws IOException {
    taker.holdBack(sender -> sender.name().equals("127.0.0.2"));
    try (Socket greedy = new Socket();
        Socket other = connect()) {
      greedy.bind(new InetSocketAddress("127.0.0.2", 0));
      greedy.connect(place());
      send(greedy, (LINE + "greedy\n").repeat(100));
      while (!streams.status().trouble().contains("127.0.0.2: it has sent more than other")) {
        LockSupport.parkNanos(1_000_000);
      }
      for (int line = 1; line <= 50; line++) {
        send(other, LINE + "quiet\n");
        taker.await(line);
      }
      assertThat(taker.lines()).containsOnly(LINE + "quiet");
      taker.holdBack(sender -> false);
      assertThat(taker.await(150)).filteredOn(line -> line.endsWith("greedy")).hasSize(100);
    }
    assertThat(streams.status().dropped()).isEmpty();
  }

  @Test
  void r307ConnectionsBeyondTheBoundAreClosedAndCounted() throws IOException {
    restart(2, Duration.ofMinutes(1));
    try (Socket first = connect();
        Socket second = connect()) {
      send(first, LINE + "1\n");
      send(second, LINE + "2\n");
      taker.await(2);
      try (Socket third = connect()) {
        assertThat(third.getInputStream().read()).isNegative();
      }
      assertThat(streams.status().refused()).containsEntry("connections", 1L);
      assertThat(streams.status().connections()).isEqualTo(2);
    }
  }

  @Test
  void aSilentConnectionIsClosedAndWhatItSentIsKept() throws IOException {
    restart(2, Duration.ofMillis(200));
    try (Socket socket = connect()) {
      send(socket, LINE + "no end");
      assertThat(socket.getInputStream().read()).isNegative();
    }
    assertThat(taker.await(1)).containsExactly(LINE + "no end");
  }

  @Test
  void garbageCostsItsOwnConnection() throws IOException {
    try (Socket counted = connect()) {
      send(counted, "9 <13>a: b\u00009 nonsense!not a number");
      assertThat(counted.getInputStream().read()).isNegative();
    }
    try (Socket endless = connect()) {
      send(endless, "<13>" + "x".repeat(3_000_000) + "\n" + LINE + "goes on\n");
      taker.await(3);
    }
    assertThat(taker.lines()).last().isEqualTo(LINE + "goes on");
    assertThat(streams.status().refused())
        .containsEntry("framing", 1L)
        .containsEntry("too-long", 1L);
  }

  @Test
  void whatIsThereWhenItIsClosedIsHandedOver() throws IOException {
    try (Socket socket = connect()) {
      send(socket, LINE + "whole\n" + LINE + "half");
      taker.await(1);
      streams.close();
    }
    assertThat(taker.lines()).contains(LINE + "whole", LINE + "half");
  }

  @Test
  void theAddressOfTheSenderGoesWithTheRecords() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "app: no header at all\n");
      assertThat(taker.await(1).get(0)).endsWith("Z 127.0.0.1 app: no header at all");
    }
    assertThat(taker.peers()).containsOnly("127.0.0.1");
  }
}

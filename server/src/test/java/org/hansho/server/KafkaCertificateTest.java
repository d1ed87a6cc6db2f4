package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hansho.casework.export.destination.Answer.TryAgain;
import org.hansho.casework.export.destination.Message;
import org.hansho.server.kafka.KafkaTopic;
import org.hansho.server.settings.KafkaSecurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** R505 for topics: a broker whose certificate is not trusted gets nothing. */
@Timeout(120)
class KafkaCertificateTest {
  private static final Message MESSAGE =
      new Message("key", "ab12", 1, "text/plain", "one".getBytes(StandardCharsets.UTF_8), 0);

  @TempDir private Path folder;

  @Test
  void aBrokerOfAnUnknownAuthorityIsRefusedWithTheReason() throws IOException {
    Certificates.make(folder, "broker");
    Certificates.make(folder, "known");
    try (ServerSocket broker =
        Certificates.client(folder, "known", "broker")
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(broker));
      thread.setDaemon(true);
      thread.start();
      KafkaSecurity security =
          new KafkaSecurity(
              true, Optional.of(folder.resolve("known.pem")), Optional.empty(), Optional.empty());
      try (KafkaTopic topic =
          new KafkaTopic(
              new KafkaTopic.Settings(
                  "hub",
                  List.of("127.0.0.1:" + broker.getLocalPort()),
                  "alerts",
                  security,
                  Duration.ofSeconds(20)))) {
        assertThat(topic.send(MESSAGE))
            .isInstanceOfSatisfying(
                TryAgain.class,
                answer ->
                    assertThat(answer.reason())
                        .contains("its certificate is self-signed or of an unknown authority"));
      }
    }
  }

  private static void serve(ServerSocket broker) {
    while (!broker.isClosed()) {
      try (Socket socket = broker.accept()) {
        socket.getInputStream().readAllBytes();
      } catch (IOException refused) {
        // The handshake ends with the refusal of the other side.
      }
    }
  }
}

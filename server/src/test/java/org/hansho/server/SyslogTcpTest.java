package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages of syslog come in over TCP. */
@Timeout(120)
class SyslogTcpTest {
  private static final String SETTINGS = "sources: [{id: hosts, kind: syslog-tcp, port: 0}]\n";

  private static Engine engine;

  @TempDir private Path folder;

  private RunningServer server;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  @BeforeEach
  void start() throws IOException {
    server = new RunningServer(folder, engine, SETTINGS);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static List<String> sample() throws IOException {
    return Files.readAllLines(ShippedEngine.project().resolve("samples/web-1/auth.log"));
  }

  private static String counted(List<String> messages) {
    StringBuilder stream = new StringBuilder();
    for (String message : messages) {
      int bytes = message.getBytes(StandardCharsets.UTF_8).length;
      stream.append(bytes).append(' ').append(message);
    }
    return stream.toString();
  }

  /** Sends a stream in pieces of so many bytes. */
  private void send(String stream, int pieces) throws IOException {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.listens("hosts"))) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      for (int at = 0; at < bytes.length; at += pieces) {
        out.write(bytes, at, Math.min(pieces, bytes.length - at));
      }
    }
  }

  private void read(int events) throws IOException {
    server.until("/api/v1/status", "\"events.read\":" + events + ",");
  }

  @Test
  void bothFramingsAreReadAsTheFileIs() throws IOException {
    int lines = sample().size();
    send(counted(sample()), 1);
    read(lines);
    List<String> counted = server.alertIds();
    assertThat(counted).isNotEmpty();
    send(String.join("\n", sample()) + "\n", 7);
    read(2 * lines);
    server.post("/ingest/v1/hosts", String.join("\n", sample()));
    read(3 * lines);
    assertThat(server.alertIds()).isEqualTo(counted);
  }

  @Test
  void whatWasKeptIsThereBehindARestart() throws IOException {
    send(counted(sample()), 4_096);
    server.until("/api/v1/sources", "\"records\":" + sample().size() + ",");
    server.close();
    server = new RunningServer(folder, engine, SETTINGS);
    read(sample().size());
  }
}

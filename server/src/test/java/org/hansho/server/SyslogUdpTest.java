package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Workload;
import org.hansho.testkit.shipped.ShippedEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages of syslog come in as datagrams. */
@Timeout(120)
class SyslogUdpTest {
  private static final String SETTINGS =
      "sources: [{id: hosts, kind: syslog-udp, port: 0, max_record: 2KiB}]\n";

  private static Engine engine;

  @TempDir private Path folder;

  private RunningServer server;
  private DatagramSocket sender;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  @BeforeEach
  void start() throws IOException {
    server = new RunningServer(folder, engine, SETTINGS);
    sender = new DatagramSocket();
  }

  @AfterEach
  void stop() throws IOException {
    sender.close();
    server.close();
  }

  private void send(byte[] message) throws IOException {
    send(message, server.listens("hosts"));
  }

  private void send(byte[] message, int port) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    sender.send(new DatagramPacket(message, message.length, here, port));
  }

  private void send(String message) throws IOException {
    send(message.getBytes(StandardCharsets.UTF_8));
  }

  private void read(int events) throws IOException {
    server.until("/api/v1/status", "\"events.read\":" + events + ",");
  }

  private static List<String> sample() throws IOException {
    return Files.readAllLines(ShippedEngine.project().resolve("samples/web-1/auth.log"));
  }

  @Test
  void whatAFileOfThemShowsTheMessagesShowToo() throws IOException {
    for (String line : sample()) {
      send(line);
    }
    read(sample().size());
    List<String> received = server.alertIds();
    server.post(
        "/ingest/v1/hosts",
        Files.readString(ShippedEngine.project().resolve("samples/web-1/auth.log")));
    assertThat(received).isNotEmpty();
    read(2 * sample().size());
    assertThat(server.alertIds()).isEqualTo(received);
    assertThat(server.get("/api/v1/sources").body())
        .contains("\"format\":\"syslog\"", "\"records\":" + sample().size() + ",");
  }

  @Test
  void garbageIsKeptAsTextOrRefusedWithAReason() throws IOException {
    send("<34>1 2026-11-24T02:15:00Z web-1 su 12 - - 'su root' failed");
    send("\u0000\u0000\r\n");
    send(new byte[0]);
    send(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, '<', '9', '9', '9', '>'});
    send("<");
    send("<13>");
    send("<13>two\nlines\r\nin one");
    send("x".repeat(2_049));
    send("y".repeat(2_048));
    read(6);
    assertThat(server.get("/api/v1/sources").body())
        .contains("\"empty\":2", "\"too-long\":1", "\"records\":6,", "\"trouble\":\"\"");
  }

  @Test
  void whatWasKeptIsThereBehindARestart() throws IOException {
    for (String line : sample()) {
      send(line);
    }
    server.until("/api/v1/sources", "\"records\":" + sample().size() + ",");
    server.close();
    server = new RunningServer(folder, engine, SETTINGS);
    read(sample().size());
  }

  @Test
  void aPortThatIsTakenIsRefusedWithARemedy() throws IOException {
    int port = server.listens("hosts");
    Path other = Files.createDirectory(folder.resolve("other"));
    assertThatThrownBy(
            () ->
                new RunningServer(
                    other,
                    Workload.engine(),
                    "sources: [{id: more, kind: syslog-udp, port: " + port + "}]\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Source more cannot listen at 127.0.0.1 port " + port)
        .hasMessageContaining("change address or port");
  }

  @Test
  void whatIsNotTakenIsCountedAndReported() throws IOException {
    server.close();
    String unread = "sources: [{id: hosts, kind: syslog-udp, port: 0, format: json}]\n";
    server = new RunningServer(folder, engine, unread + "retention: {dead_letters: 1MiB}\n");
    String status = "";
    for (int i = 0; !status.contains("\"trouble\":\"records are dropped: "); i++) {
      send(i + "z".repeat(40_000));
      status = i % 20 == 0 ? server.get("/api/v1/sources").body() : status;
    }
    assertThat(number("dead-letters", status)).isPositive();
    assertThat(number("records", status)).isPositive();
  }

  @Test
  void ofAFloodEachDatagramIsKeptOrCountedByTheKernel() throws IOException {
    assumeThat(Files.exists(Path.of("/proc/net/udp"))).as("the kernel reports its drops").isTrue();
    int messages = 20_000;
    int port = server.listens("hosts");
    for (int i = 0; i < messages; i++) {
      String message = "<13>Nov 24 02:15:00 web-1 app: " + i + "z".repeat(500);
      send(message.getBytes(StandardCharsets.UTF_8), port);
    }
    String status = server.get("/api/v1/sources").body();
    while (number("records", status) + number("kernel", status) < messages) {
      status = server.get("/api/v1/sources").body();
    }
    assertThat(number("records", status) + number("kernel", status)).isEqualTo(messages);
    assertThat(number("records", status)).isPositive();
  }

  /** A number of the answer; 0 if it is not there. */
  private static long number(String name, String answer) {
    Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer);
    return number.find() ? Long.parseLong(number.group(1)) : 0;
  }
}

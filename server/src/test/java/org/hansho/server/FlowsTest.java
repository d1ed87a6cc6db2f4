package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.SharedFolder;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packets of NetFlow, IPFIX and sFlow come in as datagrams. */
@Timeout(120)
class FlowsTest {
  private static final String SETTINGS = "sources: [{id: routers, kind: flows, port: 0}]\n";
  private static final String FLOW =
      """
      title: A flow was seen
      name: flow
      level: low
      logsource: {category: network_flow}
      detection: {sel: {source.ip|exists: true}, condition: sel}
      ---
      alert:
          title: A flow was seen
          sentence: '{source.ip} sent something'
          entities: [{type: ip, name: source.ip}]
          dedup: {key: [source.ip], period: 1d}
      """;

  @TempDir private Path folder;

  private RunningServer server;
  private DatagramSocket exporter;

  private static Engine engine() {
    return Workload.engine(List.of(Workload.file("k/flow.yml", FLOW)));
  }

  @BeforeEach
  void start() throws IOException {
    server = new RunningServer(folder, engine(), SETTINGS);
    exporter = new DatagramSocket();
  }

  @AfterEach
  void stop() throws IOException {
    exporter.close();
    server.close();
  }

  private void restart() throws IOException {
    server.close();
    server = new RunningServer(folder, engine(), SETTINGS);
  }

  private static byte[] recorded(String name) throws IOException {
    Path packets = SharedFolder.path("telemetry/flow-binary/logstash-codec-netflow");
    assumeThat(packets).as("recorded packets").exists();
    return Files.readAllBytes(packets.resolve(name + ".dat"));
  }

  private void send(byte[] packet) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    exporter.send(new DatagramPacket(packet, packet.length, here, server.listens("routers")));
  }

  @Test
  void recordedPacketsOfAllKindsGiveTheAlertsThatAFileOfThemGives() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (String name :
        List.of(
            "netflow5",
            "ipfix_test_openbsd_pflow_tpl",
            "ipfix_test_openbsd_pflow_data",
            "netflow9_test_cisco_asa_1_tpl",
            "netflow9_test_cisco_asa_1_data")) {
      send(recorded(name));
      file.writeBytes(recorded(name));
    }
    server.until("/api/v1/sources", "\"records\":5,");
    List<String> received = server.alertIds();
    assertThat(received).hasSizeGreaterThan(5);
    assertThat(server.get("/api/v1/sources").body()).contains("\"format\":\"flow-exports\"");
    server.post("/ingest/v1/file", BodyPublishers.ofByteArray(file.toByteArray()));
    server.until("/api/v1/sources", "\"source\":\"file\"");
    assertThat(server.alertIds()).isEqualTo(received);
  }

  @Test
  void templatesStayBehindARestart() throws IOException {
    send(recorded("ipfix_test_openbsd_pflow_tpl"));
    server.until("/api/v1/sources", "\"format\":\"flow-exports\"");
    restart();
    send(recorded("ipfix_test_openbsd_pflow_data"));
    assertThat(server.until("/api/v1/alerts", "\"id\":\"")).contains("A flow was seen");
  }

  @Test
  void r405WhatIsNoPacketIsRefusedAndBrokenOnesCostThemselvesAlone() throws IOException {
    send(new byte[0]);
    send(new byte[] {0, 5});
    send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    send(Arrays.copyOf(recorded("netflow5"), 100));
    send(new byte[] {0, 9, 0, 1, 0, 0, 0, 0});
    send(recorded("netflow5"));
    assertThat(server.until("/api/v1/sources", "\"records\":3,")).contains("\"no-flow-packet\":3");
    server.until("/api/v1/alerts", "\"id\":\"");
  }
}

package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

class FlowTableTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Fields FIELDS =
      Fields.of(List.of("source.ip", "source.port", "network.packets", "network.bytes"));

  private final PacketHeaders headers = new PacketHeaders();

  @Test
  void noMoreFlowsAreOpenThanAllowed() {
    Sums sums = new Sums();
    FlowTable table = new FlowTable(new FlowEvents(FIELDS), 100);
    for (int i = 0; i < 5_000; i++) {
      send(table, 0xC633_0000 + i, 0xC000_0201, i, i * 1000L, sums);
      assertThat(i + 1 - sums.flows).isLessThanOrEqualTo(100);
    }
    table.endAll(sums);
    assertThat(sums.flows).isEqualTo(5_000);
  }

  @Test
  void everyPacketIsCountedOnceWhateverEndsFlows() {
    Random random = new Random(65_536);
    for (int round = 0; round < 20; round++) {
      Sums sums = new Sums();
      Map<String, Long> sent = new HashMap<>();
      FlowTable table = new FlowTable(new FlowEvents(FIELDS), 1 + random.nextInt(300));
      long time = 0;
      for (int i = 0; i < 3_000; i++) {
        int from = 0xC633_0000 + random.nextInt(1 + random.nextInt(400));
        int port = random.nextInt(3);
        time += (long) (random.nextDouble() * SECOND * random.nextInt(3));
        send(table, from, 0xC000_0201, port, time, sums);
        sent.merge((from & 0xFFFF) + " " + port, 1L, Long::sum);
      }
      table.endAll(sums);
      assertThat(sums.packets).isEqualTo(3_000);
      assertThat(sums.bytes).isEqualTo(3_000 * 40);
      assertThat(sums.byEnd.size()).isEqualTo(sent.size());
    }
  }

  /** All of them fall on one place of a table whose hash has no secret, as this one had. */
  @Test
  void nobodyCanMakeManyFlowsShareAPlace() {
    FlowTable table = new FlowTable(new FlowEvents(FIELDS), FlowTable.MOST_FLOWS);
    Sums sums = new Sums();
    headers.family = 6;
    headers.protocol = 17;
    headers.tcpFlags = PacketHeaders.NONE;
    headers.networkBytes = 40;
    long key = 6L << 40 | 17L << 32 | (1_000 << 16 | 9);
    for (int i = 0; i < 10_000; i++) {
      headers.sourceLow = i;
      headers.sourceHigh = -i ^ Long.rotateLeft(i, 23) ^ key * 0x9E37_79B9_7F4A_7C15L;
      table.packet(headers, 1_000 << 16 | 9, i * 1_000L, 0, sums);
    }
    assertThat(table.longestChain()).isLessThan(20);
    table.endAll(sums);
    assertThat(sums.flows).isEqualTo(10_000);
  }

  private static final int SERVER = 0xC633_6401;
  private static final int VICTIM = 0x0A00_000A;

  private static void segment(
      FlowTable table, PacketHeaders headers, boolean ofServer, int flags, EventSink sink) {
    headers.family = 4;
    headers.protocol = 6;
    headers.networkBytes = 44;
    headers.sourceLow = 0xFFFF_0000_0000L | ((ofServer ? SERVER : VICTIM) & 0xFFFF_FFFFL);
    headers.destinationLow = 0xFFFF_0000_0000L | ((ofServer ? VICTIM : SERVER) & 0xFFFF_FFFFL);
    headers.tcpFlags = flags;
    int ports = ofServer ? 3_389 << 16 | 40_000 : 40_000 << 16 | 3_389;
    table.packet(headers, ports, 0, 0, sink);
  }

  private static String sourcePort(int... flags) {
    FlowTable table = new FlowTable(new FlowEvents(FIELDS), 10);
    Sums sums = new Sums();
    for (int one : flags) {
      segment(table, new PacketHeaders(), one > 0, Math.abs(one), sums);
    }
    table.endAll(sums);
    assertThat(sums.byEnd).hasSize(1);
    return sums.byEnd.keySet().iterator().next().split(" ")[1];
  }

  /** Positive flags are the server's, negative ones those of who would be its client. */
  @Test
  void whoIsAnsweredWithoutHavingAskedConnectsToNobody() {
    assertThat(sourcePort(18, 18)).isEqualTo("3389");
    assertThat(sourcePort(18, -4)).isEqualTo("3389");
    assertThat(sourcePort(18, -16)).isEqualTo("40000");
    assertThat(sourcePort(-2, 18, -4)).isEqualTo("40000");
    assertThat(sourcePort(-2, 20)).isEqualTo("40000");
  }

  private void send(FlowTable table, int from, int to, int port, long time, EventSink sink) {
    PacketBytes packet = new PacketBytes().one(0x45, 0).two(40, 0, 0).one(64, 17).two(0);
    packet.four(from, to).two(1_000 + port, 9, 20, 0).zeros(12);
    byte[] bytes = packet.toBytes();
    assertThat(headers.read(LinkType.RAW, bytes, 0, bytes.length)).isTrue();
    table.packet(headers, headers.sourcePort << 16 | 9, time, 0, sink);
  }

  private static final class Sums implements EventSink {
    final Map<String, Long> byEnd = new HashMap<>();
    long flows;
    long packets;
    long bytes;

    @Override
    public void event(Event event) {
      flows++;
      packets += Long.parseLong(String.valueOf(event.text("network.packets")));
      bytes += Long.parseLong(String.valueOf(event.text("network.bytes")));
      byEnd.merge(event.text("source.ip") + " " + event.text("source.port"), 1L, Long::sum);
    }

    @Override
    public void malformed(Malformed record) {
      throw new IllegalStateException(record.reason());
    }
  }
}

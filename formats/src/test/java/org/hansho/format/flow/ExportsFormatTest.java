package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hansho.event.Fields;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.RenderedEvents;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class ExportsFormatTest {
  private static final String FOLDER = "format/flow-exports";
  private static final List<String> FIELDS =
      List.of(
          "bgpSourceAsNumber",
          "destination.ip",
          "destination.port",
          "event.end",
          "event.start",
          "export.observation_domain",
          "export.template",
          "export.version",
          "ifIndex",
          "ifInOctets",
          "netscalerHttpReqHost",
          "network.bytes",
          "network.iana_number",
          "network.missing",
          "network.packets",
          "network.sampling_rate",
          "network.sampling_source",
          "network.tcp_flags",
          "network.transport",
          "observer.domain",
          "observer.egress.interface.id",
          "observer.ingress.interface.id",
          "observer.ip",
          "samplerRandomInterval",
          "sflow.sample_pool",
          "source.bytes",
          "source.ip",
          "source.packets",
          "source.port");

  @Test
  void samplesAreThoseBuiltHere() throws IOException {
    BuiltSamples.check(
        "flow-exports/five.bin", packets(Exported.five(100, 0), Exported.five(110, 0x4040)));
    BuiltSamples.check("flow-exports/nine.bin", packets(Exported.nine(1), Exported.nine(4)));
    BuiltSamples.check("flow-exports/ipfix.bin", packets(Exported.ipfix(10), Exported.ipfix(11)));
    BuiltSamples.check("flow-exports/sflow.bin", packets(Exported.sflow(1), Exported.sflow(2)));
    BuiltSamples.check("flow-exports/mixed.bin", mixed());
  }

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new ExportsFormat(), FOLDER, ".bin", FIELDS);
  }

  @Test
  void bytesThatAreNoPacketAreReportedOnceAndSteppedOver() {
    byte[] source =
        packets(Exported.five(1, 0), TextLine.ascii("no packet at all"), Exported.nine(1));
    List<String> lines = FormatSamples.events(new ExportsFormat(), source, List.of("source.ip"));
    assertThat(lines).hasSize(6);
    assertThat(lines.get(2))
        .contains(
            "{\"malformed\":\"The bytes are no packet of NetFlow v5, v9, IPFIX or sFlow v5.\"")
        .endsWith(",\"position\":120,\"length\":16}");
  }

  /** A datagram that is cut between two sets or before its first sample has no other sign of it. */
  @Test
  void aPacketThatEndsBeforeItsHeaderSaysIsReported() {
    byte[] message = Exported.ipfix(10);
    message[2]++; // 256 bytes more than there are
    assertThat(received(message)).last().asString().contains("shorter than its header says");
    byte[] samples = Arrays.copyOf(Exported.sflow(1), 28);
    Arrays.fill(samples, 24, 28, (byte) 0xFF);
    assertThat(received(samples)).last().asString().contains("fewer samples than its header says");
  }

  private static List<String> received(byte[] packet) {
    byte[] kept = new byte[packet.length + ReceivedPacket.ADDED];
    ReceivedPacket.write(packet, packet.length, new byte[] {(byte) 192, 0, 2, 1}, 1, kept);
    return FormatSamples.events(new ExportsFormat(), kept, List.of("source.ip"));
  }

  @Test
  void aSourceThatBeginsAnewWhileBytesAreSteppedOverIsReadFromItsBeginning() {
    RecordReader reader = new ExportsFormat().open(Fields.of(List.of("source.ip")), Limits.DEFAULT);
    RenderedEvents events = new RenderedEvents();
    byte[] nothing = "no packet at all, and no end of it".getBytes(StandardCharsets.US_ASCII);
    reader.read(nothing, 0, nothing.length, 18_364, false, events);
    byte[] packet = Exported.five(1, 0);
    reader.read(packet, 0, packet.length, 0, true, events);
    assertThat(events.lines()).anyMatch(line -> line.contains("source.ip"));
  }

  @Test
  void aReaderThatIsRestoredKnowsWhatWasAnnounced() {
    byte[] announced = Exported.ipfix(10);
    PacketBytes data = new PacketBytes();
    Exported.set(data, 300, Exported.ipfixRecord());
    byte[] later = Exported.message(11, data);
    Fields fields = Fields.of(List.of("netscalerHttpReqHost", "source.ip", "network.missing"));
    RecordReader first = new ExportsFormat().open(fields, Limits.DEFAULT);
    first.read(announced, 0, announced.length, 0, false, new RenderedEvents());
    StateWriter saved = new StateWriter();
    first.save(saved);
    RecordReader second = new ExportsFormat().open(fields, Limits.DEFAULT);
    second.restore(new StateReader(saved.toBytes()));
    RenderedEvents events = new RenderedEvents();
    second.read(later, 0, later.length, announced.length, true, events);
    assertThat(events.lines()).hasSize(1).allMatch(line -> line.contains("www.example.com"));
  }

  @Test
  void mutatedPacketsBreakNothing() {
    List<byte[]> seeds = FormatSamples.seeds(FOLDER, ".bin");
    ParserFuzz.run(new ExportsFormat(), FIELDS, seeds, ParserFuzz.INPUTS, 2055);
  }

  @FuzzTest
  void anyBytesAsPackets(byte[] input) {
    ParserFuzz.check(new ExportsFormat(), FIELDS, input);
  }

  @Test
  void anyCutOfAStreamGivesTheSameEvents() {
    byte[] source = mixed();
    List<String> whole = FormatSamples.events(new ExportsFormat(), source, FIELDS);
    Fields fields = FormatSamples.fields(new ExportsFormat(), FIELDS);
    for (int largest : new int[] {1, 3, 50, 400}) {
      RenderedEvents events = new RenderedEvents();
      RecordReader reader = new ExportsFormat().open(fields, Limits.DEFAULT);
      BlockFeeder.inBlocks(reader, source, events, new Random(largest), largest);
      assertThat(events.lines()).isEqualTo(whole);
    }
  }

  private static byte[] mixed() {
    return packets(
        Exported.nine(1),
        Exported.sflow(9),
        Exported.five(1, 0),
        Exported.ipfix(1),
        Exported.nine(2));
  }

  static byte[] packets(byte[]... packets) {
    PacketBytes all = new PacketBytes();
    for (byte[] packet : packets) {
      all.bytes(packet);
    }
    return all.toBytes();
  }
}

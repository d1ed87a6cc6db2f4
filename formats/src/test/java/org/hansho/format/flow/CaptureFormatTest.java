package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hansho.event.Fields;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.RenderedEvents;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class CaptureFormatTest {
  private static final String FOLDER = "format/pcap";
  private static final int ETHERNET = 1;
  private static final int ACK = 16;
  private static final int SYN = 2;
  private static final int FIN = 1;
  private static final List<String> FIELDS =
      List.of(
          "destination.bytes",
          "destination.ip",
          "destination.packets",
          "destination.port",
          "event.end",
          "event.start",
          "network.bytes",
          "network.fragments",
          "network.iana_number",
          "network.missing",
          "network.packets",
          "network.reverse_tcp_flags",
          "network.sampling_rate",
          "network.sampling_source",
          "network.tcp_flags",
          "network.transport",
          "observer.ip",
          "source.bytes",
          "source.ip",
          "source.packets",
          "source.port");

  private static final String CLIENT = "192.0.2.10";
  private static final String SERVER = "198.51.100.22";

  @Test
  void samplesAreThoseBuiltHere() throws IOException {
    BuiltSamples.check("pcap/session.pcap", session().toBytes());
    BuiltSamples.check("pcap/nanoseconds.pcap", nanoseconds());
    BuiltSamples.check("pcap/interfaces.pcapng", newer());
    BuiltSamples.check("pcap/exports.pcap", exports().toBytes());
  }

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new CaptureFormat(), FOLDER, "", FIELDS);
  }

  @Test
  void aPortUsedAgainBeginsAnotherFlow() {
    PacketBytes capture = session();
    Frames.add(capture, 2_000, Frames.ethernet(Frames.tcp(CLIENT, SERVER, 40_000, 22, SYN)));
    assertThat(lines(capture, "network.tcp_flags"))
        .extracting(line -> line.replaceAll(".*fields", ""))
        .containsExactly("\":{\"network.tcp_flags\":19}}", "\":{\"network.tcp_flags\":2}}");
  }

  @Test
  void silenceEndsAFlow() {
    PacketBytes capture = Frames.capture(ETHERNET);
    byte[] frame = Frames.ethernet(Frames.udp(CLIENT, SERVER, 5_000, 5_001, new byte[10]));
    Frames.add(capture, 0, frame);
    Frames.add(capture, 14_000, frame);
    Frames.add(capture, 30_000, frame);
    assertThat(lines(capture, "network.packets"))
        .extracting(line -> line.replaceAll(".*fields", ""))
        .containsExactly("\":{\"network.packets\":2}}", "\":{\"network.packets\":1}}");
  }

  @Test
  void aLongFlowIsReportedInPartsThatKeepItsDirection() {
    PacketBytes capture = Frames.capture(ETHERNET);
    Frames.add(capture, 0, Frames.ethernet(Frames.tcp(CLIENT, SERVER, 40_000, 22, SYN)));
    for (int second = 1; second < 130; second++) {
      Frames.add(
          capture, second * 1000L, Frames.ethernet(Frames.tcp(SERVER, CLIENT, 22, 40_000, ACK)));
    }
    assertThat(lines(capture, "destination.port", "network.packets"))
        .hasSize(3)
        .allMatch(line -> line.contains("\"destination.port\":22"));
  }

  @Test
  void anAnswerToASynGoesToTheSourceThatGoesOn() {
    PacketBytes capture = Frames.capture(ETHERNET);
    Frames.add(capture, 0, Frames.ethernet(Frames.tcp(SERVER, CLIENT, 22, 40_000, SYN | ACK)));
    Frames.add(capture, 1, Frames.ethernet(Frames.tcp(CLIENT, SERVER, 40_000, 22, ACK)));
    assertThat(lines(capture, "source.ip", "source.port", "network.reverse_tcp_flags"))
        .hasSize(1)
        .allMatch(line -> line.contains("\"source.ip\":\"192.0.2.10\",\"source.port\":40000"));
  }

  @Test
  void aCaptureThatIsCutIsReadUpToThere() {
    byte[] whole = session().toBytes();
    byte[] cut = Arrays.copyOf(whole, whole.length - 5);
    List<String> events = FormatSamples.events(new CaptureFormat(), cut, List.of("source.ip"));
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).contains("The capture ends inside of a record.");
  }

  @Test
  void openFlowsAndFragmentsAreRestored() {
    byte[] capture = session().toBytes();
    restoresAt(24 + 2 * (16 + 54), capture);
    byte[] fragments = newer();
    int lastBlock = fragments[fragments.length - 1];
    restoresAt(fragments.length - lastBlock, fragments);
  }

  private static void restoresAt(int cut, byte[] capture) {
    Fields fields = Fields.of(FIELDS);
    RecordReader first = new CaptureFormat().open(fields, Limits.DEFAULT);
    RenderedEvents events = new RenderedEvents();
    assertThat(first.read(capture, 0, cut, 0, false, events)).isEqualTo(cut);
    StateWriter saved = new StateWriter();
    first.save(saved);
    RecordReader second = new CaptureFormat().open(fields, Limits.DEFAULT);
    second.restore(new StateReader(saved.toBytes()));
    second.read(capture, cut, capture.length, cut, true, events);
    second.end(events);
    assertThat(events.lines())
        .isEqualTo(FormatSamples.events(new CaptureFormat(), capture, FIELDS));
  }

  @Test
  void mutatedCapturesBreakNothing() {
    ParserFuzz.run(
        new CaptureFormat(),
        FIELDS,
        FormatSamples.seeds(FOLDER, ".pcap"),
        ParserFuzz.INPUTS / 2,
        1998);
    ParserFuzz.run(
        new CaptureFormat(),
        FIELDS,
        FormatSamples.seeds(FOLDER, ".pcapng"),
        ParserFuzz.INPUTS / 2,
        2004);
  }

  @FuzzTest
  void anyBytesAsCapture(byte[] input) {
    ParserFuzz.check(new CaptureFormat(), FIELDS, input);
  }

  private static List<String> lines(PacketBytes capture, String... fields) {
    return FormatSamples.events(new CaptureFormat(), capture.toBytes(), List.of(fields));
  }

  /** A connection of five packets. */
  private static PacketBytes session() {
    PacketBytes capture = Frames.capture(ETHERNET);
    Frames.add(capture, 0, Frames.ethernet(Frames.tcp(CLIENT, SERVER, 40_000, 22, SYN)));
    Frames.add(capture, 20, Frames.ethernet(Frames.tcp(SERVER, CLIENT, 22, 40_000, SYN | ACK)));
    Frames.add(capture, 40, Frames.ethernet(Frames.tcp(CLIENT, SERVER, 40_000, 22, ACK)));
    Frames.add(capture, 900, Frames.ethernet(Frames.tcp(CLIENT, SERVER, 40_000, 22, ACK | FIN)));
    return Frames.add(
        capture, 950, Frames.ethernet(Frames.tcp(SERVER, CLIENT, 22, 40_000, ACK | FIN)));
  }

  /** Little-endian with nanoseconds, raw IPv6. */
  private static byte[] nanoseconds() {
    byte[] packet = Frames.six(58, new PacketBytes().one(128, 0).two(0, 1, 1).toBytes());
    PacketBytes capture = new PacketBytes().four(0x4D3CB2A1L, 0x02000400L, 0, 0);
    capture.four(0xFFFF0000L, Integer.reverseBytes(101));
    capture.four(Integer.reverseBytes((int) Exported.SECONDS), Integer.reverseBytes(123_456_789));
    long length = Integer.reverseBytes(packet.length);
    return capture.four(length, length).bytes(packet).toBytes();
  }

  /** Two interfaces with other units of time, VLAN tags, and fragments. */
  private static byte[] newer() {
    PacketBytes capture = new PacketBytes();
    block(capture, 0x0A0D0D0AL, new PacketBytes().four(0x1A2B3C4DL).two(1, 0).eight(-1));
    block(capture, 1, new PacketBytes().two(1, 0).four(0));
    block(capture, 1, new PacketBytes().two(276, 0).four(0).two(9, 1).one(9).zeros(3).four(0));
    byte[] tcp = Frames.tcp(CLIENT, SERVER, 50_000, 3389, SYN);
    byte[] tagged =
        Frames.ethernet(0x88A8, new PacketBytes().two(7, 0x8100, 9, 0x0800).bytes(tcp).toBytes());
    packet(capture, 0, Exported.SECONDS * 1_000_000, tagged);
    byte[] payload = new PacketBytes().two(53, 4_000, 1_400, 0).zeros(8).toBytes();
    byte[] first = Frames.four(17, SERVER, CLIENT, 0x2000, payload);
    byte[] second = Frames.four(17, SERVER, CLIENT, 2, new byte[8]);
    packet(capture, 1, Exported.SECONDS * 1_000_000_000, cooked(first));
    packet(capture, 1, Exported.SECONDS * 1_000_000_000 + 5, cooked(second));
    return capture.toBytes();
  }

  private static byte[] cooked(byte[] packet) {
    return new PacketBytes().two(0x0800).zeros(18).bytes(packet).toBytes();
  }

  private static void packet(PacketBytes capture, int number, long units, byte[] frame) {
    PacketBytes body = new PacketBytes().four(number).eight(units).four(frame.length, frame.length);
    block(capture, 6, body.bytes(frame));
  }

  private static void block(PacketBytes capture, long type, PacketBytes body) {
    int length = 12 + (body.size() + 3 & ~3);
    capture.four(type, length).bytes(body.toBytes()).zeros(length - 12 - body.size()).four(length);
  }

  /** Exports on their way to a collector. */
  private static PacketBytes exports() {
    PacketBytes capture = Frames.capture(ETHERNET);
    export(capture, 0, 2055, Exported.nine(1));
    export(capture, 10, 2055, Exported.nine(2));
    export(capture, 20, 6343, Exported.sflow(1));
    return export(capture, 30, 4739, Exported.ipfix(3));
  }

  private static PacketBytes export(PacketBytes capture, int millis, int port, byte[] payload) {
    byte[] packet = Frames.udp("203.0.113.1", "203.0.113.9", 9_000, port, payload);
    return Frames.add(capture, millis, Frames.ethernet(packet));
  }
}

package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hansho.event.Fields;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.Recognition;
import org.hansho.format.RenderedEvents;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** Packets of several exporters as a listener keeps them. */
class ReceivedPacketTest {
  private static final List<String> FIELDS =
      List.of("observer.ip", "source.ip", "destination.port", "network.missing");

  /** 203.0.113.200, and 2001:db8::2. */
  private static final byte[] ONE = {(byte) 203, 0, 113, (byte) 200};

  private static final byte[] OTHER = {0x20, 1, 13, (byte) 184, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2};

  private static byte[] received(byte[] sender, byte[] packet) {
    byte[] into = new byte[packet.length + ReceivedPacket.ADDED];
    long arrival = (Exported.SECONDS + 10) * 1_000_000_000L;
    assertThat(ReceivedPacket.write(packet, packet.length, sender, arrival, into))
        .isEqualTo(into.length);
    return into;
  }

  private static List<String> events(byte[]... parts) {
    byte[] source = ExportsFormatTest.packets(parts);
    return FormatSamples.events(new ExportsFormat(), source, FIELDS);
  }

  /** Records of the template that {@link Exported#ipfix} announces, without it. */
  private static byte[] recordsAlone() {
    PacketBytes data = new PacketBytes();
    Exported.set(data, 300, Exported.ipfixRecord());
    return Exported.message(11, data);
  }

  @Test
  void eachFlowSaysWhoObservedItAndTemplatesAreThoseOfItsExporter() {
    List<String> lines =
        events(
            received(ONE, Exported.ipfix(10)),
            received(OTHER, recordsAlone()),
            received(ONE, recordsAlone()),
            received(OTHER, Exported.five(1, 0)));
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).contains("203.0.113.200");
    assertThat(lines.get(1)).contains("malformed");
    assertThat(lines.get(2)).contains("203.0.113.200");
    assertThat(lines.get(3)).contains("2001:db8::2");
  }

  @Test
  void aPacketThatIsNoneCostsItselfAlone() {
    byte[] cut = Arrays.copyOf(Exported.nine(1), 30);
    List<String> lines =
        events(
            received(ONE, TextLine.ascii("no packet at all")),
            received(ONE, new byte[0]),
            received(ONE, cut),
            received(ONE, Exported.five(1, 0)));
    assertThat(lines.stream().filter(line -> line.contains("malformed"))).hasSize(4);
    assertThat(lines).hasSize(6);
  }

  @Test
  void packetsWithoutAHeaderAreFromNobody() {
    List<String> lines = events(received(ONE, Exported.five(1, 0)), Exported.five(1, 0));
    assertThat(lines.get(1)).contains("203.0.113.200");
    assertThat(lines.get(2)).doesNotContain("203.0.113.200");
  }

  @Test
  void theyAreRecognisedAndReadTheSameWhereverTheyAreCut() {
    byte[] source =
        ExportsFormatTest.packets(
            received(ONE, Exported.nine(1)),
            TextLine.ascii("garbage"),
            received(OTHER, Exported.sflow(9)),
            received(ONE, Exported.five(1, 0)));
    assertThat(FormatRecognition.recognise(source, source.length))
        .isInstanceOfSatisfying(
            Recognition.Recognised.class,
            known -> assertThat(known.format().name()).isEqualTo("flow-exports"));
    List<String> whole = FormatSamples.events(new ExportsFormat(), source, FIELDS);
    assertThat(whole).hasSizeGreaterThan(5);
    Fields fields = FormatSamples.fields(new ExportsFormat(), FIELDS);
    for (int largest : new int[] {1, 3, 50, 400}) {
      RenderedEvents events = new RenderedEvents();
      RecordReader reader = new ExportsFormat().open(fields, Limits.DEFAULT);
      BlockFeeder.inBlocks(reader, source, events, new Random(largest), largest);
      assertThat(events.lines()).isEqualTo(whole);
    }
  }

  @Test
  void mutatedPacketsBreakNothing() {
    List<byte[]> seeds =
        List.of(received(ONE, Exported.nine(1)), received(OTHER, Exported.ipfix(1)));
    ParserFuzz.run(new ExportsFormat(), FIELDS, seeds, ParserFuzz.INPUTS, 4739);
  }
}

package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatSamples;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Packets as long as may be, a little shorter and a little longer, cut into blocks at any place:
 * what is read does not depend on the cuts, and what stands behind is read.
 */
class BinarySizeLimitsTest {
  private static final int LONGEST = 4_096;
  private static final Limits LIMITS = new Limits(LONGEST, 16, 256, 8, 16);
  private static final int CUTS = 6;

  /** Bytes of a record of the classic format around its frame. */
  private static final int CLASSIC = 16;

  /** The same of the newer format. */
  private static final int NEWER = 32;

  /** Bytes of Ethernet, IP and UDP around what is carried. */
  private static final int HEADERS = 42;

  private static final byte[] BEHIND =
      Frames.ethernet(Frames.tcp("192.0.2.10", "198.51.100.22", 40_000, 22, 2));

  private record Read(List<String> events, List<String> malformed) {}

  private static Read read(Format format, Limits limits, byte[] source, int largest, long seed) {
    Set<String> names = new TreeSet<>(format.commonFields().keySet());
    Fields fields = FormatSamples.fields(format, names);
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            String record =
                new String(
                    event.recordBuffer(),
                    event.recordOffset(),
                    event.recordLength(),
                    StandardCharsets.ISO_8859_1);
            read.events.add(event.position() + " " + event.time() + " " + record);
          }

          @Override
          public void malformed(Malformed record) {
            read.malformed.add(record.position() + " " + record.reason());
          }
        };
    RecordReader reader = format.open(fields, limits);
    if (seed == 0) {
      BlockFeeder.whole(reader, source, sink);
    } else {
      BlockFeeder.inBlocks(reader, source, sink, new Random(seed), largest);
    }
    return read;
  }

  private static Read anyhow(Format format, Limits limits, byte[] source) {
    Read whole = read(format, limits, source, source.length, 0);
    for (int cut = 1; cut <= CUTS; cut++) {
      int largest = cut * limits.recordBytes() / 2;
      assertThat(read(format, limits, source, largest, cut)).as("cut " + cut).isEqualTo(whole);
    }
    return whole;
  }

  private static byte[] frame(int length) {
    byte[] carried = new byte[length - HEADERS];
    return Frames.ethernet(Frames.udp("192.0.2.1", "203.0.113.9", 53, 5_353, carried));
  }

  private static void assertReads(Read read, boolean fits) {
    assertThat(read.malformed()).hasSize(fits ? 0 : 1);
    assertThat(String.join("\n", read.events())).contains("198.51.100.22");
    assertThat(String.join("\n", read.events()).contains("203.0.113.9")).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, -1, 0, 1, 2})
  void aPacketOfACaptureAroundTheLimit(int around) {
    PacketBytes capture = Frames.capture(1);
    Frames.add(capture, 1_000, frame(LONGEST + around - CLASSIC));
    Frames.add(capture, 2_000, BEHIND);
    assertReads(anyhow(new CaptureFormat(), LIMITS, capture.toBytes()), around <= 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {-8, -4, 0, 4, 8})
  void aPacketOfANewerCaptureAroundTheLimit(int around) {
    PacketBytes capture = new PacketBytes();
    capture.four(0x0A0D_0D0AL, 28, 0x1A2B_3C4DL).two(1, 0).eight(-1).four(28);
    capture.four(1, 20).two(1, 0).four(0, 20);
    enhanced(capture, frame(LONGEST + around - NEWER));
    enhanced(capture, BEHIND);
    assertReads(anyhow(new CaptureFormat(), LIMITS, capture.toBytes()), around <= 0);
  }

  private static void enhanced(PacketBytes capture, byte[] frame) {
    int padding = -frame.length & 3;
    int length = NEWER + frame.length + padding;
    capture.four(6, length, 0, 0x0006_4C0AL, 0, frame.length, frame.length).bytes(frame);
    capture.zeros(padding).four(length);
  }

  private static byte[] after(byte[] packet) {
    return new PacketBytes()
        .bytes(Exported.ipfix(1))
        .bytes(packet)
        .bytes(Exported.ipfix(2))
        .toBytes();
  }

  /** Two messages of IPFIX, and between them a packet. */
  private static Read between(byte[] packet) {
    byte[] source = after(packet);
    Read read = anyhow(new ExportsFormat(), Limits.DEFAULT, source);
    int last = source.length - Exported.ipfix(2).length;
    assertThat(read.events().stream().mapToLong(BinarySizeLimitsTest::position).min().orElse(0))
        .isLessThan(Exported.ipfix(1).length);
    assertThat(read.events().stream().mapToLong(BinarySizeLimitsTest::position).max().orElse(0))
        .isGreaterThanOrEqualTo(last);
    return read;
  }

  private static long position(String event) {
    return Long.parseLong(event.substring(0, event.indexOf(' ')));
  }

  /** A set that no template describes. */
  private static PacketBytes unknown(int length) {
    return new PacketBytes().two(999, length).zeros(length - 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {65_533, 65_534, 65_535})
  void aMessageOfIpfixMayBeAsLongAsItsLengthCanSay(int length) {
    assertThat(between(Exported.message(3, unknown(length - 16))).malformed())
        .singleElement()
        .asString()
        .contains("template was not announced");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_503, 65_506, 65_507, 65_508, 65_511})
  void aPacketOfNetflow9MayBeAsLongAsUdpCarries(int length) {
    PacketBytes packet = new PacketBytes().two(9, 2).four(1_000, Exported.SECONDS, 3, 42);
    packet.bytes(unknown(1_000).toBytes()).bytes(unknown(length - 1_020).toBytes());
    between(packet.toBytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 29, 30, 31})
  void aPacketOfNetflow5HasThirtyRecordsAtMost(int records) {
    byte[] two = Exported.five(3, 0);
    PacketBytes packet = new PacketBytes().two(5, records);
    packet.bytes(Arrays.copyOfRange(two, 4, 24));
    for (int record = 0; record < records; record++) {
      packet.bytes(Arrays.copyOfRange(two, 24, 72));
    }
    Read read = between(packet.toBytes());
    assertThat(read.malformed().isEmpty()).isEqualTo(records <= 30);
    assertThat(read.events()).hasSize(records <= 30 ? records + 2 : 2);
  }
}

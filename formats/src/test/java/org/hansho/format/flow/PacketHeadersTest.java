package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketHeadersTest {
  private static final byte[] TCP = Frames.tcp("192.0.2.1", "198.51.100.2", 40_000, 22, 2);

  private final PacketHeaders headers = new PacketHeaders();

  @Test
  void linksOfAllKindsLeadToTheSamePacket() {
    readsTcp(LinkType.ETHERNET, Frames.ethernet(TCP));
    readsTcp(LinkType.RAW, TCP);
    readsTcp(LinkType.LINUX_COOKED, bytes().zeros(14).two(0x0800).bytes(TCP).toBytes());
    readsTcp(LinkType.LINUX_COOKED_2, bytes().two(0x0800).zeros(18).bytes(TCP).toBytes());
    readsTcp(LinkType.LOOPBACK, bytes().four(2).bytes(TCP).toBytes());
    readsTcp(LinkType.PPP, bytes().two(0xFF03, 0x0021).bytes(TCP).toBytes());
    readsTcp(LinkType.PPP, bytes().two(0x0021).bytes(TCP).toBytes());
  }

  @Test
  void tagsLabelsAndSessionsAreSteppedOver() {
    byte[] tags = bytes().two(0x0064, 0x8100, 0x0065, 0x0800).bytes(TCP).toBytes();
    readsTcp(LinkType.ETHERNET, Frames.ethernet(0x88A8, tags));
    assertThat(headers.vlan).isEqualTo(100);
    byte[] labels = bytes().four(0x0001_0040L, 0x0002_0140L).bytes(TCP).toBytes();
    readsTcp(LinkType.ETHERNET, Frames.ethernet(0x8847, labels));
    byte[] session = bytes().one(0x11, 0).two(7, TCP.length + 2, 0x0021).bytes(TCP).toBytes();
    readsTcp(LinkType.ETHERNET, Frames.ethernet(0x8864, session));
  }

  @Test
  void tagsWithoutEndAreGivenUp() {
    PacketBytes tags = bytes();
    for (int i = 0; i < 100; i++) {
      tags.two(1, 0x8100);
    }
    assertThat(read(LinkType.ETHERNET, Frames.ethernet(0x8100, tags.toBytes()))).isFalse();
  }

  @Test
  void extensionHeadersOfTheSixthVersionAreSteppedOver() {
    PacketBytes body = bytes().one(43, 0).zeros(6).one(60, 0).zeros(6).one(17, 1).zeros(14);
    body.two(53, 5_353, 8, 0);
    assertThat(read(LinkType.RAW, Frames.six(0, body.toBytes()))).isTrue();
    assertThat(headers.protocol).isEqualTo(17);
    assertThat(headers.sourcePort).isEqualTo(53);
    assertThat(headers.family).isEqualTo(6);
    assertThat(headers.networkBytes).isEqualTo(40 + body.size());
  }

  @Test
  void extensionHeadersWithoutEndAreGivenUp() {
    PacketBytes body = bytes();
    for (int i = 0; i < 200; i++) {
      body.one(60, 0).zeros(6);
    }
    assertThat(read(LinkType.RAW, Frames.six(60, body.toBytes()))).isTrue();
    assertThat(headers.sourcePort).isEqualTo(PacketHeaders.NONE);
  }

  @Test
  void aFragmentOfTheSixthVersionSaysWhichPacketItBelongsTo() {
    PacketBytes first = bytes().one(17, 0).two(1).four(99).two(53, 5_353, 2_000, 0);
    assertThat(read(LinkType.RAW, Frames.six(44, first.toBytes()))).isTrue();
    assertThat(headers.fragment).isTrue();
    assertThat(headers.laterFragment).isFalse();
    assertThat(headers.sourcePort).isEqualTo(53);
    PacketBytes later = bytes().one(17, 0).two(8).four(99).zeros(8);
    assertThat(read(LinkType.RAW, Frames.six(44, later.toBytes()))).isTrue();
    assertThat(headers.laterFragment).isTrue();
    assertThat(headers.fragmentId).isEqualTo(99);
    assertThat(headers.sourcePort).isEqualTo(PacketHeaders.NONE);
  }

  @Test
  void whatWasNotCapturedIsNotSaid() {
    assertThat(headers.read(LinkType.RAW, TCP, 0, 22)).isTrue();
    assertThat(headers.protocol).isEqualTo(6);
    assertThat(headers.sourcePort).isEqualTo(PacketHeaders.NONE);
    assertThat(headers.read(LinkType.RAW, TCP, 0, 26)).isTrue();
    assertThat(headers.sourcePort).isEqualTo(40_000);
    assertThat(headers.tcpFlags).isEqualTo(PacketHeaders.NONE);
    assertThat(headers.networkBytes).isEqualTo(40);
    assertThat(headers.read(LinkType.RAW, TCP, 0, 12)).isFalse();
  }

  @Test
  void anyBytesAreReadWithoutLeavingThem() {
    Random random = new Random(791);
    for (int i = 0; i < 200_000; i++) {
      byte[] frame = new byte[random.nextInt(90)];
      random.nextBytes(frame);
      if (frame.length > 14 && random.nextBoolean()) {
        frame[12] = 8;
        frame[13] = 0;
        frame[14] = (byte) (random.nextBoolean() ? 0x45 : 0x60);
      }
      LinkType link = LinkType.values()[random.nextInt(LinkType.values().length)];
      headers.read(link, frame, 0, frame.length);
      assertThat(headers.payloadStart).isBetween(0, frame.length);
      assertThat(headers.payloadEnd).isBetween(0, frame.length);
    }
  }

  private void readsTcp(LinkType link, byte[] frame) {
    assertThat(read(link, frame)).as(link.name()).isTrue();
    assertThat(headers.protocol).isEqualTo(6);
    assertThat(headers.sourceLow).isEqualTo(0xC000_0201L);
    assertThat(headers.destinationPort).isEqualTo(22);
    assertThat(headers.tcpFlags).isEqualTo(2);
    assertThat(headers.networkBytes).isEqualTo(40);
  }

  private boolean read(LinkType link, byte[] frame) {
    return headers.read(link, frame, 0, frame.length);
  }

  private static PacketBytes bytes() {
    return new PacketBytes();
  }
}

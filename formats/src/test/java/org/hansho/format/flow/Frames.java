package org.hansho.format.flow;

/** Frames and captures as tests need them. */
final class Frames {
  private Frames() {}

  /** An IPv4 packet with a TCP header and no payload. */
  static byte[] tcp(String source, String destination, int from, int to, int flags) {
    PacketBytes header =
        new PacketBytes().two(from, to).four(1, 0).one(0x50, flags).two(1024, 0, 0);
    return four(6, source, destination, 0, header.toBytes());
  }

  /** An IPv4 packet with a UDP header and a payload. */
  static byte[] udp(String source, String destination, int from, int to, byte[] payload) {
    PacketBytes datagram = new PacketBytes().two(from, to, 8 + payload.length, 0).bytes(payload);
    return four(17, source, destination, 0, datagram.toBytes());
  }

  /**
   * An IPv4 packet.
   *
   * @param part flags and offset of a fragment
   */
  static byte[] four(int protocol, String source, String destination, int part, byte[] body) {
    PacketBytes packet = new PacketBytes().one(0x45, 0).two(20 + body.length, 77, part);
    packet.one(64, protocol).two(0).address(source).address(destination);
    return packet.bytes(body).toBytes();
  }

  /** An IPv6 packet between two addresses of the documentation prefix. */
  static byte[] six(int nextHeader, byte[] body) {
    PacketBytes packet = new PacketBytes().four(0x6000_0000L).two(body.length).one(nextHeader, 64);
    packet.eight(0x2001_0db8_0000_0000L, 1).eight(0x2001_0db8_0000_0000L, 2);
    return packet.bytes(body).toBytes();
  }

  static byte[] ethernet(byte[] packet) {
    return ethernet(packet[0] >> 4 == 4 ? 0x0800 : 0x86DD, packet);
  }

  static byte[] ethernet(int type, byte[] body) {
    return new PacketBytes().zeros(12).two(type).bytes(body).toBytes();
  }

  /** A classic capture in big-endian order. */
  static PacketBytes capture(int linkType) {
    return new PacketBytes().four(0xA1B2C3D4L).two(2, 4).four(0, 0, 65_535, linkType);
  }

  /** Adds a frame at so many milliseconds after the time of {@link Exported}. */
  static PacketBytes add(PacketBytes capture, long millis, byte[] frame) {
    long micros = millis % 1000 * 1000;
    capture.four(Exported.SECONDS + millis / 1000, micros, frame.length, frame.length);
    return capture.bytes(frame);
  }
}

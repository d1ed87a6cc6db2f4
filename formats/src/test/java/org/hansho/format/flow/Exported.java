package org.hansho.format.flow;

/** Export packets as tests need them. Addresses are those reserved for documentation. */
final class Exported {
  /** 2026-11-25T10:20:30Z. */
  static final long SECONDS = 1_795_602_030L;

  private static final long UPTIME = 600_000;

  private Exported() {}

  /** NetFlow v5 with two records. */
  static byte[] five(long sequence, int sampling) {
    PacketBytes packet = new PacketBytes().two(5, 2).four(UPTIME, SECONDS, 250_000_000, sequence);
    packet.one(0, 3).two(sampling);
    record(packet, "192.0.2.10", "198.51.100.22", 40_000, 22, 27);
    record(packet, "198.51.100.22", "192.0.2.10", 22, 40_000, 26);
    return packet.toBytes();
  }

  private static void record(
      PacketBytes packet, String source, String destination, int from, int to, int flags) {
    packet.address(source).address(destination).address("203.0.113.1").two(4, 7);
    packet.four(12, 3456, UPTIME - 9_000, UPTIME - 1_000).two(from, to);
    packet.one(0, flags, 6, 0).two(64_500, 64_501).one(24, 25).two(0);
  }

  /** NetFlow v9: a template, an options template with a sampling rate, and two records. */
  static byte[] nine(long sequence) {
    PacketBytes sets = new PacketBytes();
    set(
        sets,
        0,
        template(260, 8, 4, 12, 4, 7, 2, 11, 2, 4, 1, 6, 1, 1, 4, 2, 4, 22, 4, 21, 4, 48, 1));
    set(sets, 1, new PacketBytes().two(261, 4, 8, 1, 4, 48, 1, 50, 4).two(0));
    set(sets, 261, new PacketBytes().four(1).one(2).four(1000).zeros(3));
    PacketBytes records = new PacketBytes();
    nineRecord(records, "192.0.2.77", 51_000, 2);
    nineRecord(records, "192.0.2.78", 51_001, 9);
    set(sets, 260, records.zeros(2));
    PacketBytes packet = new PacketBytes().two(9, 5).four(UPTIME, SECONDS, sequence, 42);
    return packet.bytes(sets.toBytes()).toBytes();
  }

  private static void nineRecord(PacketBytes records, String source, int port, int sampler) {
    records.address(source).address("203.0.113.5").two(port, 3389).one(6, 24);
    records.four(900, 7, UPTIME - 5_000, UPTIME - 2_500).one(sampler);
  }

  /** IPFIX with a template that has a vendor's field and one of variable length, and a record. */
  static byte[] ipfix(long sequence) {
    PacketBytes template = new PacketBytes().two(300, 9);
    template.two(27, 16, 28, 16, 7, 2, 11, 2, 4, 1, 152, 8, 153, 8);
    template.two(0x8000 | 142, 0xFFFF).four(5951).two(85, 8);
    PacketBytes sets = new PacketBytes();
    set(sets, 2, template);
    set(sets, 300, ipfixRecord());
    return message(sequence, sets);
  }

  /** An IPFIX message around sets. */
  static byte[] message(long sequence, PacketBytes sets) {
    PacketBytes packet = new PacketBytes().two(10, 16 + sets.size()).four(SECONDS, sequence, 7);
    return packet.bytes(sets.toBytes()).toBytes();
  }

  static PacketBytes ipfixRecord() {
    PacketBytes record = new PacketBytes();
    record.eight(0x2001_0db8_0000_0000L, 1).eight(0x2001_0db8_0000_0001L, 0x443);
    record.two(52_000, 443).one(6).eight(SECONDS * 1000 - 4_000, SECONDS * 1000 - 100);
    return record.one(15).text("www.example.com").eight(8_192);
  }

  /** A template from pairs of element and length. */
  static PacketBytes template(int id, int... pairs) {
    return new PacketBytes().two(id, pairs.length / 2).two(pairs);
  }

  static void set(PacketBytes sets, int id, PacketBytes body) {
    sets.two(id, 4 + body.size()).bytes(body.toBytes());
  }

  /** sFlow with a sample of one packet and the counters of an interface. */
  static byte[] sflow(long sequence) {
    byte[] frame = Frames.ethernet(Frames.tcp("192.0.2.9", "198.51.100.3", 33_000, 80, 2));
    PacketBytes raw = new PacketBytes().four(1, frame.length + 4, 4, frame.length).bytes(frame);
    raw.zeros((4 - frame.length % 4) % 4);
    PacketBytes sample = new PacketBytes().four(5, 17, 512, 4096, 0, 17, 3, 1);
    sample.four(1, raw.size()).bytes(raw.toBytes());
    PacketBytes counters = new PacketBytes().four(6, 17, 1, 1, 88, 17, 6).eight(1_000_000_000L);
    counters
        .four(1, 3)
        .eight(123_456)
        .four(1, 2, 3, 4, 5, 6)
        .eight(654_321)
        .four(7, 8, 9, 10, 11, 0);
    PacketBytes packet = new PacketBytes().four(5, 1).address("203.0.113.250");
    packet.four(1, sequence, UPTIME, 2);
    packet.four(1, sample.size()).bytes(sample.toBytes());
    return packet.four(2, counters.size()).bytes(counters.toBytes()).toBytes();
  }
}

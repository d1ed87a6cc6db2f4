package org.hansho.testkit.network.export;

import org.hansho.testkit.network.Connection;
import org.hansho.testkit.network.Flow;

/**
 * sFlow v5 in a capture: each packet seen is a datagram of one sample. sFlow has no time of its
 * own, so it is that of the captured datagram. Flows must be of sampled packets.
 */
public final class SflowCapture implements FlowExport {
  private static final int SAMPLED_IPV4 = 3;
  private static final int PORT = 6343;
  private static final int COLLECTOR = 0xC0000201;
  private static final int AGENT = 0xC0000202;

  private final Octets file = new Octets();
  private final int rate;
  private long samples;

  /** An export that samples one packet in so many. */
  public SflowCapture(int rate) {
    this.rate = rate;
    file.four(0xA1B2C3D4L).two(2).two(4).four(0).four(0).four(65_535).four(101);
  }

  @Override
  public void add(Flow flow) {
    long packets = flow.seen().packets();
    for (long packet = 0; packet < packets; packet++) {
      double share = packets == 1 ? 1 : (double) packet / (double) (packets - 1);
      long time = flow.start() + (long) (share * (double) (flow.end() - flow.start()));
      captured(time, datagram(flow, packet == 0));
    }
  }

  private byte[] datagram(Flow flow, boolean first) {
    samples++;
    boolean tcp = flow.protocol() == Connection.TCP;
    int flags = first ? flow.tcpFlags() : flow.tcpFlags() & ~2;
    Octets record = new Octets();
    record.four(flow.seen().bytes() / flow.seen().packets()).four(flow.protocol());
    record.four(flow.source()).four(flow.destination());
    record.four(flow.ports().client()).four(flow.ports().server()).four(tcp ? flags : 0).four(0);
    Octets sample = new Octets().four(samples).four(1).four(rate).four(samples * rate).four(0);
    sample.four(1).four(2).four(1).four(SAMPLED_IPV4).four(record.size()).all(record.toBytes());
    Octets out = new Octets().four(5).four(1).four(AGENT).four(0).four(samples);
    out.four(samples * 1000).four(1).four(1).four(sample.size()).all(sample.toBytes());
    return out.toBytes();
  }

  private void captured(long time, byte[] payload) {
    Octets packet = new Octets().two(0x4500).two(28 + payload.length).four(0).one(64);
    packet.one(Connection.UDP).two(0).four(AGENT).four(COLLECTOR);
    packet.two(PORT).two(PORT).two(8 + payload.length).two(0).all(payload);
    file.four(time / 1_000_000_000L).four(time / 1000 % 1_000_000L);
    file.four(packet.size()).four(packet.size()).all(packet.toBytes());
  }

  @Override
  public byte[] toBytes() {
    return file.toBytes();
  }
}

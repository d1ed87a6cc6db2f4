package org.hansho.testkit.network.export;

import java.util.List;
import org.hansho.testkit.network.Flow;

/** NetFlow v5: a fixed layout, the sampling rate in 14 bits of the header. */
public final class NetflowFive extends ExportPackets {
  private static final int RANDOM = 2 << 14;

  private final int rate;

  /** An export that samples one packet in so many, at most 16,383. */
  public NetflowFive(int rate) {
    this.rate = rate;
  }

  @Override
  byte[] packet(List<Flow> flows, long millis, long number) {
    Octets out = new Octets().two(5).two(flows.size()).four(uptime(millis));
    out.four(millis / 1000).four(millis % 1000 * MILLIS).four(number);
    out.two(0).two(rate > 1 ? RANDOM | rate : 0);
    for (Flow flow : flows) {
      out.four(flow.source()).four(flow.destination()).four(0).two(1).two(2);
      out.four(flow.seen().packets()).four(flow.seen().bytes());
      out.four(uptime(flow.start() / MILLIS)).four(uptime(flow.end() / MILLIS));
      out.two(flow.ports().client()).two(flow.ports().server()).one(0);
      out.one(flow.tcpFlags()).one(flow.protocol()).one(0).two(0).two(0).one(0).one(0).two(0);
    }
    return out.toBytes();
  }

  @Override
  long step(int records) {
    return records;
  }
}

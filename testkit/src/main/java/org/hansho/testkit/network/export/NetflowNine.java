package org.hansho.testkit.network.export;

import java.util.List;
import org.hansho.testkit.network.Flow;

/** NetFlow v9: each packet brings its template; the sampling rate stands in each record. */
public final class NetflowNine extends ExportPackets {
  private static final int TEMPLATE = 260;
  private static final int[][] FIELDS = {
    {8, 4}, {12, 4}, {7, 2}, {11, 2}, {4, 1}, {6, 1}, {2, 4}, {1, 4}, {22, 4}, {21, 4}, {34, 4}
  };
  private static final int RECORD = 34;

  private final int rate;

  /** An export that samples one packet in so many. */
  public NetflowNine(int rate) {
    this.rate = rate;
  }

  @Override
  byte[] packet(List<Flow> flows, long millis, long number) {
    Octets out = new Octets().two(9).two(flows.size() + 1).four(uptime(millis));
    out.four(millis / 1000).four(number).four(1);
    out.two(0).two(8 + FIELDS.length * 4).two(TEMPLATE).two(FIELDS.length);
    for (int[] field : FIELDS) {
      out.two(field[0]).two(field[1]);
    }
    int padding = -(4 + flows.size() * RECORD) & 3;
    out.two(TEMPLATE).two(4 + flows.size() * RECORD + padding);
    for (Flow flow : flows) {
      out.four(flow.source()).four(flow.destination());
      out.two(flow.ports().client()).two(flow.ports().server());
      out.one(flow.protocol()).one(flow.tcpFlags());
      out.four(flow.seen().packets()).four(flow.seen().bytes());
      out.four(uptime(flow.start() / MILLIS)).four(uptime(flow.end() / MILLIS)).four(rate);
    }
    for (int i = 0; i < padding; i++) {
      out.one(0);
    }
    return out.toBytes();
  }

  @Override
  long step(int records) {
    return 1;
  }
}

package org.hansho.testkit.network.export;

import java.util.List;
import org.hansho.testkit.network.Flow;

/** IPFIX: each message brings its template; sampling by interval and space in each record. */
public final class Ipfix extends ExportPackets {
  private static final int TEMPLATE = 300;
  private static final int[][] FIELDS = {
    {8, 4}, {12, 4}, {7, 2}, {11, 2}, {4, 1}, {6, 1}, {2, 8}, {1, 8}, {152, 8}, {153, 8}, {305, 4},
    {306, 4}
  };
  private static final int RECORD = 54;
  private static final int HEADER = 16;

  private final int rate;

  /** An export that samples one packet in so many. */
  public Ipfix(int rate) {
    this.rate = rate;
  }

  @Override
  byte[] packet(List<Flow> flows, long millis, long number) {
    int template = 8 + FIELDS.length * 4;
    int data = 4 + flows.size() * RECORD;
    Octets out = new Octets().two(10).two(HEADER + template + data);
    out.four((millis + 999) / 1000).four(number).four(1);
    out.two(2).two(template).two(TEMPLATE).two(FIELDS.length);
    for (int[] field : FIELDS) {
      out.two(field[0]).two(field[1]);
    }
    out.two(TEMPLATE).two(data);
    for (Flow flow : flows) {
      out.four(flow.source()).four(flow.destination());
      out.two(flow.ports().client()).two(flow.ports().server());
      out.one(flow.protocol()).one(flow.tcpFlags());
      out.eight(flow.seen().packets()).eight(flow.seen().bytes());
      out.eight(flow.start() / MILLIS).eight(flow.end() / MILLIS).four(1).four(rate - 1L);
    }
    return out.toBytes();
  }

  @Override
  long step(int records) {
    return records;
  }
}

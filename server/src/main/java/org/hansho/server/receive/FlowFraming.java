package org.hansho.server.receive;

import java.net.InetSocketAddress;
import org.hansho.format.flow.ReceivedPacket;

/**
 * A datagram is one export packet of NetFlow, IPFIX or sFlow; whose it is and when it came is kept
 * with it. What begins like none of them is refused. Belongs to one thread.
 */
final class FlowFraming implements Datagrams.Framing {
  private static final int LONGEST = 65_535;

  private final byte[] framed = new byte[LONGEST + ReceivedPacket.ADDED];

  @Override
  public String frame(
      byte[] datagram, int length, InetSocketAddress sender, long arrival, Datagrams.Frame into) {
    if (length > LONGEST || !ReceivedPacket.isExport(datagram, length)) {
      return "no-flow-packet";
    }
    byte[] address = sender.getAddress().getAddress();
    into.add(framed, ReceivedPacket.write(datagram, length, address, arrival, framed));
    return "";
  }
}

package org.hansho.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Export packets of NetFlow v5, as the router of the invented company sends them. A line of the
 * story is a flow: address and port it comes from, address and port it goes to, packets, bytes, and
 * the seconds it took.
 */
final class NetflowPackets {
  /** The format that reads them. */
  static final String FORMAT = "flow-exports";

  /** Most flows of a packet. */
  static final int MOST = 30;

  private static final int HEADER = 24;
  private static final int RECORD = 48;
  private static final int SEQUENCE = 16;
  private static final int PARTS = 7;
  private static final int VERSION = 5;
  private static final int TCP = 6;

  /** SYN, PSH, ACK and FIN. */
  private static final int FLAGS = 0x1b;

  private static final int INTERFACES = 1 << 16 | 2;
  private static final long MILLIS = 1_000L;

  private NetflowPackets() {}

  /**
   * A packet without its number.
   *
   * @param at when the flows have ended and are exported
   * @param lines one flow each, {@link #MOST} at most
   * @throws IllegalArgumentException if a line is no flow; the author's error
   */
  static byte[] of(Instant at, String lines) {
    List<String> flows = lines.lines().filter(line -> !line.isBlank()).toList();
    if (flows.isEmpty() || flows.size() > MOST) {
      throw new IllegalArgumentException(flows.size() + " flows in a packet");
    }
    ByteBuffer packet = ByteBuffer.allocate(HEADER + flows.size() * RECORD);
    packet.putShort((short) VERSION).putShort((short) flows.size());
    packet.putInt((int) at.toEpochMilli());
    packet.putInt((int) at.getEpochSecond()).putInt(at.getNano());
    packet.putInt(0).putInt(0);
    flows.forEach(flow -> write(flow, at, packet));
    return packet.array();
  }

  private static void write(String flow, Instant at, ByteBuffer packet) {
    String[] parts = flow.strip().split(" +");
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("no flow: " + flow);
    }
    int took = (int) (Double.parseDouble(parts[6]) * MILLIS);
    packet.put(address(parts[0])).put(address(parts[2])).putInt(0).putInt(INTERFACES);
    packet.putInt(Integer.parseInt(parts[4])).putInt(Integer.parseInt(parts[5]));
    packet.putInt((int) at.toEpochMilli() - took).putInt((int) at.toEpochMilli());
    packet
        .putShort((short) Integer.parseInt(parts[1]))
        .putShort((short) Integer.parseInt(parts[3]));
    packet.put((byte) 0).put((byte) FLAGS).put((byte) TCP).put((byte) 0);
    packet.putInt(0).putInt(0);
  }

  private static byte[] address(String text) {
    try {
      if (!text.matches("[0-9.]+")) {
        throw new IllegalArgumentException("no address: " + text);
      }
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("no address: " + text, impossible);
    }
  }

  /** The same packets, in their order, each with the number of flows that were exported before. */
  static List<Sending> numbered(List<Sending> packets) {
    List<Sending> numbered = new ArrayList<>();
    int flows = 0;
    for (Sending packet : packets) {
      byte[] bytes = packet.bytes().clone();
      ByteBuffer.wrap(bytes).putInt(SEQUENCE, flows);
      flows += ByteBuffer.wrap(bytes).getShort(2);
      numbered.add(new Sending(packet.at(), packet.source(), bytes));
    }
    return numbered;
  }
}

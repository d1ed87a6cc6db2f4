package org.hansho.testkit.traffic;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Writes flow records as NetFlow v5, whose header names the sampling interval. Source: Cisco,
 * "NetFlow Export Datagram Format", version 5.
 */
public final class ExportedFlows implements FlowSink {
  private static final int HEADER = 24;
  private static final int RECORD = 48;
  private static final int MOST = 30;
  private static final long UPTIME = 3_600_000L;
  private static final int SYSTEMATIC = 1 << 14;

  private final int sampling;
  private final Consumer<byte[]> packets;
  private final ByteBuffer records = ByteBuffer.allocate(MOST * RECORD);
  private int count;
  private long latest;

  /** When the exporter started, one to two hours before the first record of a packet. */
  private long boot;

  private int sequence;

  /**
   * A writer.
   *
   * @param sampling one packet in so many is looked at, at most 16,383
   * @param packets takes each export packet
   */
  public ExportedFlows(int sampling, Consumer<byte[]> packets) {
    this.sampling = sampling;
    this.packets = packets;
  }

  @Override
  public void accept(FlowRecord flow) {
    long end = flow.end() / 1_000;
    if (count == MOST || (count > 0 && end - latest > 100)) {
      flush();
    }
    if (count == 0) {
      latest = end;
      boot = end / UPTIME * UPTIME - UPTIME;
    }
    latest = Math.max(latest, end);
    records.putInt(flow.source()).putInt(flow.destination()).putInt(0).putInt(0);
    records.putInt((int) flow.packets()).putInt((int) flow.bytes());
    records.putInt((int) (flow.start() / 1_000 - boot)).putInt((int) (end - boot));
    records.putShort((short) flow.sourcePort()).putShort((short) flow.destinationPort());
    records.put((byte) 0).put((byte) flow.flags()).put((byte) flow.protocol()).put((byte) 0);
    records.putLong(0);
    count++;
  }

  /** Writes what was collected. */
  public void flush() {
    if (count == 0) {
      return;
    }
    ByteBuffer packet = ByteBuffer.allocate(HEADER + count * RECORD);
    long now = latest + 1;
    packet.putShort((short) 5).putShort((short) count).putInt((int) (now - boot));
    packet.putInt((int) (now / 1_000)).putInt((int) (now % 1_000 * 1_000_000));
    packet.putInt(sequence).putShort((short) 0);
    packet.putShort((short) (sampling > 1 ? SYSTEMATIC | sampling : 0));
    packet.put(records.array(), 0, count * RECORD);
    sequence += count;
    records.clear();
    count = 0;
    packets.accept(packet.array());
  }
}

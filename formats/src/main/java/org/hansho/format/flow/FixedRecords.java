package org.hansho.format.flow;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Decodes NetFlow v5, whose records have one fixed layout.
 *
 * <p>Native fields have the names of the information elements that mean the same. Source: Cisco,
 * NetFlow export datagram formats, version 5. Belongs to one thread.
 */
final class FixedRecords {
  private static final int HEADER_BYTES = 24;
  private static final int RECORD_BYTES = 48;
  private static final long MILLIS = 1_000_000L;

  /** Offset, length and element of each part of a record that has an element. */
  private static final int[][] LAYOUT = {
    {0, 4, 8}, {4, 4, 12}, {8, 4, 15}, {12, 2, 10}, {14, 2, 14}, {16, 4, 2}, {20, 4, 1},
    {24, 4, 22}, {28, 4, 21}, {32, 2, 7}, {34, 2, 11}, {37, 1, 6}, {38, 1, 4}, {39, 1, 5},
    {40, 2, 16}, {42, 2, 17}, {44, 1, 9}, {45, 1, 13}
  };

  private final Exporters exporters;
  private final FlowEvents events;
  private final HeaderFields header;
  private final ElementText text = new ElementText();
  private final ElementType[] types = new ElementType[LAYOUT.length];
  private final int[] fieldIds = new int[LAYOUT.length];
  private final int engineType;
  private final int engineId;
  private final int samplingInterval;
  private final int samplingAlgorithm;

  FixedRecords(Fields fields, HeaderFields header, Exporters exporters, FlowEvents events) {
    this.exporters = exporters;
    this.events = events;
    this.header = header;
    for (int i = 0; i < LAYOUT.length; i++) {
      Element element = Elements.of(0, LAYOUT[i][2]);
      types[i] = element.type();
      fieldIds[i] = fields.id(element.name());
    }
    engineType = fields.id("engineType");
    engineId = fields.id("engineId");
    samplingInterval = fields.id("samplingInterval");
    samplingAlgorithm = fields.id("samplingAlgorithm");
  }

  @Nullable Fault decode(ExportPacket packet, EventSink sink) {
    byte[] bytes = packet.bytes;
    int from = packet.from;
    if (packet.to - from < HEADER_BYTES) {
      return FlowFaults.HEADER;
    }
    int count = readHeader(packet);
    int whole = Math.min(count, (packet.to - from - HEADER_BYTES) / RECORD_BYTES);
    packet.startFlow();
    packet.known = exporters.domain(packet.flow, 5, packet.domain);
    long missing = packet.known.missing((int) packet.sequence, count);
    int sampling = BigEndian.two(bytes, from + 22);
    for (int i = 0; i < whole; i++) {
      int at = from + HEADER_BYTES + i * RECORD_BYTES;
      packet.startFlow();
      packet.flow.missing = i == 0 ? missing : 0;
      record(packet, at, sampling & 0x3FFF, packet.flow);
      events.begin(packet.positionOf(at), FlowClasses.NETFLOW);
      addNative(events.event(), packet, at, sampling);
      events.emit(packet.flow, sink);
    }
    return whole < count ? FlowFaults.FEWER_RECORDS : null;
  }

  private static int readHeader(ExportPacket packet) {
    byte[] bytes = packet.bytes;
    int from = packet.from;
    packet.version = 5;
    packet.flowClass = FlowClasses.NETFLOW;
    packet.uptimeMillis = BigEndian.unsignedFour(bytes, from + 4);
    packet.exportMillis =
        BigEndian.unsignedFour(bytes, from + 8) * 1000
            + BigEndian.unsignedFour(bytes, from + 12) / MILLIS;
    packet.sequence = BigEndian.unsignedFour(bytes, from + 16);
    packet.domain = BigEndian.two(bytes, from + 20);
    return BigEndian.two(bytes, from + 2);
  }

  private static void record(ExportPacket packet, int at, int interval, Flow flow) {
    byte[] bytes = packet.bytes;
    flow.source(4, 0, BigEndian.unsignedFour(bytes, at));
    flow.destination(4, 0, BigEndian.unsignedFour(bytes, at + 4));
    flow.ingress = BigEndian.two(bytes, at + 12);
    flow.egress = BigEndian.two(bytes, at + 14);
    flow.packets = BigEndian.unsignedFour(bytes, at + 16);
    flow.bytes = BigEndian.unsignedFour(bytes, at + 20);
    flow.start = atUptime(packet, BigEndian.four(bytes, at + 24));
    flow.end = atUptime(packet, BigEndian.four(bytes, at + 28));
    flow.sourcePort = BigEndian.two(bytes, at + 32);
    flow.destinationPort = BigEndian.two(bytes, at + 34);
    flow.tcpFlags = bytes[at + 37] & 0xFF;
    flow.protocol = bytes[at + 38] & 0xFF;
    if (interval > 0) {
      flow.samplingRate = interval;
      flow.sampling = Flow.Sampling.ANNOUNCED;
    }
  }

  private static long atUptime(ExportPacket packet, int uptime) {
    return packet.exportNanos() - ((int) packet.uptimeMillis - uptime) * MILLIS;
  }

  private void addNative(Event event, ExportPacket packet, int at, int sampling) {
    for (int i = 0; i < LAYOUT.length; i++) {
      if (fieldIds[i] != Fields.UNREAD) {
        text.add(event, fieldIds[i], types[i], packet.bytes, at + LAYOUT[i][0], LAYOUT[i][1]);
      }
    }
    header.add(event, packet, 0);
    header.number(event, engineType, packet.domain >>> 8);
    header.number(event, engineId, packet.domain & 0xFF);
    header.number(event, samplingInterval, sampling & 0x3FFF);
    header.number(event, samplingAlgorithm, sampling >>> 14);
  }
}

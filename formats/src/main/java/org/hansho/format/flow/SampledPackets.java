package org.hansho.format.flow;

import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Decodes sFlow v5: samples of packets become flows of one packet, counter samples events of their
 * own.
 *
 * <p>The bytes of a flow are those of its IP packet, not of the frame. A packet of sFlow does not
 * say when it was sent; the time is that of its capture, if there was one. Source: sFlow version 5
 * (sflow.org). Belongs to one thread.
 */
final class SampledPackets {
  private static final int FLOW_SAMPLE = 1;
  private static final int COUNTER_SAMPLE = 2;
  private static final int EXPANDED_FLOW_SAMPLE = 3;
  private static final int EXPANDED_COUNTER_SAMPLE = 4;
  private static final int MOST_SAMPLES = 4096;
  private static final int UNKNOWN_INTERFACE = 0x3FFF_FFFF;

  private final Exporters exporters;
  private final HeaderFields header;
  private final FlowEvents events;
  private final PacketHeaders headers = new PacketHeaders();
  private final InterfaceCounters counters;
  private final int drops;
  private final int pool;

  /** Lost before the packet; reported by its first sample. */
  private long missing;

  SampledPackets(Fields fields, HeaderFields header, Exporters exporters, FlowEvents events) {
    this.exporters = exporters;
    this.header = header;
    this.events = events;
    this.counters = new InterfaceCounters(fields, events);
    drops = fields.id("sflow.drops");
    pool = fields.id("sflow.sample_pool");
  }

  /** Bytes up to the first sample, by the type of the agent's address; -1 for an unknown type. */
  static int headerBytes(int addressType) {
    return switch (addressType) {
      case 1 -> 28;
      case 2 -> 40;
      default -> -1;
    };
  }

  @Nullable Fault decode(ExportPacket packet, EventSink sink) {
    byte[] bytes = packet.bytes;
    int from = packet.from;
    int headerBytes = packet.to - from < 8 ? -1 : headerBytes(BigEndian.four(bytes, from + 4));
    if (headerBytes < 0 || packet.to - from < headerBytes) {
      return FlowFaults.HEADER;
    }
    readHeader(packet, headerBytes);
    int samples = BigEndian.four(bytes, from + headerBytes - 4);
    if (samples < 0) {
      return FlowFaults.FEWER_SAMPLES;
    }
    int at = from + headerBytes;
    for (int i = 0; i < samples; i++) {
      if (i == MOST_SAMPLES || packet.to - at < 8) {
        return FlowFaults.FEWER_SAMPLES;
      }
      int length = BigEndian.four(bytes, at + 4);
      if (length < 0 || length > packet.to - at - 8) {
        return FlowFaults.LONG_SAMPLE;
      }
      Fault fault = sample(packet, BigEndian.four(bytes, at), at + 8, at + 8 + length, sink);
      ExportDecoder.report(fault, packet, at, at + 8 + length, sink);
      at += 8 + length;
    }
    return null;
  }

  private void readHeader(ExportPacket packet, int headerBytes) {
    byte[] bytes = packet.bytes;
    int from = packet.from;
    packet.version = 5;
    packet.exportMillis = -1;
    if (headerBytes == 28) {
      packet.agent.observer(4, 0, BigEndian.unsignedFour(bytes, from + 8));
    } else {
      packet.agent.observer(6, BigEndian.eight(bytes, from + 8), BigEndian.eight(bytes, from + 16));
    }
    int behindAddress = from + headerBytes - 16;
    packet.domain = BigEndian.unsignedFour(bytes, behindAddress);
    packet.sequence = BigEndian.unsignedFour(bytes, behindAddress + 4);
    packet.uptimeMillis = BigEndian.unsignedFour(bytes, behindAddress + 8);
    packet.startFlow();
    packet.known = exporters.domain(packet.flow, 105, packet.domain);
    missing = packet.known.missing((int) packet.sequence, 1);
  }

  private @Nullable Fault sample(
      ExportPacket packet, int format, int from, int end, EventSink sink) {
    return switch (format) {
      case FLOW_SAMPLE -> flowSample(packet, from, end, false, sink);
      case EXPANDED_FLOW_SAMPLE -> flowSample(packet, from, end, true, sink);
      case COUNTER_SAMPLE, EXPANDED_COUNTER_SAMPLE ->
          counters.read(packet, from + (format == COUNTER_SAMPLE ? 8 : 12), end, sink);
      default -> null;
    };
  }

  private @Nullable Fault flowSample(
      ExportPacket packet, int from, int end, boolean expanded, EventSink sink) {
    byte[] bytes = packet.bytes;
    int fixed = expanded ? 44 : 32;
    if (end - from < fixed) {
      return FlowFaults.CUT_SAMPLE;
    }
    int at = from + (expanded ? 12 : 8);
    packet.startFlow();
    Flow flow = packet.flow;
    flow.samplingRate = Math.max(1, BigEndian.unsignedFour(bytes, at));
    flow.sampling = Flow.Sampling.RECORDED;
    int interfaces = at + 12;
    flow.ingress = interfaceAt(bytes, interfaces, expanded);
    flow.egress = interfaceAt(bytes, interfaces + (expanded ? 8 : 4), expanded);
    flow.missing = missing;
    if (!readRecords(packet, from + fixed, end)) {
      return null;
    }
    missing = 0;
    flow.packets = 1;
    events.begin(packet.positionOf(from - 8), FlowClasses.SFLOW);
    header.add(events.event(), packet, 0);
    header.number(events.event(), pool, BigEndian.unsignedFour(bytes, at + 4));
    header.number(events.event(), drops, BigEndian.unsignedFour(bytes, at + 8));
    events.emit(flow, sink);
    return null;
  }

  /** An interface number; expanded samples have its kind before it. */
  private static long interfaceAt(byte[] bytes, int at, boolean expanded) {
    int kind = expanded ? BigEndian.four(bytes, at) : BigEndian.four(bytes, at) >>> 30;
    int number =
        expanded ? BigEndian.four(bytes, at + 4) : BigEndian.four(bytes, at) & UNKNOWN_INTERFACE;
    return kind == 0 && number != 0 && number != UNKNOWN_INTERFACE
        ? number & 0xFFFF_FFFFL
        : Flow.UNSAID;
  }

  /** Reads the records of a sample until one describes the packet. */
  private boolean readRecords(ExportPacket packet, int from, int end) {
    int at = from;
    boolean described = false;
    while (end - at >= 8 && !described) {
      int format = BigEndian.four(packet.bytes, at);
      int length = BigEndian.four(packet.bytes, at + 4);
      if (length < 0 || length > end - at - 8) {
        return false;
      }
      described =
          switch (format) {
            case 1 -> rawHeader(packet, at + 8, length);
            case 3 -> network(packet, at + 8, length, 4);
            case 4 -> network(packet, at + 8, length, 6);
            default -> false;
          };
      at += 8 + (length + 3 & ~3);
    }
    return described;
  }

  private boolean rawHeader(ExportPacket packet, int at, int length) {
    if (length < 16) {
      return false;
    }
    int size = BigEndian.four(packet.bytes, at + 12);
    if (size < 0 || size > length - 16) {
      return false;
    }
    LinkType link =
        switch (BigEndian.four(packet.bytes, at)) {
          case 1 -> LinkType.ETHERNET;
          case 7 -> LinkType.PPP;
          case 11, 12 -> LinkType.RAW;
          default -> LinkType.UNKNOWN;
        };
    if (!headers.read(link, packet.bytes, at + 16, at + 16 + size)) {
      return false;
    }
    packet.flow.take(headers);
    packet.flow.bytes = headers.networkBytes;
    return true;
  }

  /** The record of an IP packet whose fields were taken out by the agent. */
  private static boolean network(ExportPacket packet, int at, int length, int family) {
    int address = family == 4 ? 4 : 16;
    if (length < 8 + 2 * address + 12) {
      return false;
    }
    byte[] bytes = packet.bytes;
    Flow flow = packet.flow;
    flow.bytes = BigEndian.unsignedFour(bytes, at);
    flow.protocol = BigEndian.four(bytes, at + 4) & 0xFF;
    int source = at + 8;
    int destination = source + address;
    flow.source(family, high(bytes, source, family), low(bytes, source, family));
    flow.destination(family, high(bytes, destination, family), low(bytes, destination, family));
    int ports = destination + address;
    flow.sourcePort = BigEndian.unsignedFour(bytes, ports);
    flow.destinationPort = BigEndian.unsignedFour(bytes, ports + 4);
    flow.tcpFlags = flow.protocol == 6 ? BigEndian.unsignedFour(bytes, ports + 8) : Flow.UNSAID;
    return true;
  }

  private static long high(byte[] bytes, int at, int family) {
    return family == 4 ? 0 : BigEndian.eight(bytes, at);
  }

  private static long low(byte[] bytes, int at, int family) {
    return family == 4 ? BigEndian.unsignedFour(bytes, at) : BigEndian.eight(bytes, at + 8);
  }
}

package org.hansho.format.flow;

import org.hansho.event.Event;
import org.hansho.event.Fields;

/**
 * Decodes one data record by its template: native fields into the event, roles into the flow.
 *
 * <p>Linear in the fields of the template; allocates nothing. Belongs to one thread.
 */
final class RecordDecoder {
  /** What {@link #decode} returns for a record that ends beyond its set. */
  static final int CUT = -1;

  private static final long NANOS = 1_000_000_000L;
  private static final long MILLIS = 1_000_000L;
  private static final long MICROS = 1_000L;
  private static final long UNSAID = -1;

  private final ElementText text = new ElementText();
  private final PacketHeaders headers = new PacketHeaders();

  // What a record says besides the flow itself.
  private long otherBytes;
  private long otherPackets;
  private long startUptime;
  private long endUptime;
  private long duration;
  private long taken;
  private long space;
  private long rate;
  private long sampler;
  private long systemInit;
  private boolean sawPacket;

  /** The line of an options record, or of any record that is described element by element. */
  private final TextLine line;

  RecordDecoder(TextLine line) {
    this.line = line;
  }

  /**
   * Decodes the record that begins at {@code from}.
   *
   * @param event takes the native fields that are read
   * @return the index behind the record, or {@link #CUT}
   */
  int decode(ExportPacket packet, Template template, int from, int to, Event event) {
    reset();
    byte[] bytes = packet.bytes;
    int at = from;
    for (int i = 0; i < template.size(); i++) {
      int length = template.lengths[i];
      if (length == Template.VARIABLE) {
        int head = variable(bytes, at, to);
        if (head == CUT) {
          return CUT;
        }
        length = head >>> 2;
        at += head & 3;
      }
      if (length > to - at) {
        return CUT;
      }
      if (template.roles[i] != Role.NONE && length > 0) {
        take(template.roles[i], packet, at, length);
      }
      if (template.fieldIds[i] != Fields.UNREAD) {
        text.add(event, template.fieldIds[i], template.elements[i].type(), bytes, at, length);
      }
      at += length;
    }
    return at;
  }

  /** Writes the elements of a record into the line, in words; allocates. */
  void describe(ExportPacket packet, Template template, int from, int to) {
    int at = from;
    for (int i = 0; i < template.size(); i++) {
      int length = template.lengths[i];
      if (length == Template.VARIABLE) {
        int head = variable(packet.bytes, at, to);
        if (head == CUT) {
          return;
        }
        length = head >>> 2;
        at += head & 3;
      }
      if (length > to - at) {
        return;
      }
      line.letter(' ');
      line.text(TextLine.ascii(template.elements[i].name()));
      line.letter(' ');
      text.append(line, template.elements[i].type(), packet.bytes, at, length);
      at += length;
    }
  }

  /** Length times four, plus the bytes that say it. */
  private static int variable(byte[] bytes, int at, int to) {
    if (to - at < 1) {
      return CUT;
    }
    int length = bytes[at] & 0xFF;
    if (length < 255) {
      return length << 2 | 1;
    }
    return to - at < 3 ? CUT : BigEndian.two(bytes, at + 1) << 2 | 3;
  }

  private void reset() {
    otherBytes = UNSAID;
    otherPackets = UNSAID;
    startUptime = UNSAID;
    endUptime = UNSAID;
    duration = UNSAID;
    taken = UNSAID;
    space = UNSAID;
    rate = UNSAID;
    sampler = UNSAID;
    systemInit = UNSAID;
    sawPacket = false;
  }

  private void take(Role role, ExportPacket packet, int at, int length) {
    byte[] bytes = packet.bytes;
    Flow flow = packet.flow;
    switch (role) {
      case SOURCE, DESTINATION, EXPORTER -> takeAddress(role, bytes, at, length, flow);
      case FRAME_SECTION -> sawPacket |= headers.read(LinkType.ETHERNET, bytes, at, at + length);
      case PACKET_SECTION -> sawPacket |= headers.readNetwork(bytes, at, at + length);
      case START_NTP -> flow.start = ElementText.ntpNanos(bytes, at, length);
      case END_NTP -> flow.end = ElementText.ntpNanos(bytes, at, length);
      case OBSERVED_NTP -> flow.observed = ElementText.ntpNanos(bytes, at, length);
      case SAMPLING_PROBABILITY -> takeProbability(bytes, at, length);
      default -> {
        if (length <= 8) {
          takeNumber(role, BigEndian.unsigned(bytes, at, length), flow);
        }
      }
    }
  }

  private static void takeAddress(Role role, byte[] bytes, int at, int length, Flow flow) {
    int family = length == 4 ? 4 : length == 16 ? 6 : 0;
    if (family == 0) {
      return;
    }
    long high = family == 4 ? 0 : BigEndian.eight(bytes, at);
    long low = family == 4 ? BigEndian.unsignedFour(bytes, at) : BigEndian.eight(bytes, at + 8);
    boolean unspecified = high == 0 && low == 0;
    switch (role) {
      case SOURCE -> {
        if (flow.sourceFamily == 0 || !unspecified) {
          flow.source(family, high, low);
        }
      }
      case DESTINATION -> {
        if (flow.destinationFamily == 0 || !unspecified) {
          flow.destination(family, high, low);
        }
      }
      default -> {
        if (!unspecified) {
          flow.observer(family, high, low);
        }
      }
    }
  }

  private void takeProbability(byte[] bytes, int at, int length) {
    double probability =
        switch (length) {
          case 4 -> Float.intBitsToFloat(BigEndian.four(bytes, at));
          case 8 -> Double.longBitsToDouble(BigEndian.eight(bytes, at));
          default -> 0;
        };
    if (probability > 1e-9 && probability <= 1) {
      rate = Math.round(1 / probability);
    }
  }

  private void takeNumber(Role role, long value, Flow flow) {
    switch (role) {
      case SOURCE_PORT -> flow.sourcePort = value;
      case OTHER_SOURCE_PORT -> flow.sourcePort = flow.sourcePort < 0 ? value : flow.sourcePort;
      case DESTINATION_PORT -> flow.destinationPort = value;
      case OTHER_DESTINATION_PORT ->
          flow.destinationPort = flow.destinationPort < 0 ? value : flow.destinationPort;
      case PROTOCOL -> flow.protocol = value & 0xFF;
      case BYTES -> flow.bytes = value;
      case OTHER_BYTES -> otherBytes = value;
      case PACKETS -> flow.packets = value;
      case OTHER_PACKETS -> otherPackets = value;
      case REVERSE_BYTES -> flow.reverseBytes = value;
      case REVERSE_PACKETS -> flow.reversePackets = value;
      case TCP_FLAGS -> flow.tcpFlags = Math.max(flow.tcpFlags, 0) | (value & 0xFFF);
      case REVERSE_TCP_FLAGS ->
          flow.reverseTcpFlags = Math.max(flow.reverseTcpFlags, 0) | (value & 0xFFF);
      case INGRESS -> flow.ingress = value;
      case EGRESS -> flow.egress = value;
      default -> takeTimeOrSampling(role, value, flow);
    }
  }

  private void takeTimeOrSampling(Role role, long value, Flow flow) {
    switch (role) {
      case START_UPTIME -> startUptime = value;
      case END_UPTIME -> endUptime = value;
      case START_SECONDS -> flow.start = ElementText.scaled(value, NANOS);
      case END_SECONDS -> flow.end = ElementText.scaled(value, NANOS);
      case START_MILLISECONDS -> flow.start = ElementText.scaled(value, MILLIS);
      case END_MILLISECONDS -> flow.end = ElementText.scaled(value, MILLIS);
      case OBSERVED_SECONDS -> flow.observed = ElementText.scaled(value, NANOS);
      case OBSERVED_MILLISECONDS -> flow.observed = ElementText.scaled(value, MILLIS);
      case START_DELTA -> flow.start = before(flow.observed, value);
      case END_DELTA -> flow.end = before(flow.observed, value);
      case DURATION_MILLISECONDS -> duration = ElementText.scaled(value, MILLIS);
      case DURATION_MICROSECONDS -> duration = ElementText.scaled(value, MICROS);
      case SYSTEM_INIT -> systemInit = value;
      case SAMPLING_RATE -> rate = value;
      case SAMPLING_TAKEN -> taken = value;
      case SAMPLING_SPACE -> space = value;
      case SAMPLER -> sampler = value;
      default -> {}
    }
  }

  private static long before(long time, long micros) {
    long nanos = ElementText.scaled(micros, MICROS);
    return time == Event.NO_TIME || nanos == Event.NO_TIME ? Event.NO_TIME : time - nanos;
  }

  /** Puts together what the fields of a flow record said. */
  void complete(ExportPacket packet) {
    Flow flow = packet.flow;
    Domain domain = packet.known;
    if (systemInit >= 0) {
      domain.systemInitMillis = systemInit;
    }
    if (sawPacket && flow.sourceFamily == 0) {
      flow.take(headers);
      flow.packets = flow.packets < 0 ? 1 : flow.packets;
      flow.bytes = flow.bytes < 0 ? headers.networkBytes : flow.bytes;
    }
    flow.bytes = flow.bytes > 0 || otherBytes < 0 ? flow.bytes : otherBytes;
    flow.packets = flow.packets > 0 || otherPackets < 0 ? flow.packets : otherPackets;
    completeTimes(packet, domain, flow);
    long recorded = samplingRate();
    if (recorded > 0) {
      flow.samplingRate = recorded;
      flow.sampling = Flow.Sampling.RECORDED;
    }
    domain.sample(flow, sampler);
  }

  private void completeTimes(ExportPacket packet, Domain domain, Flow flow) {
    if (flow.start == Event.NO_TIME && startUptime >= 0) {
      flow.start = atUptime(packet, domain, startUptime);
    }
    if (flow.end == Event.NO_TIME && endUptime >= 0) {
      flow.end = atUptime(packet, domain, endUptime);
      if (flow.end == Event.NO_TIME && startUptime >= 0) {
        // The clock's zero is unknown: the flow is taken to have ended when it was exported.
        flow.end = flow.observed;
        flow.start = flow.observed - Math.max(0, (int) (endUptime - startUptime)) * MILLIS;
      }
    }
    if (duration > 0 && flow.start != Event.NO_TIME && flow.end == Event.NO_TIME) {
      flow.end = flow.start + duration;
    } else if (duration > 0 && flow.start == Event.NO_TIME && flow.end != Event.NO_TIME) {
      flow.start = flow.end - duration;
    }
  }

  /** The uptime has 32 bits and begins anew every 49 days, so differences are taken in 32 bits. */
  private static long atUptime(ExportPacket packet, Domain domain, long uptime) {
    if (packet.uptimeMillis >= 0) {
      int back = (int) (packet.uptimeMillis - uptime);
      return packet.exportNanos() - back * MILLIS;
    }
    return domain.atUptime(uptime);
  }

  /** What the record says of sampling as one packet in so many; 0 if nothing. */
  private long samplingRate() {
    if (taken > 0 && space >= 0) {
      return Math.max(1, (taken + space) / taken);
    }
    return Math.max(rate, 0);
  }

  /** Notes what an options record announces. */
  void announce(Domain domain) {
    domain.announce(sampler, samplingRate());
    if (systemInit >= 0) {
      domain.systemInitMillis = systemInit;
    }
  }
}

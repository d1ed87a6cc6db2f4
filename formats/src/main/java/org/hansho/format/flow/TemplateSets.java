package org.hansho.format.flow;

import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Decodes NetFlow v9 (RFC 3954) and IPFIX (RFC 7011): sets of templates and of records laid out by
 * them.
 *
 * <p>A set of records whose template was not announced yet, or not any more, is reported and
 * skipped. Belongs to one thread.
 */
final class TemplateSets {
  private static final int NINE = 9;
  private static final byte[] OPTIONS = TextLine.ascii(" options of domain ");

  private final Exporters exporters;
  private final HeaderFields header;
  private final FlowEvents events;
  private final TemplateReader templates;
  private final RecordDecoder records;

  /** Records lost before this packet, which its first flow reports. */
  private long missing;

  /** Records read, which IPFIX counts. */
  private int read;

  TemplateSets(Fields fields, HeaderFields header, Exporters exporters, FlowEvents events) {
    this.exporters = exporters;
    this.header = header;
    this.events = events;
    this.templates = new TemplateReader(fields);
    this.records = new RecordDecoder(events.line());
  }

  @Nullable Fault decode(ExportPacket packet, EventSink sink) {
    int headerBytes = readHeader(packet);
    if (headerBytes < 0) {
      return FlowFaults.HEADER;
    }
    packet.startFlow();
    Domain domain = exporters.domain(packet.flow, packet.version, packet.domain);
    packet.known = domain;
    int sequence = (int) packet.sequence;
    missing = domain.missing(sequence, packet.version == NINE ? 1 : 0);
    read = 0;
    int at = packet.from + headerBytes;
    Fault fault = null;
    while (packet.to - at >= 4) {
      int length = BigEndian.two(packet.bytes, at + 2);
      if (length < 4) {
        // Zeros fill up the packet.
        return BigEndian.four(packet.bytes, at) == 0 ? null : FlowFaults.SHORT_SET;
      }
      int end = at + length;
      if (end > packet.to) {
        end = packet.to;
        fault = FlowFaults.LONG_SET;
      }
      Fault faultOfSet = set(packet, at, end, sink);
      ExportDecoder.report(faultOfSet, packet, at, end, sink);
      at = end;
    }
    if (packet.version != NINE) {
      domain.missing(sequence, read);
    }
    return fault == null && isCut(packet) ? FlowFaults.CUT_MESSAGE : fault;
  }

  /** Whether a message of IPFIX is longer than what is there of it. */
  private static boolean isCut(ExportPacket packet) {
    return packet.version != NINE
        && BigEndian.two(packet.bytes, packet.from + 2) > packet.to - packet.from;
  }

  private static int readHeader(ExportPacket packet) {
    byte[] bytes = packet.bytes;
    int from = packet.from;
    int version = BigEndian.two(bytes, from);
    int headerBytes = version == NINE ? 20 : 16;
    if (packet.to - from < headerBytes) {
      return -1;
    }
    packet.version = version;
    packet.flowClass = version == NINE ? FlowClasses.NETFLOW : FlowClasses.IPFIX;
    packet.uptimeMillis = version == NINE ? BigEndian.unsignedFour(bytes, from + 4) : -1;
    packet.exportMillis = BigEndian.unsignedFour(bytes, from + headerBytes - 12) * 1000;
    packet.sequence = BigEndian.unsignedFour(bytes, from + headerBytes - 8);
    packet.domain = BigEndian.unsignedFour(bytes, from + headerBytes - 4);
    if (version != NINE) {
      int length = BigEndian.two(bytes, from + 2);
      packet.to = Math.min(packet.to, from + Math.max(length, headerBytes));
    }
    return headerBytes;
  }

  private @Nullable Fault set(ExportPacket packet, int from, int end, EventSink sink) {
    Domain domain = packet.known;
    int id = BigEndian.two(packet.bytes, from);
    int templateSet = packet.version == NINE ? 0 : 2;
    if (id == templateSet || id == templateSet + 1) {
      int before = domain.fieldCount();
      Fault fault = templates.read(packet, from + 4, end, id != templateSet, domain);
      exporters.changedFields(domain.fieldCount() - before);
      return fault;
    }
    if (id < 256) {
      return FlowFaults.RESERVED_SET;
    }
    Template template = domain.template(id);
    if (template == null) {
      return FlowFaults.UNKNOWN_TEMPLATE;
    }
    int at = from + 4;
    while (end - at >= template.leastBytes) {
      int next = record(packet, template, at, end, sink);
      if (next == RecordDecoder.CUT) {
        return FlowFaults.CUT_RECORD;
      }
      at = next;
    }
    return null;
  }

  private int record(ExportPacket packet, Template template, int from, int end, EventSink sink) {
    packet.startFlow();
    if (template.options) {
      return options(packet, template, from, end, sink);
    }
    Flow flow = packet.flow;
    events.begin(packet.positionOf(from), packet.flowClass);
    int next = records.decode(packet, template, from, end, events.event());
    if (next != RecordDecoder.CUT) {
      read++;
      flow.missing = missing;
      missing = 0;
      records.complete(packet);
      header.add(events.event(), packet, template.id);
      events.emit(flow, sink);
    }
    return next;
  }

  private int options(ExportPacket packet, Template template, int from, int end, EventSink sink) {
    TextLine line = events.line();
    line.clear();
    line.time(packet.exportNanos());
    line.text(OPTIONS);
    line.number(packet.domain);
    records.describe(packet, template, from, end);
    events.beginWithLine(packet.positionOf(from), FlowClasses.OPTIONS);
    int next = records.decode(packet, template, from, end, events.event());
    if (next != RecordDecoder.CUT) {
      read++;
      records.announce(packet.known);
      header.add(events.event(), packet, template.id);
      events.event().setTime(packet.exportNanos());
      events.send(sink);
    }
    return next;
  }
}

package org.hansho.format.flow;

import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the counter samples of sFlow: the generic counters of an interface.
 *
 * <p>Counters of other kinds (of Ethernet, processors, hosts) are stepped over. Source: sFlow
 * version 5, structure if_counters. Belongs to one thread.
 */
final class InterfaceCounters {
  private static final int GENERIC = 1;
  private static final int BYTES = 88;
  private static final byte[] COUNTERS = TextLine.ascii(" counters");

  private static final String[] NAMES = {
    "ifIndex",
    "ifType",
    "ifSpeed",
    "ifDirection",
    "ifStatus",
    "ifInOctets",
    "ifInUcastPkts",
    "ifInMulticastPkts",
    "ifInBroadcastPkts",
    "ifInDiscards",
    "ifInErrors",
    "ifInUnknownProtos",
    "ifOutOctets",
    "ifOutUcastPkts",
    "ifOutMulticastPkts",
    "ifOutBroadcastPkts",
    "ifOutDiscards",
    "ifOutErrors",
    "ifPromiscuousMode"
  };

  private final FlowEvents events;
  private final byte[][] names = new byte[NAMES.length][];
  private final int[] fieldIds = new int[NAMES.length];
  private final int observer;

  InterfaceCounters(Fields fields, FlowEvents events) {
    this.events = events;
    for (int i = 0; i < NAMES.length; i++) {
      names[i] = TextLine.ascii(NAMES[i]);
      fieldIds[i] = fields.id(NAMES[i]);
    }
    observer = fields.id("observer.ip");
  }

  /** Reads a sample whose number of records stands at {@code from}. */
  @Nullable Fault read(ExportPacket packet, int from, int end, EventSink sink) {
    int at = from + 4;
    while (end - at >= 8) {
      int format = BigEndian.four(packet.bytes, at);
      int length = BigEndian.four(packet.bytes, at + 4);
      if (length < 0 || length > end - at - 8) {
        return FlowFaults.LONG_COUNTERS;
      }
      if (format == GENERIC && length >= BYTES) {
        emit(packet, at + 8, sink);
      }
      at += 8 + length;
    }
    return null;
  }

  private void emit(ExportPacket packet, int from, EventSink sink) {
    packet.startFlow();
    TextLine line = events.line();
    line.clear();
    line.time(packet.flow.observed);
    line.text(COUNTERS);
    events.beginWithLine(packet.positionOf(from - 8), FlowClasses.COUNTERS);
    int at = from;
    for (int i = 0; i < NAMES.length; i++) {
      int width = i == 2 || i == 5 || i == 12 ? 8 : 4;
      line.letter(' ');
      line.text(names[i]);
      line.letter(' ');
      int start = line.length;
      line.number(BigEndian.unsigned(packet.bytes, at, width));
      add(fieldIds[i], ValueKind.NUMBER, start);
      at += width;
    }
    line.letter(' ');
    int start = line.length;
    Flow flow = packet.flow;
    line.address(flow.observerFamily, flow.observerHigh, flow.observerLow);
    add(observer, ValueKind.STRING, start);
    events.event().setTime(flow.observed);
    events.send(sink);
  }

  private void add(int field, ValueKind kind, int start) {
    if (field != Fields.UNREAD) {
      events.event().add(field, kind, start, events.line().length - start);
    }
  }
}

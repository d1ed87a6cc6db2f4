package org.hansho.format.flow;

import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.record.EventSink;

/**
 * Makes events of flows.
 *
 * <p>Binary records cannot be shown to a person, so the record of an event is a line that describes
 * the flow in words, always the same for the same flow whatever is read of it; the common fields
 * are slices of that line. Native fields are added by the decoder between {@link #begin} and {@link
 * #emit}. Allocates nothing per flow; belongs to one thread.
 */
final class FlowEvents {
  private static final byte[] ARROW = TextLine.ascii(" > ");
  private static final byte[] START = TextLine.ascii(" start ");
  private static final byte[] END = TextLine.ascii(" end ");
  private static final byte[] FLAGS = TextLine.ascii(" flags ");
  private static final byte[] BACK = TextLine.ascii(" back");
  private static final byte[] PACKETS = TextLine.ascii(" packets ");
  private static final byte[] BYTES = TextLine.ascii(" bytes ");
  private static final byte[] TOTAL = TextLine.ascii(" total");
  private static final byte[] FRAGMENTS = TextLine.ascii(" fragments ");
  private static final byte[] SAMPLING = TextLine.ascii(" sampling 1:");
  private static final byte[] OBSERVER = TextLine.ascii(" observer ");
  private static final byte[] DOMAIN = TextLine.ascii(" domain ");
  private static final byte[] IN = TextLine.ascii(" in ");
  private static final byte[] OUT = TextLine.ascii(" out ");
  private static final byte[] MISSING = TextLine.ascii(" missing ");
  private static final byte[][] SAMPLING_SOURCES = {
    TextLine.ascii("assumed"),
    TextLine.ascii("announced"),
    TextLine.ascii("recorded"),
    TextLine.ascii("unsampled")
  };

  private final Event event;
  private final TextLine line = new TextLine();

  private final int sourceIp;
  private final int sourcePort;
  private final int sourceBytes;
  private final int sourcePackets;
  private final int destinationIp;
  private final int destinationPort;
  private final int destinationBytes;
  private final int destinationPackets;
  private final int transport;
  private final int ianaNumber;
  private final int bytes;
  private final int packets;
  private final int fragments;
  private final int tcpFlags;
  private final int reverseTcpFlags;
  private final int start;
  private final int end;
  private final int samplingRate;
  private final int samplingSource;
  private final int observerIp;
  private final int observerDomain;
  private final int ingress;
  private final int egress;
  private final int missing;

  FlowEvents(Fields fields) {
    event = new Event(fields);
    event.setKeywordText(KeywordText.WHOLE_RECORD);
    sourceIp = fields.id("source.ip");
    sourcePort = fields.id("source.port");
    sourceBytes = fields.id("source.bytes");
    sourcePackets = fields.id("source.packets");
    destinationIp = fields.id("destination.ip");
    destinationPort = fields.id("destination.port");
    destinationBytes = fields.id("destination.bytes");
    destinationPackets = fields.id("destination.packets");
    transport = fields.id("network.transport");
    ianaNumber = fields.id("network.iana_number");
    bytes = fields.id("network.bytes");
    packets = fields.id("network.packets");
    fragments = fields.id("network.fragments");
    tcpFlags = fields.id("network.tcp_flags");
    reverseTcpFlags = fields.id("network.reverse_tcp_flags");
    start = fields.id("event.start");
    end = fields.id("event.end");
    samplingRate = fields.id(FlowFields.SAMPLING_RATE);
    samplingSource = fields.id(FlowFields.SAMPLING_SOURCE);
    observerIp = fields.id("observer.ip");
    observerDomain = fields.id("observer.domain");
    ingress = fields.id("observer.ingress.interface.id");
    egress = fields.id("observer.egress.interface.id");
    missing = fields.id("network.missing");
  }

  /** The event under construction. */
  Event event() {
    return event;
  }

  /** The line of the event under construction, for records that are no flows. */
  TextLine line() {
    return line;
  }

  /** Starts the event of a flow whose record stands at a position of the source. */
  void begin(long position, EventClass eventClass) {
    line.clear();
    event.begin(line.bytes, 0, 0, position);
    event.setEventClass(eventClass);
  }

  /** Starts an event whose line is already written. */
  void beginWithLine(long position, EventClass eventClass) {
    event.begin(line.bytes, 0, line.length, position);
    event.setEventClass(eventClass);
  }

  /** Sends the event with the flow's line and common fields. */
  void emit(Flow flow, EventSink sink) {
    line.clear();
    ends(flow);
    amounts(flow);
    observation(flow);
    event.setTime(flow.time());
    send(sink);
  }

  /** Sends the event with the line as it stands. */
  void send(EventSink sink) {
    event.endRecord(line.length);
    sink.event(event);
  }

  private void ends(Flow flow) {
    line.time(flow.time());
    int stamp = line.length;
    line.letter(' ');
    if (flow.protocol >= 0) {
      int from = line.length;
      line.text(Transports.name(flow.protocol));
      added(transport, from);
      line.letter('/');
      from = line.length;
      line.number(flow.protocol);
      added(ianaNumber, from, flow.protocol);
    } else {
      line.letter('-');
    }
    line.letter(' ');
    address(sourceIp, flow.sourceFamily, flow.sourceHigh, flow.sourceLow);
    port(sourcePort, flow.sourcePort);
    line.text(ARROW);
    address(destinationIp, flow.destinationFamily, flow.destinationHigh, flow.destinationLow);
    port(destinationPort, flow.destinationPort);
    time(START, start, flow.start);
    if (flow.end != Event.NO_TIME && flow.end == flow.time()) {
      line.text(END);
      int from = line.length;
      line.copy(line.bytes, 0, stamp);
      added(end, from);
    } else {
      time(END, end, flow.end);
    }
  }

  private void amounts(Flow flow) {
    number(PACKETS, sourcePackets, flow.packets);
    sameAsTotal(packets, flow.packets, flow.reversePackets);
    number(BYTES, sourceBytes, flow.bytes);
    sameAsTotal(bytes, flow.bytes, flow.reverseBytes);
    number(FLAGS, tcpFlags, flow.tcpFlags);
    if (flow.reversePackets >= 0 || flow.reverseBytes >= 0) {
      line.text(BACK);
      number(PACKETS, destinationPackets, flow.reversePackets);
      number(BYTES, destinationBytes, flow.reverseBytes);
      number(FLAGS, reverseTcpFlags, flow.reverseTcpFlags);
      line.text(TOTAL);
      total(PACKETS, packets, flow.packets, flow.reversePackets);
      total(BYTES, bytes, flow.bytes, flow.reverseBytes);
    }
    number(FRAGMENTS, fragments, flow.fragments);
  }

  /** Of a flow that was counted one way only, the total is that count. */
  private void sameAsTotal(int field, long forth, long back) {
    if (field != Fields.UNREAD && forth >= 0 && back < 0) {
      int digits = line.length;
      while (line.bytes[digits - 1] != ' ') {
        digits--;
      }
      added(field, digits, forth);
    }
  }

  private void total(byte[] word, int field, long forth, long back) {
    if (back >= 0) {
      number(word, field, Math.max(forth, 0) + back);
    }
  }

  private void observation(Flow flow) {
    line.text(SAMPLING);
    int from = line.length;
    line.number(flow.samplingRate);
    added(samplingRate, from, flow.samplingRate);
    line.letter(' ');
    from = line.length;
    line.text(SAMPLING_SOURCES[flow.sampling.ordinal()]);
    added(samplingSource, from);
    if (flow.observerFamily != 0) {
      line.text(OBSERVER);
      address(observerIp, flow.observerFamily, flow.observerHigh, flow.observerLow);
    }
    number(DOMAIN, observerDomain, flow.observerDomain);
    number(IN, ingress, flow.ingress);
    number(OUT, egress, flow.egress);
    if (flow.missing > 0) {
      number(MISSING, missing, flow.missing);
    }
  }

  private void address(int field, int family, long high, long low) {
    if (family == 0) {
      line.letter('-');
      return;
    }
    int from = line.length;
    line.address(family, high, low);
    if (field != Fields.UNREAD) {
      int slot = event.addAscii(field, from, line.length - from);
      if (family == 4) {
        event.setFour(slot, (int) low);
      }
    }
  }

  private void port(int field, long port) {
    if (port >= 0) {
      line.letter(' ');
      int from = line.length;
      line.number(port);
      added(field, from, port);
    }
  }

  private void time(byte[] word, int field, long nanos) {
    if (nanos != Event.NO_TIME) {
      line.text(word);
      int from = line.length;
      line.time(nanos);
      added(field, from);
    }
  }

  private void number(byte[] word, int field, long value) {
    if (value >= 0) {
      line.text(word);
      int from = line.length;
      line.number(value);
      added(field, from, value);
    }
  }

  private void added(int field, int from) {
    if (field != Fields.UNREAD) {
      event.addAscii(field, from, line.length - from);
    }
  }

  private void added(int field, int from, long number) {
    if (field != Fields.UNREAD) {
      event.setNumber(event.add(field, ValueKind.NUMBER, from, line.length - from), number);
    }
  }
}

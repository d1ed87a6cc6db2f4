package org.hansho.format.flowlog;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Rfc3339;
import org.hansho.format.Rfc3339Text;
import org.hansho.format.Values;
import org.hansho.format.flow.Transports;

/**
 * Common fields of a flow that a text format has to work out: the protocol by name and by number,
 * totals of both directions, times.
 *
 * <p>Bound to the fields of one rule set; belongs to one thread. Allocates nothing.
 */
final class FlowValues {
  private static final long NANOS = 1_000_000_000L;
  private static final int MOST_DIGITS = 18;
  private static final byte[] ONE = Values.ascii("1");
  private static final byte[] UNSAMPLED = Values.ascii("unsampled");
  private static final byte[] INBOUND = Values.ascii("inbound");
  private static final byte[] OUTBOUND = Values.ascii("outbound");
  private static final byte[] ALLOWED = Values.ascii("allowed");
  private static final byte[] DENIED = Values.ascii("denied");

  private final int transport;
  private final int ianaNumber;
  private final int bytes;
  private final int packets;
  private final int start;
  private final int end;
  private final int samplingRate;
  private final int samplingSource;
  private final int direction;
  private final int action;
  private final byte[] scratch = new byte[Rfc3339Text.LONGEST];

  FlowValues(Fields fields) {
    transport = fields.id("network.transport");
    ianaNumber = fields.id("network.iana_number");
    bytes = fields.id("network.bytes");
    packets = fields.id("network.packets");
    start = fields.id("event.start");
    end = fields.id("event.end");
    samplingRate = fields.id("network.sampling_rate");
    samplingSource = fields.id("network.sampling_source");
    direction = fields.id("network.direction");
    action = fields.id("event.action");
  }

  /** Every packet was counted. */
  void unsampled(Event event) {
    if (samplingRate != Fields.UNREAD) {
      event.addCopy(samplingRate, ValueKind.NUMBER, ONE, 0, 1);
    }
    Values.add(event, samplingSource, UNSAMPLED);
  }

  /** Adds the protocol, written as a number or by name in either case. */
  void protocol(Event event, byte[] text, int from, int length) {
    if (transport == Fields.UNREAD && ianaNumber == Fields.UNREAD) {
      return;
    }
    long number = number(text, from, length);
    if (number < 0) {
      number = Transports.number(text, from, length);
    }
    protocol(event, number);
  }

  /** Adds the protocol of that number, if it is one. */
  void protocol(Event event, long number) {
    if (number < 0 || number > 255) {
      return;
    }
    Values.add(event, transport, Transports.name(number));
    number(event, ianaNumber, number);
  }

  /** Adds the number of the protocol whose name a field holds. */
  void ianaNumber(Event event, int name) {
    int slot = Values.scalar(event, name);
    if (slot != Event.NONE && ianaNumber != Fields.UNREAD) {
      byte[] text = event.buffer(slot);
      number(event, ianaNumber, Transports.number(text, event.start(slot), event.length(slot)));
    }
  }

  /** Adds totals; a direction that was not counted is less than 0. */
  void totals(Event event, long bytesForth, long bytesBack, long packetsForth, long packetsBack) {
    total(event, bytes, bytesForth, bytesBack);
    total(event, packets, packetsForth, packetsBack);
  }

  private void total(Event event, int field, long forth, long back) {
    if (forth >= 0 || back >= 0) {
      number(event, field, Math.max(forth, 0) + Math.max(back, 0));
    }
  }

  void start(Event event, long nanos) {
    time(event, start, nanos);
  }

  void end(Event event, long nanos) {
    time(event, end, nanos);
  }

  private void time(Event event, int field, long nanos) {
    if (field != Fields.UNREAD && nanos != Event.NO_TIME) {
      int length = Rfc3339Text.write(nanos, scratch, 0);
      event.addCopy(field, ValueKind.STRING, scratch, 0, length);
    }
  }

  void direction(Event event, boolean inbound) {
    Values.add(event, direction, inbound ? INBOUND : OUTBOUND);
  }

  void action(Event event, boolean allowed) {
    Values.add(event, action, allowed ? ALLOWED : DENIED);
  }

  /** Adds a number that is not negative. */
  void number(Event event, int field, long value) {
    if (field == Fields.UNREAD || value < 0) {
      return;
    }
    int at = scratch.length;
    long rest = value;
    do {
      scratch[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    event.addCopy(field, ValueKind.NUMBER, scratch, at, scratch.length - at);
  }

  /** The field's first value as a whole number, or -1. */
  static long number(Event event, int field) {
    int slot = Values.scalar(event, field);
    return slot == Event.NONE
        ? -1
        : number(event.buffer(slot), event.start(slot), event.length(slot));
  }

  /** A whole number of at most 18 digits, or -1. */
  static long number(byte[] text, int from, int length) {
    if (length < 1 || length > MOST_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < from + length; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** A number of seconds with a fraction in nanoseconds, or {@link Event#NO_TIME}. */
  static long seconds(byte[] text, int from, int length) {
    int point = from;
    while (point < from + length && text[point] != '.') {
      point++;
    }
    long whole = number(text, from, point - from);
    if (whole < 0 || whole > Long.MAX_VALUE / NANOS - 1) {
      return Event.NO_TIME;
    }
    long fraction = 0;
    long unit = NANOS / 10;
    for (int i = point + 1; i < from + length; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return Event.NO_TIME;
      }
      fraction += unit * digit;
      unit /= 10;
    }
    return whole * NANOS + fraction;
  }

  /** The field's first value as a time: seconds since 1970, or as RFC 3339 writes it. */
  static long time(Event event, int field) {
    int slot = Values.scalar(event, field);
    if (slot == Event.NONE) {
      return Event.NO_TIME;
    }
    byte[] buffer = event.buffer(slot);
    long time = Rfc3339.nanos(buffer, event.start(slot), event.length(slot));
    return time == Event.NO_TIME ? seconds(buffer, event.start(slot), event.length(slot)) : time;
  }
}

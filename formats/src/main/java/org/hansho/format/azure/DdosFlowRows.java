package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.Renames;
import org.hansho.format.Values;
import org.hansho.format.flow.Transports;

/** Rows of {@link DdosRows#FLOWS}: the table, and what follows from protocol and message. */
final class DdosFlowRows implements Service.Rows {
  private static final byte[] INBOUND = Values.ascii("inbound");
  private static final byte[] ALLOWED = Values.ascii("allowed");
  private static final byte[] DENIED = Values.ascii("denied");
  private static final byte[] DROP = Values.ascii("drop");
  private static final int MOST_DIGITS = 3;

  private final Basics basics;
  private final int[] protocols;
  private final int[] messages;
  private final int transport;
  private final int number;
  private final int direction;
  private final int action;
  private final byte[] digits = new byte[MOST_DIGITS];

  DdosFlowRows(Fields fields, Renames.Copies common) {
    basics =
        new Basics(
            fields,
            common,
            "",
            "properties.sourcePublicIpAddress",
            "properties.SourcePublicIpAddress");
    protocols = Values.ids(fields, "properties.protocol", "properties.Protocol");
    messages = Values.ids(fields, "properties.message", "properties.Message");
    transport = fields.id("network.transport");
    number = fields.id("network.iana_number");
    direction = fields.id("network.direction");
    action = fields.id("event.action");
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    Values.add(event, direction, INBOUND);
    Values.add(event, action, isDropped(event) ? DENIED : ALLOWED);
    int slot = Text.first(event, protocols);
    if (slot != Event.NONE) {
      int protocol = Transports.number(event.buffer(slot), event.start(slot), event.length(slot));
      if (protocol >= 0) {
        Values.add(event, transport, Transports.name(protocol));
        addNumber(event, protocol);
      }
    }
  }

  private void addNumber(Event event, int protocol) {
    if (number == Fields.UNREAD) {
      return;
    }
    int at = MOST_DIGITS;
    int rest = protocol;
    do {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0 && at > 0);
    event.addCopy(number, ValueKind.NUMBER, digits, at, MOST_DIGITS - at);
  }

  private boolean isDropped(Event event) {
    int slot = Text.first(event, messages);
    if (slot == Event.NONE) {
      return false;
    }
    byte[] buffer = event.buffer(slot);
    int last = event.start(slot) + event.length(slot) - DROP.length;
    for (int at = event.start(slot); at <= last; at++) {
      int same = 0;
      while (same < DROP.length && (buffer[at + same] | 0x20) == DROP[same]) {
        same++;
      }
      if (same == DROP.length) {
        return true;
      }
    }
    return false;
  }
}

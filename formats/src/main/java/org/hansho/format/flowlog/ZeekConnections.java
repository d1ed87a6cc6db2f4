package org.hansho.format.flowlog;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.event.ValueKind;
import org.hansho.format.Renames;
import org.hansho.format.Values;
import org.hansho.format.table.Step;

/**
 * What Zeek's {@code conn.log} says of a connection, whichever way it is written.
 *
 * <p>Bytes are those of IP packets where Zeek counts them, else of payload. Flags follow from the
 * letters of {@code history}. Source: the Zeek manual, {@code conn.log}. Belongs to one thread.
 */
final class ZeekConnections implements Step.Filling {
  static final EventClass CONNECTION =
      EventClass.of("zeek.conn", LogSource.of("zeek", "network_flow", "conn"));

  static final Renames COMMON =
      Renames.of(
          """
          source.ip           | id.orig_h
          source.port         | id.orig_p
          destination.ip      | id.resp_h
          destination.port    | id.resp_p
          source.bytes        | orig_ip_bytes, orig_bytes
          source.packets      | orig_pkts
          destination.bytes   | resp_ip_bytes, resp_bytes
          destination.packets | resp_pkts
          network.bytes       | (both ways)
          network.packets     | (both ways)
          network.transport   | (proto)
          network.protocol    | service
          network.iana_number | (proto)
          network.direction   | (local_orig, local_resp)
          network.tcp_flags   | (history)
          network.reverse_tcp_flags | (history)
          network.sampling_rate | (1)
          network.sampling_source | (unsampled)
          event.start         | (ts)
          event.end           | (ts plus duration)
          """);

  /** All of it, time and class included, as one step. */
  static final Step STEP = Step.of(reads(), COMMON.words(), ZeekConnections::new);

  private static final byte[] INBOUND = Values.ascii("inbound");
  private static final byte[] OUTBOUND = Values.ascii("outbound");
  private static final byte[] INTERNAL = Values.ascii("internal");
  private static final byte[] EXTERNAL = Values.ascii("external");

  private final FlowValues values;
  private final Renames.Copies common;
  private final int time;
  private final int duration;
  private final int protocol;
  private final int history;
  private final int localSource;
  private final int localDestination;
  private final int direction;
  private final int flags;
  private final int reverseFlags;
  private final int[] amounts;

  ZeekConnections(Fields fields) {
    values = new FlowValues(fields);
    common = COMMON.bind(fields);
    time = fields.id("ts");
    duration = fields.id("duration");
    protocol = fields.id("proto");
    history = fields.id("history");
    localSource = fields.id("local_orig");
    localDestination = fields.id("local_resp");
    direction = fields.id("network.direction");
    flags = fields.id("network.tcp_flags");
    reverseFlags = fields.id("network.reverse_tcp_flags");
    amounts =
        Values.ids(
            fields,
            "orig_ip_bytes",
            "orig_bytes",
            "resp_ip_bytes",
            "resp_bytes",
            "orig_pkts",
            "resp_pkts");
  }

  static Set<String> reads() {
    Set<String> names = new TreeSet<>(COMMON.allSources());
    names.addAll(List.of("duration", "history", "local_orig", "local_resp", "proto", "ts"));
    return names;
  }

  /** Completes an event whose native fields were added. */
  @Override
  public void fill(Event event) {
    long begun = FlowValues.time(event, time);
    long lasted = FlowValues.time(event, duration);
    boolean known = begun != Event.NO_TIME && lasted != Event.NO_TIME;
    long ended = known && lasted < Long.MAX_VALUE - begun ? begun + lasted : begun;
    event.setTime(ended);
    event.setEventClass(CONNECTION);
    common.apply(event);
    values.start(event, begun);
    values.end(event, ended);
    int slot = Values.scalar(event, protocol);
    if (slot != Event.NONE) {
      byte[] buffer = event.buffer(slot);
      values.protocol(event, buffer, event.start(slot), event.length(slot));
    }
    values.totals(event, amount(event, 0), amount(event, 2), number(event, 4), number(event, 5));
    addDirection(event);
    addFlags(event);
    values.unsampled(event);
  }

  private long amount(Event event, int index) {
    long ip = number(event, index);
    return ip >= 0 ? ip : number(event, index + 1);
  }

  private long number(Event event, int index) {
    return FlowValues.number(event, amounts[index]);
  }

  private void addDirection(Event event) {
    if (direction == Fields.UNREAD) {
      return;
    }
    int source = truth(event, localSource);
    int destination = truth(event, localDestination);
    if (source >= 0 && destination >= 0) {
      byte[] word =
          source == 1
              ? destination == 1 ? INTERNAL : OUTBOUND
              : destination == 1 ? INBOUND : EXTERNAL;
      event.addCopy(direction, ValueKind.STRING, word, 0, word.length);
    }
  }

  /** 1 for true, 0 for false, -1 if it is not said: {@code T} and {@code F}, or as in JSON. */
  private static int truth(Event event, int field) {
    int slot = Values.scalar(event, field);
    if (slot == Event.NONE || event.length(slot) == 0) {
      return -1;
    }
    return switch (event.buffer(slot)[event.start(slot)]) {
      case 'T', 't' -> 1;
      case 'F', 'f' -> 0;
      default -> -1;
    };
  }

  /** Capital letters are packets of the originator, small ones of the responder. */
  private void addFlags(Event event) {
    int slot = Values.scalar(event, history);
    if (slot == Event.NONE || (flags == Fields.UNREAD && reverseFlags == Fields.UNREAD)) {
      return;
    }
    byte[] buffer = event.buffer(slot);
    int forth = 0;
    int back = 0;
    for (int i = event.start(slot); i < event.start(slot) + event.length(slot); i++) {
      int letter = buffer[i];
      boolean capital = letter >= 'A' && letter <= 'Z';
      int flag = flag(capital ? letter + 32 : letter);
      forth |= capital ? flag : 0;
      back |= capital ? 0 : flag;
    }
    if (forth > 0) {
      values.number(event, flags, forth);
    }
    if (back > 0) {
      values.number(event, reverseFlags, back);
    }
  }

  private static int flag(int letter) {
    return switch (letter) {
      case 's' -> 2;
      case 'h' -> 18;
      case 'a' -> 16;
      case 'f' -> 1;
      case 'r' -> 4;
      default -> 0;
    };
  }
}

package org.hansho.format.flowlog;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.KeywordText;
import org.hansho.event.ValueKind;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Values;
import org.hansho.record.EventSink;

/**
 * Makes an event of each tuple in a record of Azure's flow logs.
 *
 * <p>A record holds rules, a rule flows, a flow tuples: texts with commas in which the flow itself
 * stands. The event's record is the tuple; what the record says around it is added to each of its
 * events. Belongs to one thread; allocates nothing in steady state. Source: Azure Network Watcher
 * documentation, "NSG flow logs" and "Virtual network flow logs".
 */
final class AzureFlowRecords implements JsonRecordReader.RecordHandler {
  /** Where the parts of a tuple stand in the two kinds of logs. */
  enum Kind {
    /** Time in seconds, T or U, decision before the state, which version 1 does not have. */
    GROUP,
    /** Time in milliseconds, protocol by number, states B, C, E, D, then the encryption. */
    NETWORK
  }

  /** Names of values around the tuples. */
  private static final List<String> AROUND =
      List.of(
          "category",
          "flowLogGUID",
          "flowLogResourceID",
          "flowLogVersion",
          "macAddress",
          "operationName",
          "resourceId",
          "systemId",
          "targetResourceID",
          "time");

  private static final int MOST_PARTS = 13;
  private static final byte[] RULE = Values.ascii("rule");
  private static final byte[] MAC = Values.ascii("mac");
  private static final byte[] ACL = Values.ascii("aclID");
  private static final byte[] TUPLES = Values.ascii("flowTuples");
  private static final byte[] BEGIN = Values.ascii("begin");
  private static final byte[] CONTINUE = Values.ascii("continue");
  private static final byte[] END = Values.ascii("end");
  private static final byte[] NONE = {};

  private final Kind kind;
  private final EventClass eventClass;
  private final Event flow;
  private final FlowValues values;
  private final int[] around;
  private final int[] inside;
  private final int[] ends;
  private final int[] amounts;
  private final int resource;
  private final int[] resourceSources;
  private final int state;
  private final int encryption;

  // Where the rule, the address of the card and the list stand in the record; length -1 for none.
  private final int[] insideStart = new int[3];
  private final int[] insideLength = new int[3];

  private final int[] partStart = new int[MOST_PARTS];
  private final int[] partLength = new int[MOST_PARTS];
  private int parts;

  AzureFlowRecords(Kind kind, EventClass eventClass, Fields fields) {
    this.kind = kind;
    this.eventClass = eventClass;
    flow = new Event(fields);
    flow.setKeywordText(KeywordText.WHOLE_RECORD);
    values = new FlowValues(fields);
    around = Values.ids(fields, AROUND.toArray(String[]::new));
    inside = Values.ids(fields, "rule", "mac", "aclID");
    ends = Values.ids(fields, "source.ip", "destination.ip", "source.port", "destination.port");
    amounts =
        Values.ids(
            fields, "source.packets", "source.bytes", "destination.packets", "destination.bytes");
    resource = fields.id("cloud.resource_id");
    resourceSources = Values.ids(fields, "targetResourceID", "resourceId");
    state = fields.id("network.flow_state");
    encryption = fields.id("encryption");
  }

  static Set<String> reads() {
    return new TreeSet<>(List.of("resourceId", "targetResourceID", "time"));
  }

  @Override
  public void record(Event event, EventSink sink) {
    byte[] bytes = event.recordBuffer();
    int end = event.recordOffset() + event.recordLength();
    insideLength[0] = -1;
    insideLength[1] = -1;
    insideLength[2] = -1;
    int at = event.recordOffset();
    while (at < end) {
      if (bytes[at] != '"') {
        at++;
        continue;
      }
      int close = stringEnd(bytes, at + 1, end);
      int colon = space(bytes, close + 1, end);
      if (colon >= end || bytes[colon] != ':') {
        at = close + 1;
        continue;
      }
      at = member(event, at + 1, close, space(bytes, colon + 1, end), end, sink);
    }
  }

  /** Looks at a member whose value begins at {@code value}; returns where to go on. */
  private int member(Event event, int key, int keyEnd, int value, int end, EventSink sink) {
    byte[] bytes = event.recordBuffer();
    if (value >= end) {
      return end;
    }
    if (bytes[value] == '[' && is(bytes, key, keyEnd, TUPLES)) {
      return tuples(event, value + 1, end, sink);
    }
    int which =
        is(bytes, key, keyEnd, RULE)
            ? 0
            : is(bytes, key, keyEnd, MAC) ? 1 : is(bytes, key, keyEnd, ACL) ? 2 : -1;
    if (which < 0 || bytes[value] != '"') {
      return value;
    }
    int close = stringEnd(bytes, value + 1, end);
    insideStart[which] = value + 1;
    insideLength[which] = close - value - 1;
    return close + 1;
  }

  private int tuples(Event event, int from, int end, EventSink sink) {
    byte[] bytes = event.recordBuffer();
    int at = from;
    while (at < end && bytes[at] != ']') {
      if (bytes[at] == '"') {
        int close = Math.min(end, stringEnd(bytes, at + 1, end));
        tuple(event, at + 1, close, sink);
        at = close;
      }
      at++;
    }
    return at;
  }

  private void tuple(Event event, int from, int end, EventSink sink) {
    byte[] bytes = event.recordBuffer();
    flow.begin(bytes, from, end - from, event.position() + (from - event.recordOffset()));
    split(bytes, from, end);
    long time = time(bytes);
    if (parts < 8 || time == Event.NO_TIME) {
      sink.malformed(Values.malformed(flow, FlowLogFaults.TUPLE));
      return;
    }
    flow.setTime(time);
    flow.setEventClass(eventClass);
    addAround(event);
    for (int i = 0; i < ends.length; i++) {
      addPart(ends[i], i < 2 ? ValueKind.STRING : ValueKind.NUMBER, i + 1);
    }
    if (kind == Kind.GROUP) {
      group(bytes, time);
    } else {
      network(bytes, time);
    }
    values.unsampled(flow);
    sink.event(flow);
  }

  private void split(byte[] bytes, int from, int end) {
    parts = 0;
    int at = from;
    while (at <= end && parts < MOST_PARTS) {
      int stop = at;
      while (stop < end && bytes[stop] != ',') {
        stop++;
      }
      partStart[parts] = at;
      partLength[parts++] = stop - at;
      at = stop + 1;
    }
  }

  private long time(byte[] bytes) {
    long units = FlowValues.number(bytes, partStart[0], partLength[0]);
    long unit = kind == Kind.GROUP ? 1_000_000_000L : 1_000_000L;
    return units < 0 || units > Long.MAX_VALUE / unit ? Event.NO_TIME : units * unit;
  }

  private void group(byte[] bytes, long time) {
    values.protocol(flow, letter(bytes, 5) == 'T' ? 6 : letter(bytes, 5) == 'U' ? 17 : -1);
    values.direction(flow, letter(bytes, 6) == 'I');
    values.action(flow, letter(bytes, 7) == 'A');
    int stated = parts > 8 ? letter(bytes, 8) : 'B';
    addState(stated, time);
    addAmounts(bytes, 9);
  }

  private void network(byte[] bytes, long time) {
    values.protocol(flow, FlowValues.number(bytes, partStart[5], partLength[5]));
    values.direction(flow, letter(bytes, 6) == 'I');
    int stated = letter(bytes, 7);
    values.action(flow, stated != 'D');
    addState(stated == 'D' ? 'B' : stated, time);
    if (parts > 8) {
      addPart(encryption, ValueKind.STRING, 8);
    }
    addAmounts(bytes, 9);
  }

  private int letter(byte[] bytes, int part) {
    return partLength[part] == 1 ? bytes[partStart[part]] : 0;
  }

  private void addState(int letter, long time) {
    byte[] word =
        switch (letter) {
          case 'B' -> BEGIN;
          case 'C' -> CONTINUE;
          case 'E' -> END;
          default -> NONE;
        };
    if (word.length > 0) {
      Values.add(flow, state, word);
    }
    if (letter == 'B') {
      values.start(flow, time);
    } else {
      values.end(flow, time);
    }
  }

  private void addAmounts(byte[] bytes, int first) {
    if (parts < first + 4) {
      return;
    }
    for (int i = 0; i < amounts.length; i++) {
      addPart(amounts[i], ValueKind.NUMBER, first + i);
    }
    values.totals(
        flow,
        FlowValues.number(bytes, partStart[first + 1], partLength[first + 1]),
        FlowValues.number(bytes, partStart[first + 3], partLength[first + 3]),
        FlowValues.number(bytes, partStart[first], partLength[first]),
        FlowValues.number(bytes, partStart[first + 2], partLength[first + 2]));
  }

  private void addPart(int field, ValueKind valueKind, int part) {
    if (field != Fields.UNREAD && partLength[part] > 0) {
      flow.add(field, valueKind, partStart[part], partLength[part]);
    }
  }

  private void addAround(Event event) {
    for (int field : around) {
      int slot = Values.scalar(event, field);
      if (slot != Event.NONE) {
        byte[] buffer = event.buffer(slot);
        flow.addCopy(field, event.kind(slot), buffer, event.start(slot), event.length(slot));
      }
    }
    for (int i = 0; i < inside.length; i++) {
      if (inside[i] != Fields.UNREAD && insideLength[i] >= 0) {
        flow.addEscaped(inside[i], insideStart[i], insideLength[i]);
      }
    }
    addResource(event);
  }

  /** Identifiers of resources are lower case in the common field. */
  private void addResource(Event event) {
    if (resource == Fields.UNREAD) {
      return;
    }
    int slot = Values.scalar(event, resourceSources[0]);
    slot = slot == Event.NONE ? Values.scalar(event, resourceSources[1]) : slot;
    if (slot == Event.NONE) {
      return;
    }
    byte[] buffer = event.buffer(slot);
    int length = event.length(slot);
    int at = flow.reserve(length);
    byte[] arena = flow.arena();
    for (int i = 0; i < length; i++) {
      byte letter = buffer[event.start(slot) + i];
      arena[at + i] = letter >= 'A' && letter <= 'Z' ? (byte) (letter + 32) : letter;
    }
    flow.addReserved(resource, ValueKind.STRING, at, length);
  }

  /** The index of the quote that ends a string, or the end of the bytes. */
  private static int stringEnd(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, end);
  }

  private static int space(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  private static boolean is(byte[] bytes, int from, int end, byte[] word) {
    return end - from == word.length && Arrays.equals(bytes, from, end, word, 0, word.length);
  }
}

package org.hansho.format.envelope;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Values;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;

/** Takes the texts out of records of JSON. Belongs to one reader. */
final class JsonUnwrapping implements JsonRecordReader.RecordHandler {
  static final Fault NO_TEXT =
      Fault.inEnglish(
              "The envelope holds no text, which is what is read of it.",
              "message",
              "See what the shipper leaves out; a record without a text has nothing to look at.")
          .inJapanese(
              "封筒（ログ転送ツールの外側のレコード）に、読み取る対象の本文がありません。",
              "転送ツールが何を省いているか確認してください。本文のないレコードには調べる内容がありません。");

  /** An array of bytes has a value each, and a batch one of each of its records. */
  private static final int MOST_VALUES = 1 << 16;

  private final JsonEnvelope envelope;
  private final Receiver receiver;
  private final EnclosedText found = new EnclosedText();
  private final int[] texts;
  private final int[] times;
  private final int[] stream;
  private final int[] host;
  private final int[] program;
  private final int[] process;
  private final int[] partMarks;
  private final int[] lastMarks;
  private final AuditHeader audit;
  private final List<SenderPaths> sender = new ArrayList<>();
  private final int[] labels;
  private final int[] labelFields;
  private byte[] bytes = {};

  private record SenderPaths(SenderField field, int[] paths) {}

  JsonUnwrapping(JsonEnvelope envelope, Fields own, Fields fields, Receiver receiver) {
    this.envelope = envelope;
    this.receiver = receiver;
    texts = envelope.texts(own);
    times = envelope.times(own);
    stream = envelope.stream(own);
    host = envelope.host(own);
    program = envelope.program(own);
    process = envelope.process(own);
    partMarks = envelope.partMarks(own);
    lastMarks = envelope.lastMarks(own);
    audit = new AuditHeader(envelope.auditType(own), envelope.auditNumber(own));
    for (SenderField field : SenderField.values()) {
      int[] paths = envelope.sender(own, field);
      if (paths.length > 0) {
        sender.add(new SenderPaths(field, paths));
      }
    }
    List<String> named = envelope.labelsAmong(fields);
    labels = named.stream().mapToInt(own::id).toArray();
    labelFields = named.stream().mapToInt(fields::id).toArray();
  }

  static Limits limits(Limits limits) {
    int values = Math.max(limits.values(), Math.min(MOST_VALUES, limits.recordBytes() / 4));
    return new Limits(
        limits.recordBytes(), limits.depth(), values, limits.openEvents(), limits.openRecords());
  }

  @Override
  public void record(Event event, EventSink sink) {
    int slot = firstText(event);
    if (slot == Event.NONE) {
      if (!holdsNothing(event)) {
        sink.malformed(Values.malformed(event, NO_TEXT));
      }
      return;
    }
    found.begin(
        event.recordBuffer(),
        event.recordOffset(),
        event.recordOffset() + event.recordLength(),
        event.position());
    describe(event);
    if (event.kind(slot) == ValueKind.ARRAY && ofNumbers(event, slot)) {
      receiver.receive(found, sink);
      return;
    }
    int time = firstOf(event, times);
    for (int text = slot; text != Event.NONE; text = event.next(text)) {
      if (isText(event, text) && event.kind(text) != ValueKind.ARRAY) {
        found.time(time == Event.NONE ? Event.NO_TIME : Values.timeOf(event, time));
        give(event, text, sink);
        time = time == Event.NONE || event.next(time) == Event.NONE ? time : event.next(time);
      }
    }
  }

  private void give(Event event, int slot, EventSink sink) {
    long place = event.position() + (event.start(slot) - event.recordOffset());
    byte[] buffer = event.buffer(slot);
    int from = event.start(slot);
    int to = from + event.length(slot);
    found.text(buffer, from, to, place);
    audit.putBefore(event, found);
    boolean goesOn =
        switch (envelope.parts()) {
          case WHOLE -> false;
          case UNTIL_LINE_FEED -> to > from && buffer[to - 1] != '\n';
          case MARKED -> saysYes(event, partMarks) && !saysYes(event, lastMarks);
        };
    found.goesOn(goesOn);
    receiver.receive(found, sink);
  }

  private static boolean saysYes(Event event, int[] marks) {
    int slot = firstOf(event, marks);
    if (slot == Event.NONE || event.length(slot) == 0) {
      return false;
    }
    byte first = event.buffer(slot)[event.start(slot)];
    return first == 't' || first == '1' || first == 'P';
  }

  /** Everything but text and time. */
  private void describe(Event event) {
    for (int path : stream) {
      int slot = Values.scalar(event, path);
      if (slot == Event.NONE) {
        found.stream.add(bytes, 0, 0);
      } else {
        found.stream.add(event.buffer(slot), event.start(slot), event.length(slot));
      }
    }
    for (SenderPaths one : sender) {
      int slot = firstOf(event, one.paths());
      if (slot != Event.NONE) {
        found.sender.add(one.field(), event.buffer(slot), event.start(slot), event.length(slot));
      }
    }
    for (int i = 0; i < labels.length; i++) {
      int slot = Values.scalar(event, labels[i]);
      if (slot != Event.NONE) {
        byte[] buffer = event.buffer(slot);
        found.sender.addNative(labelFields[i], buffer, event.start(slot), event.length(slot));
      }
    }
    describeHeader(event);
  }

  private void describeHeader(Event event) {
    int named = firstOf(event, program);
    if (named == Event.NONE) {
      return;
    }
    found.header.program(event.buffer(named), event.start(named), event.length(named));
    int of = firstOf(event, host);
    if (of != Event.NONE) {
      found.header.host(event.buffer(of), event.start(of), event.length(of));
    }
    int number = firstOf(event, process);
    if (number != Event.NONE) {
      found.header.process(event.buffer(number), event.start(number), event.length(number));
    }
  }

  private int firstText(Event event) {
    for (int path : texts) {
      int slot = event.first(path);
      while (slot != Event.NONE && !isText(event, slot)) {
        slot = event.next(slot);
      }
      if (slot != Event.NONE) {
        return slot;
      }
    }
    return Event.NONE;
  }

  /** Whether there is a text, of no characters. */
  private boolean holdsNothing(Event event) {
    for (int path : texts) {
      int slot = Values.scalar(event, path);
      if (slot != Event.NONE && event.length(slot) == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(Event event, int slot) {
    ValueKind kind = event.kind(slot);
    boolean holds = kind == ValueKind.STRING || kind == ValueKind.OBJECT || kind == ValueKind.ARRAY;
    return holds && event.length(slot) > 0;
  }

  static int firstOf(Event event, int[] paths) {
    for (int path : paths) {
      int slot = Values.scalar(event, path);
      if (slot != Event.NONE && event.length(slot) > 0) {
        return slot;
      }
    }
    return Event.NONE;
  }

  /** Takes a text that is written as the list of its bytes; false if the list is another one. */
  private boolean ofNumbers(Event event, int list) {
    int most = event.length(list) / 2 + 1;
    if (bytes.length < most) {
      bytes = new byte[most];
    }
    int length = 0;
    for (int slot = event.next(list); slot != Event.NONE; slot = event.next(slot)) {
      long number = event.kind(slot) == ValueKind.NUMBER ? event.number(slot) : -1;
      if (number < 0 || number > 255 || length == most) {
        return false;
      }
      bytes[length++] = (byte) number;
    }
    int time = firstOf(event, times);
    found.time(time == Event.NONE ? Event.NO_TIME : Values.timeOf(event, time));
    found.text(bytes, 0, length, event.position() + (event.start(list) - event.recordOffset()));
    found.goesOn(false);
    return length > 0;
  }
}

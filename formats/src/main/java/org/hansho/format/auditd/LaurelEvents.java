package org.hansho.format.auditd;

import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Kernel events as laurel writes them.
 *
 * <p>The records are handed over in the kernel's order, whatever the order of the members. Prefixes
 * that laurel puts before hexadecimal and octal numbers are taken off, so that values are those of
 * the raw record. Source: laurel's manual, records of versions 0.5 to 0.7. Belongs to one thread.
 */
final class LaurelEvents implements AuditJsonReader.Content {
  private static final int LAST_RANK = 5;

  private final AuditEvents events;
  private final AuditRecord record;
  private final DecodedRecord decoded;
  private final DecodedRecord parent;
  private final JsonCursor members = new JsonCursor();
  private final JsonCursor elements = new JsonCursor();
  private final JsonCursor pairs = new JsonCursor();
  private final JsonCursor values = new JsonCursor();
  private final JsonCursor parentPairs = new JsonCursor();
  private final Stamp stamp = new Stamp();

  private byte[] buffer = {};
  private int from;
  private int length;
  private long position;

  private int nodeStart;
  private int nodeLength;
  private int parentStart;
  private int parentEnd;
  private boolean kept;

  LaurelEvents(AuditEvents events) {
    this.events = events;
    this.record = events.record;
    this.decoded = new DecodedRecord(events.keys, record);
    this.parent = new DecodedRecord(events.keys, new AuditRecord(events.keys, 1));
  }

  @Override
  public @Nullable Fault read(
      byte[] bytes, int offset, int bytesLength, long recordPosition, EventSink sink) {
    buffer = bytes;
    from = offset;
    length = bytesLength;
    position = recordPosition;
    kept = false;
    if (!readHead()) {
      return AuditFaults.ID;
    }
    for (int rank = 0; rank <= LAST_RANK + 1; rank++) {
      members.enter(buffer, from, from + length);
      while (members.next()) {
        if (isRecord() && rankOf() == rank) {
          records(sink);
        }
      }
    }
    if (kept) {
      events.finishEvent(sink);
    }
    return null;
  }

  /** Finds what belongs to all records. */
  private boolean readHead() {
    boolean identified = false;
    nodeLength = 0;
    parentEnd = 0;
    members.enter(buffer, from, from + length);
    while (members.next()) {
      int start = members.textStart();
      if (members.keyIs("ID")) {
        identified = stamp.read(buffer, start, start + members.textLength()) >= 0;
      } else if (members.keyIs("NODE") && members.isString()) {
        nodeStart = start;
        nodeLength = members.textLength();
      } else if (members.keyIs("PARENT_INFO") && members.isObject()) {
        parentStart = members.valueStart;
        parentEnd = members.valueEnd;
      }
    }
    return identified;
  }

  private boolean isRecord() {
    return (members.isObject() || members.isArray()) && !members.keyIs("PARENT_INFO");
  }

  private int rankOf() {
    if (members.keyIs("CONTAINER_INFO")) {
      return RecordType.CONTAINER_ID.rank;
    }
    RecordType type = RecordType.of(buffer, members.keyStart, members.keyLength);
    return type.isPart() ? type.rank : LAST_RANK + 1;
  }

  private void records(EventSink sink) {
    if (members.isObject()) {
      record(members, sink);
      return;
    }
    elements.enter(members);
    while (elements.next()) {
      if (elements.isObject()) {
        record(elements, sink);
      }
    }
  }

  private void record(JsonCursor object, EventSink sink) {
    decoded.begin();
    if (nodeLength > 0) {
      int mark = decoded.mark();
      decoded.appendJson(buffer, nodeStart, nodeLength);
      decoded.node(mark);
    }
    boolean container = members.keyIs("CONTAINER_INFO");
    if (container) {
      decoded.type(RecordType.CONTAINER_ID.name());
    } else {
      int mark = decoded.mark();
      decoded.append(buffer, members.keyStart, members.keyLength);
      decoded.type(mark);
    }
    record.time = stamp.time;
    record.serial = stamp.serial;
    pairs.enter(object);
    while (pairs.next()) {
      if (container && pairs.keyIs("ID")) {
        decoded.value(Role.CONTAINER, pairs.decode(decoded));
      } else {
        pair(pairs);
      }
    }
    learnParent();
    if (kept || !record.type.isPart()) {
      events.acceptMore(buffer, from, length, position, sink);
    } else {
      kept = true;
      events.accept(buffer, from, length, position, sink);
    }
  }

  private void pair(JsonCursor pair) {
    if (pair.isArray()) {
      list(pair);
    } else if (pair.isObject()) {
      if (pair == pairs && pair.keyIs("SADDR")) {
        values.enter(pair);
        while (values.next()) {
          pair(values);
        }
      }
    } else if (pair.keyIs("ARGV_STR")) {
      words(pair);
    } else {
      int key = events.keys.findWhole(buffer, pair.keyStart, pair.keyLength);
      boolean number =
          record.type == RecordType.SYSCALL
              ? key == Role.ARCH.ordinal() || key < RecordKeys.UNKNOWN
              : pair.keyIs("mode");
      value(key, pair, number);
    }
  }

  private void value(int key, JsonCursor at, boolean number) {
    if (at.isNull()) {
      decoded.value(key, decoded.mark(), Form.NULL);
      return;
    }
    int mark = at.decode(decoded);
    decoded.value(key, number ? mark + prefix(mark) : mark, Form.PLAIN);
  }

  /** The length of laurel's mark before a number in another base than ten. */
  private int prefix(int mark) {
    byte[] text = decoded.text();
    int end = decoded.mark();
    boolean marked =
        Numbers.startsWith(text, mark, end, "0x") || Numbers.startsWith(text, mark, end, "0o");
    return marked && end - mark > 2 ? 2 : 0;
  }

  /** Arguments, or several values of one key. */
  private void list(JsonCursor pair) {
    boolean arguments = pair.keyIs("ARGV");
    int key = events.keys.findWhole(buffer, pair.keyStart, pair.keyLength);
    if (arguments && record.type == RecordType.PROCTITLE) {
      title(pair);
      return;
    }
    JsonCursor list = pair == pairs ? values : elements;
    if (list == elements) {
      return;
    }
    list.enter(pair);
    for (int i = 0; list.next(); i++) {
      if (!list.isObject() && !list.isArray()) {
        value(arguments ? RecordKeys.argumentKey(i) : key, list, false);
      }
    }
  }

  private void title(JsonCursor pair) {
    int mark = decoded.mark();
    values.enter(pair);
    for (int i = 0; values.next(); i++) {
      if (i > 0) {
        decoded.append(' ');
      }
      values.decode(decoded);
    }
    decoded.value(Role.PROCTITLE, mark);
  }

  /** Arguments that were joined by blanks; those that had blanks cannot be recovered. */
  private void words(JsonCursor pair) {
    int mark = pair.decode(decoded);
    if (record.type == RecordType.PROCTITLE) {
      decoded.value(Role.PROCTITLE, mark);
      return;
    }
    int end = decoded.mark();
    int argument = 0;
    int wordStart = mark;
    for (int at = mark; at <= end; at++) {
      if (at == end || decoded.text()[at] == ' ') {
        record.add(
            RecordKeys.argumentKey(argument++),
            AuditRecord.WHOLE,
            wordStart,
            at - wordStart,
            Form.PLAIN);
        wordStart = at + 1;
      }
    }
  }

  /** Laurel itself remembers processes, and names the parent. */
  private void learnParent() {
    if (parentEnd == 0 || record.type != RecordType.SYSCALL || !record.has(Role.PPID)) {
      return;
    }
    parent.begin();
    int image = parent.mark();
    int imageEnd = image;
    long grandparent = 0;
    parentPairs.enter(buffer, parentStart, parentEnd);
    while (parentPairs.next()) {
      if (parentPairs.keyIs("exe") && parentPairs.isString()) {
        parentPairs.decode(parent);
        imageEnd = parent.mark();
      } else if (parentPairs.keyIs("ppid")) {
        grandparent = Numbers.decimal(buffer, parentPairs.textStart(), parentPairs.textLength(), 0);
      }
    }
    if (imageEnd > image) {
      parentCommand();
      byte[] text = java.util.Arrays.copyOfRange(parent.text(), image, parent.mark());
      events.learn(
          record.number(Role.PPID, -1),
          grandparent,
          text,
          imageEnd - image,
          text.length - imageEnd + image);
    }
  }

  private void parentCommand() {
    parentPairs.enter(buffer, parentStart, parentEnd);
    while (parentPairs.next()) {
      if (parentPairs.keyIs("ARGV_STR") && parentPairs.isString()) {
        parentPairs.decode(parent);
      } else if (parentPairs.keyIs("ARGV") && parentPairs.isArray()) {
        values.enter(parentPairs);
        for (int i = 0; values.next(); i++) {
          if (i > 0) {
            parent.append(' ');
          }
          values.decode(parent);
        }
      }
    }
  }
}

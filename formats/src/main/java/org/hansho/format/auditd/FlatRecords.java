package org.hansho.format.auditd;

import org.hansho.event.Event;
import org.hansho.format.Rfc3339;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/** Audit records as flat JSON objects. Belongs to one thread. */
final class FlatRecords implements AuditJsonReader.Content {
  private final AuditEvents events;
  private final AuditRecord record;
  private final DecodedRecord decoded;
  private final JsonCursor cursor = new JsonCursor();
  private final Stamp stamp = new Stamp();
  private boolean typed;
  private boolean stamped;

  FlatRecords(AuditEvents events) {
    this.events = events;
    this.record = events.record;
    this.decoded = new DecodedRecord(events.keys, events.record);
  }

  @Override
  public @Nullable Fault read(byte[] buffer, int from, int length, long position, EventSink sink) {
    decoded.begin();
    typed = false;
    stamped = false;
    record.serial = 0;
    cursor.enter(buffer, from, from + length);
    while (cursor.next()) {
      member();
    }
    if (!typed) {
      return AuditFaults.NO_TYPE;
    }
    if (!stamped) {
      return AuditFaults.NO_STAMP;
    }
    events.accept(buffer, from, length, position, sink);
    return null;
  }

  private void member() {
    int key = events.keys.findWhole(cursor.buffer(), cursor.keyStart, cursor.keyLength);
    if (cursor.isNull()) {
      decoded.value(key, decoded.mark(), Form.NULL);
      return;
    }
    if (cursor.isObject() || cursor.isArray()) {
      return;
    }
    int mark = cursor.decode(decoded);
    int length = decoded.mark() - mark;
    if (cursor.keyIs("type") && !typed) {
      decoded.type(mark);
      typed = true;
    } else if (cursor.keyIs("node") || cursor.keyIs("Hostname")) {
      decoded.node(mark);
    } else {
      identify(mark, length);
      decoded.value(key, mark, form(key, mark, length));
    }
  }

  /** The time and the serial number, whichever way they are written. */
  private void identify(int mark, int length) {
    byte[] text = decoded.text();
    if (cursor.keyIs("msg")) {
      int at = Numbers.startsWith(text, mark, mark + length, "audit(") ? mark + 6 : mark;
      if (stamp.read(text, at, mark + length) >= 0) {
        record.time = stamp.time;
        record.serial = stamp.serial;
        stamped = true;
      }
    } else if (cursor.keyIs("time") || cursor.keyIs("EventTime")) {
      long time = Rfc3339.nanos(text, mark, length);
      if (time != Event.NO_TIME) {
        record.time = time;
        stamped = true;
      }
    } else if (cursor.keyIs("seq") || cursor.keyIs("serial")) {
      record.serial = Numbers.decimal(text, mark, length, record.serial);
    }
  }

  /** Writers decode text but seldom the process title. */
  private byte form(int key, int mark, int length) {
    boolean title = key == Role.PROCTITLE.ordinal();
    return title && Form.isHex(decoded.text(), mark, length) ? Form.TITLE : Form.PLAIN;
  }
}

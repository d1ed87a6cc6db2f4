package org.hansho.format.auditd;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;

/** Adds values of records to events, decoded. Pure functions. */
final class ValueWriter {
  private static final byte LIST_SEPARATOR = 1;

  private ValueWriter() {}

  /** The ids of those fields that are read, in the given order. */
  static int[] ids(Fields fields, String... names) {
    return java.util.Arrays.stream(names).mapToInt(fields::id).filter(id -> id >= 0).toArray();
  }

  /** Adds a value to a field; a list gives several values. */
  static int add(Event event, int field, byte[] buffer, int start, int length, byte form) {
    if (form == Form.PLAIN) {
      return buffer == event.recordBuffer()
          ? event.add(field, ValueKind.STRING, start, length)
          : event.addCopy(field, ValueKind.STRING, buffer, start, length);
    }
    if (form == Form.NULL) {
      return event.add(field, ValueKind.NULL, 0, 0);
    }
    int at = event.reserve(Form.decodedLength(form, length));
    int bytes = Form.decode(form, buffer, start, length, event.arena(), at);
    return form == Form.LIST
        ? addList(event, field, at, at + bytes)
        : event.addReserved(field, ValueKind.STRING, at, bytes);
  }

  private static int addList(Event event, int field, int from, int to) {
    int itemStart = from;
    for (int at = from; at < to; at++) {
      if (event.arena()[at] == LIST_SEPARATOR) {
        event.addReserved(field, ValueKind.STRING, itemStart, at - itemStart);
        itemStart = at + 1;
      }
    }
    return event.addReserved(field, ValueKind.STRING, itemStart, to - itemStart);
  }

  /** Adds a value to several fields. */
  static void addAll(Event event, int[] fields, byte[] buffer, int start, int length, byte form) {
    if (fields.length == 0) {
      return;
    }
    int slot = add(event, fields[0], buffer, start, length, form);
    for (int i = 1; i < fields.length; i++) {
      event.addSame(fields[i], slot);
    }
  }

  /** Adds plain text to several fields. */
  static void addAll(Event event, int[] fields, byte[] text) {
    addAll(event, fields, text, 0, text.length, Form.PLAIN);
  }

  /** Adds what follows the last slash of a value that is already there. */
  static void addBaseName(Event event, int field, int slot) {
    byte[] buffer = event.buffer(slot);
    int start = event.start(slot);
    int name = baseName(buffer, start, event.length(slot));
    event.addPart(field, slot, name - start, start + event.length(slot) - name);
  }

  /** Where the name behind the last slash begins. */
  static int baseName(byte[] buffer, int start, int length) {
    int at = start + length;
    while (at > start && buffer[at - 1] != '/') {
      at--;
    }
    return at;
  }
}

package org.hansho.format.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.event.JsonText;

/**
 * Fills an {@link AuditRecord} with values that had to be decoded: they lie in a buffer of its own.
 * A reusable view, for one thread.
 */
final class DecodedRecord {
  private final RecordKeys keys;
  private final AuditRecord record;
  private byte[] text = new byte[1024];
  private int used;

  DecodedRecord(RecordKeys keys, AuditRecord record) {
    this.keys = keys;
    this.record = record;
  }

  /** Starts a record. The first byte stays unused, so that even an empty record has a buffer. */
  void begin() {
    used = 1;
    record.begin(text);
    record.valuesEnd = used;
  }

  private int reserve(int bytes) {
    int at = used;
    if (at + bytes > text.length) {
      text = Arrays.copyOf(text, Math.max(at + bytes, text.length * 2));
      boolean typeIsHere = record.typeBuffer == record.buffer;
      record.buffer = text;
      record.typeBuffer = typeIsHere ? text : record.typeBuffer;
    }
    return at;
  }

  private void keep(int end) {
    used = end;
    record.valuesEnd = end;
  }

  /** Copies bytes behind what is there. */
  void append(byte[] from, int start, int length) {
    int at = reserve(length);
    System.arraycopy(from, start, text, at, length);
    keep(at + length);
  }

  /** Writes the text of a JSON string, without its quotes, behind what is there. */
  void appendJson(byte[] from, int start, int length) {
    int at = reserve(length);
    keep(at + JsonText.unescape(from, start, length, text, at));
  }

  void append(char ascii) {
    int at = reserve(1);
    text[at] = (byte) ascii;
    keep(at + 1);
  }

  /** Where the next byte goes. */
  int mark() {
    return used;
  }

  byte[] text() {
    return text;
  }

  /** What stands behind the mark is the type. */
  void type(int mark) {
    record.setType(text, mark, used - mark);
  }

  /** The type is a name. */
  void type(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    record.setType(bytes, 0, bytes.length);
  }

  /** What stands behind the mark is the node. */
  void node(int mark) {
    record.setNode(mark, used - mark);
  }

  /** What stands behind the mark is the value of a key; a superfluous one is dropped. */
  void value(int key, int mark, byte form) {
    record.add(key, AuditRecord.WHOLE, mark, used - mark, form);
  }

  /** What stands behind the mark is the value of a role. */
  void value(Role role, int mark) {
    value(role.ordinal(), mark, Form.PLAIN);
  }

  RecordKeys keys() {
    return keys;
  }
}

package org.hansho.format.azure;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** The parts of one statement that have come. Reused for other statements; its buffers stay. */
final class OpenStatement {
  private byte[] key = new byte[128];
  private int keyLength;
  private long position;
  private long time;

  private byte[] rows = new byte[16 * 1024];
  private int rowsLength;
  private byte[] text = new byte[16 * 1024];
  private int textLength;

  // One entry a part, in the order of their numbers.
  private int[] number = new int[8];
  private int[] textStart = new int[8];
  private int[] partLength = new int[8];
  private int parts;

  private int firstRowStart;
  private int firstRowLength;
  private boolean lastHasCome;

  void begin(Event event, int server, int group, long partTime) {
    keyLength = 0;
    addToKey(event, server);
    addToKey(event, group);
    position = event.position();
    time = partTime;
    rowsLength = 0;
    textLength = 0;
    parts = 0;
    lastHasCome = false;
  }

  void save(StateWriter out) {
    out.bytes(key, 0, keyLength);
    out.number(position);
    out.number(time);
    out.bytes(rows, 0, rowsLength);
    out.bytes(text, 0, textLength);
    out.count(firstRowStart);
    out.count(firstRowLength);
    out.flag(lastHasCome);
    out.count(parts);
    for (int i = 0; i < parts; i++) {
      out.count(number[i]);
      out.count(textStart[i]);
      out.count(partLength[i]);
    }
  }

  void restore(StateReader in) {
    key = in.bytes();
    keyLength = key.length;
    position = in.number();
    time = in.number();
    rows = in.bytes();
    rowsLength = rows.length;
    text = in.bytes();
    textLength = text.length;
    firstRowStart = in.count();
    firstRowLength = in.count();
    lastHasCome = in.flag();
    parts = in.count();
    number = new int[Math.max(number.length, parts)];
    textStart = new int[number.length];
    partLength = new int[number.length];
    for (int i = 0; i < parts; i++) {
      number[i] = in.count();
      textStart[i] = in.count();
      partLength[i] = in.count();
    }
  }

  private void addToKey(Event event, int slot) {
    if (slot != Event.NONE) {
      byte[] buffer = event.buffer(slot);
      key = grown(key, keyLength + event.length(slot) + 1);
      System.arraycopy(buffer, event.start(slot), key, keyLength, event.length(slot));
      keyLength += event.length(slot);
    }
    key = grown(key, keyLength + 1);
    key[keyLength++] = '\n';
  }

  boolean isOf(Event event, int server, int group) {
    int next = matched(event, server, 0);
    return next >= 0 && matched(event, group, next) == keyLength;
  }

  /** Where the next part of the key begins, or -1 if this one differs. */
  private int matched(Event event, int slot, int from) {
    int length = slot == Event.NONE ? 0 : event.length(slot);
    if (from + length >= keyLength || key[from + length] != '\n') {
      return -1;
    }
    if (slot != Event.NONE) {
      byte[] buffer = event.buffer(slot);
      int start = event.start(slot);
      if (!Arrays.equals(key, from, from + length, buffer, start, start + length)) {
        return -1;
      }
    }
    return from + length + 1;
  }

  /** Adds a part; one that came before under the same number is left out. */
  void add(Event event, int slot, int partNumber, boolean full) {
    int place = parts;
    while (place > 0 && number[place - 1] > partNumber) {
      place--;
    }
    if (place > 0 && number[place - 1] == partNumber) {
      return;
    }
    lastHasCome |= !full;
    if (place == 0) {
      firstRowStart = parts == 0 ? 0 : rowsLength + 1;
      firstRowLength = event.recordLength();
    }
    addRow(event);
    insert(place, partNumber, event.length(slot));
    text = grown(text, textLength + event.length(slot));
    System.arraycopy(event.buffer(slot), event.start(slot), text, textLength, event.length(slot));
    textLength += event.length(slot);
  }

  private void addRow(Event event) {
    int length = event.recordLength();
    rows = grown(rows, rowsLength + length + 1);
    if (parts > 0) {
      rows[rowsLength++] = '\n';
    }
    System.arraycopy(event.recordBuffer(), event.recordOffset(), rows, rowsLength, length);
    rowsLength += length;
  }

  private void insert(int place, int partNumber, int length) {
    if (parts == number.length) {
      number = Arrays.copyOf(number, parts * 2);
      textStart = Arrays.copyOf(textStart, parts * 2);
      partLength = Arrays.copyOf(partLength, parts * 2);
    }
    System.arraycopy(number, place, number, place + 1, parts - place);
    System.arraycopy(textStart, place, textStart, place + 1, parts - place);
    System.arraycopy(partLength, place, partLength, place + 1, parts - place);
    number[place] = partNumber;
    textStart[place] = textLength;
    partLength[place] = length;
    parts++;
  }

  private static byte[] grown(byte[] buffer, int needed) {
    return needed <= buffer.length
        ? buffer
        : Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
  }

  /** Whether parts 1 to the last are there. */
  boolean isComplete() {
    return lastHasCome && number[0] == 1 && number[parts - 1] == parts;
  }

  /** Adds the statement, parts in order, to the common field and beside the native one. */
  void addText(Event event, int common, int nativeField) {
    int at = event.reserve(textLength);
    byte[] arena = event.arena();
    int out = at;
    for (int i = 0; i < parts; i++) {
      System.arraycopy(text, textStart[i], arena, out, partLength[i]);
      out += partLength[i];
    }
    int slot = event.addReserved(nativeField, ValueKind.STRING, at, textLength);
    if (common != Fields.UNREAD) {
      event.addSame(common, slot);
    }
  }

  long position() {
    return position;
  }

  /** Event time of the part that came first, or {@link Event#NO_TIME}. */
  long time() {
    return time;
  }

  int parts() {
    return parts;
  }

  /** Bytes held. */
  int bytes() {
    return rowsLength;
  }

  /** The records of all parts, a line each. */
  byte[] rows() {
    return rows;
  }

  int rowsLength() {
    return rowsLength;
  }

  int firstRowStart() {
    return firstRowStart;
  }

  int firstRowLength() {
    return firstRowLength;
  }
}

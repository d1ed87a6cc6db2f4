package org.hansho.format.envelope;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.format.Values;

/**
 * Puts records of auditd together again that the journal of systemd took apart: type and number
 * stand in fields of their own, the time is that of the entry.
 *
 * <p>Source: systemd.journal-fields, "_TRANSPORT=audit".
 */
final class AuditHeader {
  private static final byte[] TYPE = Values.ascii("type=");
  private static final byte[] STAMP = Values.ascii(" msg=audit(");
  private static final long MILLIS_OF_SECOND = 1_000L;
  private static final long NANOS_OF_MILLI = 1_000_000L;
  private static final int MOST_NAME = 64;

  private final int[] type;
  private final int[] number;
  private byte[] bytes = new byte[256];
  private int length;

  AuditHeader(int[] type, int[] number) {
    this.type = type;
    this.number = number;
  }

  /** Gives the text its header, if the envelope has one. */
  void putBefore(Event event, EnclosedText found) {
    int typeSlot = type.length == 0 ? Event.NONE : JsonUnwrapping.firstOf(event, type);
    int numberSlot = typeSlot == Event.NONE ? Event.NONE : JsonUnwrapping.firstOf(event, number);
    long time = found.time();
    if (numberSlot == Event.NONE || time == Event.NO_TIME || event.length(typeSlot) > MOST_NAME) {
      return;
    }
    length = 0;
    put(TYPE, 0, TYPE.length);
    byte[] name = event.buffer(typeSlot);
    put(name, event.start(typeSlot), event.length(typeSlot));
    put(STAMP, 0, STAMP.length);
    long millis = Math.floorDiv(time, NANOS_OF_MILLI);
    long rest = Math.floorMod(millis, MILLIS_OF_SECOND);
    String padded = Long.toString(MILLIS_OF_SECOND + rest).substring(1);
    byte[] written = Values.ascii(Math.floorDiv(millis, MILLIS_OF_SECOND) + "." + padded);
    put(written, 0, written.length);
    put(new byte[] {':'}, 0, 1);
    put(event.buffer(numberSlot), event.start(numberSlot), event.length(numberSlot));
    byte[] end = {')', ':', ' '};
    put(end, 0, end.length);
    int from = behindName(event, typeSlot, found);
    put(found.buffer(), from, found.to() - from);
    found.rewritten(bytes, length, found.position());
  }

  /** The journal repeats the type in front of the text. */
  private static int behindName(Event event, int typeSlot, EnclosedText found) {
    byte[] name = event.buffer(typeSlot);
    int at = event.start(typeSlot);
    int from = found.from();
    int i = 0;
    while (i < event.length(typeSlot)
        && from + i < found.to()
        && found.buffer()[from + i] == name[at + i]) {
      i++;
    }
    boolean repeated = i == event.length(typeSlot) && from + i < found.to();
    return repeated && found.buffer()[from + i] == ' ' ? from + i + 1 : from;
  }

  private void put(byte[] from, int offset, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }
}

package org.hansho.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.event.Event;

/**
 * Packs the values of an observation, column by column in ascending order. Reused; belongs to one
 * thread.
 *
 * <p>Packed are: how many columns the table that follows covers (two bytes); where each of them
 * begins, 0 for one without values (three bytes); then for each that has some the number of its
 * values (one byte) and for each value its length (two bytes) and its bytes.
 */
public final class Values {
  /** Bytes before the table, and of an entry of it. */
  static final int TABLE = 2;

  static final int ENTRY = 3;

  private byte[] bytes = new byte[512];
  private int used;
  private int[] columns = new int[32];
  private int[] starts = new int[32];
  private int present;

  /** Texts by column, empty where a column has none. For those who make facts without events. */
  public static byte[] of(String... texts) {
    Values values = new Values();
    for (int column = 0; column < texts.length; column++) {
      values.column(column, texts[column]);
    }
    return values.toBytes();
  }

  /** Begins an observation. */
  void clear() {
    used = 0;
    present = 0;
  }

  /** Adds the usable values of a field of an event. */
  void column(int column, Event event, int field) {
    int slot = field < 0 ? Event.NONE : event.first(field);
    if (slot == Event.NONE) {
      return;
    }
    int countAt = begin(column);
    int count = 0;
    while (slot != Event.NONE && count < Fact.VALUES) {
      if (event.isScalar(slot)) {
        byte[] buffer = event.buffer(slot);
        int start = event.start(slot);
        int length = event.length(slot);
        if (length > 1 || (length == 1 && buffer[start] != '-')) {
          value(buffer, start, length);
          count++;
        }
      }
      slot = event.next(slot);
    }
    end(countAt, count);
  }

  /** Adds the values of a column of another fact. */
  void column(int column, Fact fact, int from) {
    int start = fact.columnStart(from);
    if (start != Fact.NONE) {
      int length = fact.columnEnd(start) - start;
      int at = begin(column);
      reserve(length - 1);
      System.arraycopy(fact.buffer(), start, bytes, at, length);
    }
  }

  /** Adds one text; empty for none. */
  void column(int column, String text) {
    if (!text.isEmpty()) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      int countAt = begin(column);
      value(encoded, 0, encoded.length);
      end(countAt, 1);
    }
  }

  /** Begins a column; returns where the number of its values stands. */
  private int begin(int column) {
    if (present == columns.length) {
      columns = Arrays.copyOf(columns, present * 2);
      starts = Arrays.copyOf(starts, present * 2);
    }
    columns[present] = column;
    starts[present++] = used;
    return reserve(1);
  }

  private void end(int countAt, int count) {
    bytes[countAt] = (byte) count;
    if (count == 0) {
      used = countAt;
      present--;
    }
  }

  private void value(byte[] source, int start, int wholeLength) {
    int length = cut(source, start, wholeLength);
    int at = reserve(2 + length);
    bytes[at] = (byte) (length >>> 8);
    bytes[at + 1] = (byte) length;
    System.arraycopy(source, start, bytes, at + 2, length);
  }

  private static int cut(byte[] source, int start, int length) {
    if (length <= Fact.VALUE_BYTES) {
      return length;
    }
    int end = Fact.VALUE_BYTES;
    while (end > 0 && (source[start + end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  private int reserve(int more) {
    int at = used;
    used += more;
    if (used > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used, bytes.length * 2));
    }
    return at;
  }

  /** All columns so far, packed. */
  byte[] toBytes() {
    int covered = present == 0 ? 0 : columns[present - 1] + 1;
    int header = TABLE + ENTRY * covered;
    byte[] packed = new byte[header + used];
    packed[0] = (byte) (covered >>> 8);
    packed[1] = (byte) covered;
    for (int i = 0; i < present; i++) {
      int start = header + starts[i];
      int at = TABLE + ENTRY * columns[i];
      packed[at] = (byte) (start >>> 16);
      packed[at + 1] = (byte) (start >>> 8);
      packed[at + 2] = (byte) start;
    }
    System.arraycopy(bytes, 0, packed, header, used);
    return packed;
  }
}

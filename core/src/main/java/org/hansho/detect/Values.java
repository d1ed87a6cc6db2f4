package org.hansho.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.event.Event;

/**
 * Packs the values of an observation, column by column in ascending order. Reused; belongs to one
 * thread.
 *
 * <p>Packed are: how many words of 64 columns follow (one byte); a bit for each column that has
 * values; where each of those begins (four bytes); then for each the number of its values (one
 * byte) and for each value its length (two bytes) and its bytes. A column without values takes its
 * bit only.
 */
public final class Values {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

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
      if (event.kind(slot).isScalar()) {
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
    int words = present == 0 ? 0 : (columns[present - 1] >>> 6) + 1;
    int header = 1 + Long.BYTES * words + Integer.BYTES * present;
    byte[] packed = new byte[header + used];
    packed[0] = (byte) words;
    int startAt = 1 + Long.BYTES * words;
    for (int i = 0; i < present; i++) {
      int wordAt = 1 + Long.BYTES * (columns[i] >>> 6);
      LONG.set(packed, wordAt, (long) LONG.get(packed, wordAt) | 1L << columns[i]);
      INT.set(packed, startAt + Integer.BYTES * i, header + starts[i]);
    }
    System.arraycopy(bytes, 0, packed, header, used);
    return packed;
  }
}

package org.hansho.detect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Packs the values of an observation, column by column in ascending order. Reused; belongs to one
 * thread.
 *
 * <p>Packed are: how many columns the table that follows covers (two bytes); for each of them which
 * of the columns with values it is, counted from 1, or 0 (one byte); where each of those begins
 * (three bytes), with room for those that might have had some; then for each the number of its
 * values (one byte) and for each value its length (two bytes) and its bytes.
 */
public final class Values {
  private static final int TABLE = 2;
  private static final int ENTRY = 3;

  /** Most columns of an observation that have values; those behind are left out. */
  static final int MOST = 255;

  private byte[] bytes = new byte[512];
  private int used;

  /** Where the table ends, how many columns may have values, and how many have. */
  private int entries = TABLE;

  private int most;
  private int present;

  /** Texts by column, empty where a column has none. For those who make facts without events. */
  public static byte[] of(String... texts) {
    Values values = new Values();
    values.clear(texts.length, texts.length);
    for (int column = 0; column < texts.length; column++) {
      values.column(column, texts[column]);
    }
    return values.toBytes();
  }

  /**
   * Packs columns that were packed one by one, in their order; null for none.
   *
   * @param columns each with the number of its values in front, as {@link Fact} has them
   */
  byte[] of(byte[] @Nullable [] columns) {
    clear(columns.length, columns.length);
    for (int column = 0; column < columns.length; column++) {
      byte[] packed = columns[column];
      if (packed != null && present < most) {
        copy(column, packed, 0);
      }
    }
    return toBytes();
  }

  /**
   * Begins an observation.
   *
   * @param columns how many columns there are
   * @param withValues at most so many of them have values
   */
  void clear(int columns, int withValues) {
    present = 0;
    most = Math.min(MOST, withValues);
    entries = TABLE + columns;
    used = entries + ENTRY * most;
    if (used > bytes.length) {
      bytes = new byte[2 * used];
    }
    Arrays.fill(bytes, TABLE, entries, (byte) 0);
    bytes[0] = (byte) (columns >>> 8);
    bytes[1] = (byte) columns;
  }

  /** Adds the usable values of a field of an event; whether there are any. */
  boolean column(int column, Event event, int field) {
    int slot = field < 0 ? Event.NONE : event.first(field);
    if (slot == Event.NONE || present == most) {
      return false;
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
    end(column, countAt, count);
    return count > 0;
  }

  /** Adds the values of a column of another fact. */
  void column(int column, Fact fact, int from) {
    int start = fact.columnStart(from);
    if (start != Fact.NONE && present < most) {
      copy(column, fact.buffer(), start);
    }
  }

  /** Adds one text; empty for none. */
  void column(int column, String text) {
    column(column, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds one value; empty for none. */
  void column(int column, byte[] encoded) {
    if (encoded.length > 0 && present < most) {
      int countAt = begin(column);
      value(encoded, 0, encoded.length);
      end(column, countAt, 1);
    }
  }

  /** Begins a column; returns where the number of its values stands. */
  private int begin(int column) {
    int entry = entries + ENTRY * present;
    bytes[entry] = (byte) (used >>> 16);
    bytes[entry + 1] = (byte) (used >>> 8);
    bytes[entry + 2] = (byte) used;
    bytes[TABLE + column] = (byte) ++present;
    return reserve(1);
  }

  private void end(int column, int countAt, int count) {
    bytes[countAt] = (byte) count;
    if (count == 0) {
      used = countAt;
      bytes[TABLE + column] = 0;
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
    return Arrays.copyOf(bytes, used);
  }

  /** Where a packed column begins, or {@link Fact#NONE} for one without values. */
  static int start(byte[] packed, int column) {
    int covered = (packed[0] & 0xFF) << 8 | (packed[1] & 0xFF);
    if (column < 0 || column >= covered || packed[TABLE + column] == 0) {
      return Fact.NONE;
    }
    int at = TABLE + covered + ENTRY * ((packed[TABLE + column] & 0xFF) - 1);
    return (packed[at] & 0xFF) << 16 | (packed[at + 1] & 0xFF) << 8 | (packed[at + 2] & 0xFF);
  }

  private void copy(int column, byte[] packed, int start) {
    int length = Fact.end(packed, start) - start;
    int at = begin(column);
    reserve(length - 1);
    System.arraycopy(packed, start, bytes, at, length);
  }
}

package org.hansho.format.envelope;

import java.util.Arrays;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.record.Format;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a record, as its envelope says: common fields, and fields of the envelope's own names
 * that somebody reads, such as a label. Values beyond {@link #MOST_BYTES} together are left out.
 */
final class Sender {
  /** What all values may take. */
  static final int MOST_BYTES = 16 << 10;

  private static final SenderField[] COMMON = SenderField.values();
  private static final int MOST_VALUES = 256;
  private static final int NATIVE = COMMON.length;

  /** The place of a common field in {@link #COMMON}, or {@link #NATIVE} and the id of a field. */
  private int[] what = new int[16];

  private int[] ends = new int[16];
  private byte[] bytes = new byte[256];
  private int count;

  void clear() {
    count = 0;
  }

  void add(SenderField field, byte[] buffer, int from, int length) {
    add(field.ordinal(), buffer, from, length);
  }

  /** Adds a value of a field that somebody reads, by its id. */
  void addNative(int field, byte[] buffer, int from, int length) {
    add(NATIVE + field, buffer, from, length);
  }

  private void add(int of, byte[] buffer, int from, int length) {
    int used = size();
    if (length <= 0 || count == MOST_VALUES || used + length > MOST_BYTES) {
      return;
    }
    if (count == what.length) {
      what = Arrays.copyOf(what, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, 2 * bytes.length));
    }
    System.arraycopy(buffer, from, bytes, used, length);
    what[count] = of;
    ends[count++] = used + length;
  }

  /** Bytes of all values. */
  int size() {
    return count == 0 ? 0 : ends[count - 1];
  }

  /** Becomes a copy of another one. */
  void set(Sender other) {
    if (isSame(other)) {
      return;
    }
    if (what.length < other.count) {
      what = new int[other.what.length];
      ends = new int[other.what.length];
    }
    if (bytes.length < other.size()) {
      bytes = new byte[other.size()];
    }
    System.arraycopy(other.what, 0, what, 0, other.count);
    System.arraycopy(other.ends, 0, ends, 0, other.count);
    System.arraycopy(other.bytes, 0, bytes, 0, other.size());
    count = other.count;
  }

  private boolean isSame(Sender other) {
    return Arrays.equals(what, 0, count, other.what, 0, other.count)
        && Arrays.equals(ends, 0, count, other.ends, 0, other.count)
        && Arrays.equals(bytes, 0, size(), other.bytes, 0, other.size());
  }

  /**
   * Adds what the event does not say itself.
   *
   * @param format of the event; null if no format reads it
   */
  void addTo(Event event, Ids ids, @Nullable Format format) {
    int slots = event.slots();
    for (int place = 0; place < count; place++) {
      int id = what[place] >= NATIVE ? what[place] - NATIVE : ids.of(what[place], format);
      if (id != Fields.UNREAD && isFree(event, id, slots)) {
        int from = place == 0 ? 0 : ends[place - 1];
        event.addCopy(id, ValueKind.STRING, bytes, from, ends[place] - from);
      }
    }
  }

  /** Whether the record has no such value; one field may get several of the sender. */
  private static boolean isFree(Event event, int id, int slots) {
    int first = event.first(id);
    return first == Event.NONE || first >= slots;
  }

  /** Saves the common fields; others follow from the next record. */
  void save(StateWriter out) {
    int common = 0;
    for (int place = 0; place < count; place++) {
      common += what[place] < NATIVE ? 1 : 0;
    }
    out.count(common);
    for (int place = 0; place < count; place++) {
      if (what[place] < NATIVE) {
        int from = place == 0 ? 0 : ends[place - 1];
        out.text(COMMON[what[place]].field());
        out.bytes(bytes, from, ends[place] - from);
      }
    }
  }

  void restore(StateReader in) {
    clear();
    int common = in.count();
    for (int i = 0; i < common; i++) {
      String field = in.text();
      byte[] value = in.bytes();
      for (SenderField known : COMMON) {
        if (known.field().equals(field)) {
          add(known, value, 0, value.length);
        }
      }
    }
  }

  /** The ids of the common fields. */
  static final class Ids {
    private final int[] ids = new int[COMMON.length];

    Ids(Fields fields) {
      for (SenderField field : COMMON) {
        ids[field.ordinal()] = fields.id(field.field());
      }
    }

    private int of(int ordinal, @Nullable Format format) {
      SenderField field = COMMON[ordinal];
      boolean left =
          ids[ordinal] != Fields.UNREAD
              && field.mayBeSubject()
              && format != null
              && format.commonFields().containsKey(field.field());
      return left ? Fields.UNREAD : ids[ordinal];
    }
  }
}

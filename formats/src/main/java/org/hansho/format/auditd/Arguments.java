package org.hansho.format.auditd;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The arguments of an execve, which may come in many records, and long ones in parts, in any order.
 * Part of an {@link OpenEvent}.
 */
final class Arguments {
  private static final int MOST = 1 << 16;

  private int count;
  private long[] order = new long[16];
  private int[] start = new int[16];
  private int[] length = new int[16];
  private byte[] form = new byte[16];
  private boolean sorted;

  private long announced;
  private long whole;
  private long announcedParts;
  private long readParts;

  void clear() {
    count = 0;
    sorted = true;
    announced = -1;
    whole = 0;
    announcedParts = 0;
    readParts = 0;
  }

  /** Takes the arguments of one EXECVE record. */
  void take(AuditRecord record, int shift) {
    announced = Math.max(announced, record.number(Role.ARGC, -1));
    for (int token = 0; token < record.count; token++) {
      int key = record.key[token];
      if (key < RecordKeys.UNKNOWN) {
        take(record, token, RecordKeys.argumentOf(key), shift);
      }
    }
  }

  private void take(AuditRecord record, int token, int argument, int shift) {
    int part = record.part[token];
    if (part == AuditRecord.LENGTH) {
      announcedParts +=
          Numbers.decimal(record.buffer, record.start[token], record.length[token], 0);
      return;
    }
    if (part == AuditRecord.WHOLE || part == 0) {
      whole++;
    }
    if (part != AuditRecord.WHOLE) {
      readParts += record.length[token];
    }
    if (count == MOST) {
      return;
    }
    if (count == order.length) {
      grow();
    }
    int place = count++;
    long rank = (long) argument << 40 | (long) Math.max(part, 0) << 20 | place;
    sorted &= place == 0 || order[place - 1] < rank;
    order[place] = rank;
    start[place] = record.start[token] + shift;
    length[place] = record.length[token];
    form[place] = record.form[token];
  }

  private void grow() {
    int capacity = count * 2;
    order = Arrays.copyOf(order, capacity);
    start = Arrays.copyOf(start, capacity);
    length = Arrays.copyOf(length, capacity);
    form = Arrays.copyOf(form, capacity);
  }

  void save(StateWriter out) {
    out.count(count);
    for (int part = 0; part < count; part++) {
      out.number(order[part]);
      out.count(start[part]);
      out.count(length[part]);
      out.count(form[part]);
    }
    out.flag(sorted);
    out.number(announced);
    out.number(whole);
    out.number(announcedParts);
    out.number(readParts);
  }

  void restore(StateReader in) {
    count = in.count();
    order = new long[Math.max(count, order.length)];
    start = new int[order.length];
    length = new int[order.length];
    form = new byte[order.length];
    for (int part = 0; part < count; part++) {
      order[part] = in.number();
      start[part] = in.count();
      length[part] = in.count();
      form[part] = (byte) in.count();
    }
    sorted = in.flag();
    announced = in.number();
    whole = in.number();
    announcedParts = in.number();
    readParts = in.number();
  }

  /** Whether all that was announced is there; a refused execve may announce nothing. */
  boolean areWhole(boolean mayBeAbsent) {
    if (announced < 0) {
      return mayBeAbsent;
    }
    return whole >= announced && readParts >= announcedParts;
  }

  boolean areEmpty() {
    return count == 0;
  }

  /** Puts parts in their order and drops those that came twice. */
  void sort() {
    if (sorted) {
      return;
    }
    Arrays.sort(order, 0, count);
    int kept = 1;
    for (int i = 1; i < count; i++) {
      if (order[i] >> 20 != order[kept - 1] >> 20) {
        order[kept++] = order[i];
      }
    }
    count = kept;
    sorted = true;
  }

  /** How many parts there are; after {@link #sort()}. */
  int parts() {
    return count;
  }

  /** The argument that a part belongs to. */
  int argument(int part) {
    return (int) (order[part] >> 40);
  }

  private int place(int part) {
    return (int) order[part] & 0xFFFFF;
  }

  /** Bytes of a part once decoded. */
  int decodedLength(int part) {
    return Form.decodedLength(form[place(part)], length[place(part)]);
  }

  /** Writes a part decoded; returns how many bytes it has. */
  int decode(int part, byte[] values, byte[] into, int at) {
    int place = place(part);
    return Form.decode(form[place], values, start[place], length[place], into, at);
  }
}

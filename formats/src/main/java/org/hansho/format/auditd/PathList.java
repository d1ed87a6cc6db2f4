package org.hansho.format.auditd;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The PATH records of a kernel event in the order of their items, whatever the order in which they
 * came. Part of an {@link OpenEvent}.
 */
final class PathList {
  private int count;
  private int[] item = new int[8];
  private int[] start = new int[8];
  private int[] length = new int[8];
  private byte[] form = new byte[8];
  private byte[] type = new byte[8];

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** Where the name begins among the values of the event. */
  int start(int path) {
    return start[path];
  }

  int length(int path) {
    return length[path];
  }

  /** How the name stands there; one of {@link Form}. */
  byte form(int path) {
    return form[path];
  }

  boolean isNamed(int path) {
    return form[path] != Form.NULL;
  }

  /** One of {@link PathType}. */
  byte type(int path) {
    return type[path];
  }

  /** Takes a PATH record whose values lie by {@code shift} further on in the event. */
  void take(AuditRecord record, int shift) {
    if (count == item.length) {
      resize(count * 2);
    }
    int number = (int) Math.min(record.number(Role.ITEM, count), Integer.MAX_VALUE);
    int at = count++;
    while (at > 0 && item[at - 1] > number) {
      item[at] = item[at - 1];
      start[at] = start[at - 1];
      length[at] = length[at - 1];
      form[at] = form[at - 1];
      type[at] = type[at - 1];
      at--;
    }
    int name = record.token(Role.NAME);
    item[at] = number;
    start[at] = name < 0 ? 0 : record.start[name] + shift;
    length[at] = name < 0 ? 0 : record.length[name];
    form[at] = name < 0 ? Form.NULL : record.form[name];
    type[at] = PathType.of(record);
  }

  private void resize(int capacity) {
    item = Arrays.copyOf(item, capacity);
    start = Arrays.copyOf(start, capacity);
    length = Arrays.copyOf(length, capacity);
    form = Arrays.copyOf(form, capacity);
    type = Arrays.copyOf(type, capacity);
  }

  void save(StateWriter out) {
    out.count(count);
    for (int path = 0; path < count; path++) {
      out.number(item[path]);
      out.count(start[path]);
      out.count(length[path]);
      out.count(form[path]);
      out.count(type[path]);
    }
  }

  void restore(StateReader in) {
    count = in.count();
    resize(Math.max(count, item.length));
    for (int path = 0; path < count; path++) {
      item[path] = (int) in.number();
      start[path] = in.count();
      length[path] = in.count();
      form[path] = (byte) in.count();
      type[path] = (byte) in.count();
    }
  }
}

package org.hansho.detect.baseline;

import java.util.Arrays;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The resources of a user, or the users of a resource, by hash in ascending order, with the first
 * and last day of their use. Belongs to one thread.
 */
final class Partners {
  private long[] ids = new long[2];
  private int[] first = new int[2];
  private int[] last = new int[2];
  private int size;

  int size() {
    return size;
  }

  long id(int index) {
    return ids[index];
  }

  int first(int index) {
    return first[index];
  }

  int last(int index) {
    return last[index];
  }

  boolean has(long id) {
    return Arrays.binarySearch(ids, 0, size, id) >= 0;
  }

  /** Adds a day of use. */
  void see(long id, int day) {
    see(id, day, day);
  }

  /** Adds a first and a last day of use. */
  void see(long id, int firstDay, int lastDay) {
    int at = Arrays.binarySearch(ids, 0, size, id);
    if (at >= 0) {
      first[at] = Math.min(first[at], firstDay);
      last[at] = Math.max(last[at], lastDay);
    } else {
      insert(-at - 1, id, firstDay, lastDay);
    }
  }

  private void insert(int at, long id, int firstDay, int lastDay) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, size * 2);
      first = Arrays.copyOf(first, size * 2);
      last = Arrays.copyOf(last, size * 2);
    }
    System.arraycopy(ids, at, ids, at + 1, size - at);
    System.arraycopy(first, at, first, at + 1, size - at);
    System.arraycopy(last, at, last, at + 1, size - at);
    ids[at] = id;
    first[at] = firstDay;
    last[at] = lastDay;
    size++;
  }

  void remove(long id) {
    int at = Arrays.binarySearch(ids, 0, size, id);
    if (at >= 0) {
      size--;
      System.arraycopy(ids, at + 1, ids, at, size - at);
      System.arraycopy(first, at + 1, first, at, size - at);
      System.arraycopy(last, at + 1, last, at, size - at);
    }
  }

  void write(StateWriter out) {
    out.count(size);
    for (int i = 0; i < size; i++) {
      out.number(ids[i]);
      out.count(first[i]);
      out.count(last[i] - first[i]);
    }
  }

  static Partners read(StateReader in) {
    Partners read = new Partners();
    for (int left = in.count(); left > 0; left--) {
      long id = in.number();
      int firstDay = in.count();
      read.insert(read.size, id, firstDay, firstDay + in.count());
    }
    return read;
  }
}

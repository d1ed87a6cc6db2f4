package org.hansho.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the states of many keys before anything is done with the first of them. Waiting for
 * memory is most of what a key costs that is rarely seen; here all wait at once, step by step: for
 * the places, for the rows, for the states that are objects. Reused; belongs to one thread.
 */
final class ReadAhead {
  private @Nullable KeyedStates<?>[] groups;
  private @Nullable KeyTable<?>[] tables;
  private long[] keys;
  private int[] rows;
  private @Nullable Object[] states;
  private int size;

  @SuppressWarnings("UnusedVariable") // Written so that the reading is not optimised away.
  private long sum;

  ReadAhead() {
    groups = new KeyedStates<?>[512];
    tables = new KeyTable<?>[groups.length];
    keys = new long[groups.length];
    rows = new int[groups.length];
    states = new @Nullable Object[groups.length];
  }

  /** Forgets all that was looked up. */
  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Adds a key by its lower half; null for one whose document knows nothing of its group yet. */
  void add(@Nullable KeyedStates<?> group, long keyLow) {
    if (size == keys.length) {
      groups = Arrays.copyOf(groups, 2 * size);
      tables = Arrays.copyOf(tables, 2 * size);
      keys = Arrays.copyOf(keys, 2 * size);
      rows = Arrays.copyOf(rows, 2 * size);
      states = Arrays.copyOf(states, 2 * size);
    }
    groups[size] = group;
    tables[size] = group == null ? null : group.table();
    keys[size++] = keyLow;
  }

  /** Looks up what was added. Each loop is kept small, so that many of its waits overlap. */
  void read() {
    long read = 0;
    for (int i = 0; i < size; i++) {
      KeyTable<?> table = tables[i];
      read += table == null ? 0 : table.readPlace(keys[i]);
    }
    for (int i = 0; i < size; i++) {
      KeyTable<?> table = tables[i];
      rows[i] = table == null ? 0 : table.likely(keys[i]);
    }
    int objects = 0;
    for (int i = 0; i < size; i++) {
      KeyTable<?> table = tables[i];
      if (table != null) {
        read += table.readRow(rows[i]);
        objects |= table.objects();
      }
    }
    sum += objects == 0 ? read : read + readObjects();
  }

  private long readObjects() {
    for (int i = 0; i < size; i++) {
      KeyTable<?> table = tables[i];
      states[i] = table == null ? null : table.object(rows[i]);
    }
    long read = 0;
    for (int i = 0; i < size; i++) {
      Object state = states[i];
      read += state == null ? 0 : state.getClass().getModifiers();
    }
    return read;
  }

  /** The states among which a key belongs, in the order in which keys were added. */
  @Nullable KeyedStates<?> group(int index) {
    return groups[index];
  }

  /** The row in which a key most likely is. */
  int row(int index) {
    return rows[index];
  }
}

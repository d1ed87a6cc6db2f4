package org.hansho.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the states of many keys before anything is done with the first of them. Waiting for
 * memory is most of what a key costs that is rarely seen; here all wait at once, step by step: for
 * the places, for the rows, for the states that are objects. Reused; belongs to one thread.
 */
final class ReadAhead {
  /** From so many states in a group on, those of all groups do not fit into a cache. */
  private static final int MANY = 64;

  private static final int ROOM = 512;

  /** Of each key that was added, where it belongs and the row where it most likely is. */
  private @Nullable KeyedStates<?>[] groups;

  private int[] rows = new int[ROOM];

  /** Of a key that was not there, how many had been added then. */
  private int[] added = new int[ROOM];

  private int size;

  /** Of those that are worth it, which of the keys each is, where it belongs and its lower half. */
  private int[] indexes = new int[ROOM];

  private KeyedStates<?>[] tables;
  private long[] keys = new long[ROOM];
  private @Nullable Object[] states;
  private int many;

  @SuppressWarnings("UnusedVariable") // Written so that the reading is not optimised away.
  private long sum;

  ReadAhead() {
    groups = new KeyedStates<?>[ROOM];
    tables = new KeyedStates<?>[ROOM];
    states = new @Nullable Object[ROOM];
  }

  /** Forgets all that was looked up. */
  void clear() {
    size = 0;
    many = 0;
  }

  int size() {
    return size;
  }

  /** Adds a key by its lower half; null for one whose document knows nothing of its group yet. */
  void add(@Nullable KeyedStates<?> group, long keyLow) {
    if (size == rows.length) {
      grow();
    }
    groups[size] = group;
    rows[size] = 0;
    if (group != null && group.size() >= MANY) {
      indexes[many] = size;
      tables[many] = group;
      keys[many++] = keyLow;
    }
    size++;
  }

  private void grow() {
    groups = Arrays.copyOf(groups, 2 * size);
    rows = Arrays.copyOf(rows, 2 * size);
    added = Arrays.copyOf(added, 2 * size);
    indexes = Arrays.copyOf(indexes, 2 * size);
    tables = Arrays.copyOf(tables, 2 * size);
    keys = Arrays.copyOf(keys, 2 * size);
    states = Arrays.copyOf(states, 2 * size);
  }

  /** Looks up what was added. Each loop is kept small, so that many of its waits overlap. */
  void read() {
    long read = 0;
    for (int i = 0; i < many; i++) {
      read += tables[i].readPlace(keys[i]);
    }
    for (int i = 0; i < many; i++) {
      rows[indexes[i]] = tables[i].likely(keys[i]);
      added[indexes[i]] = tables[i].added();
    }
    boolean objects = false;
    for (int i = 0; i < many; i++) {
      read += tables[i].readRow(rows[indexes[i]]);
      objects |= tables[i].hasObjects();
    }
    sum += objects ? read + readObjects() : read;
  }

  private long readObjects() {
    for (int i = 0; i < many; i++) {
      states[i] = tables[i].object(rows[indexes[i]]);
    }
    long read = 0;
    for (int i = 0; i < many; i++) {
      Object state = states[i];
      read += state == null ? 0 : state.getClass().getModifiers();
    }
    for (int i = 0; i < many; i++) {
      Object state = states[i];
      read += state == null ? 0 : tables[i].touch(state);
    }
    return read;
  }

  /** The states among which a key belongs, in the order in which keys were added. */
  @Nullable KeyedStates<?> group(int index) {
    return groups[index];
  }

  /** The row in which a key most likely is, or that it is absent; 0 where nobody looked. */
  int row(int index) {
    int row = rows[index];
    KeyedStates<?> group = groups[index];
    boolean absent = row == KeyTable.NONE && group != null && group.added() == added[index];
    return absent ? KeyTable.ABSENT : row;
  }
}

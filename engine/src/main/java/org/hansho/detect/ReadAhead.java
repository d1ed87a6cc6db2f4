package org.hansho.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the states of many keys before anything is done with the first of them. Waiting for
 * memory is most of what a key costs that is rarely seen; here all wait at once, step by step: for
 * the places, for the rows, for the states that are objects. Reused; belongs to one thread.
 */
final class ReadAhead {
  /** From so many states of a document on, those of all do not fit into a cache. */
  private static final int MANY = 8_192;

  private static final int ROOM = 512;

  /** Of each key that was added, where it belongs and the row where it most likely is. */
  private @Nullable KeyedStates<?>[] documents;

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
    documents = new KeyedStates<?>[ROOM];
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

  /** Adds a key by its lower half; null for one whose document knows nothing yet. */
  void add(@Nullable KeyedStates<?> document, long keyLow) {
    if (size == rows.length) {
      grow();
    }
    documents[size] = document;
    rows[size] = 0;
    if (document != null && document.size() >= MANY) {
      indexes[many] = size;
      tables[many] = document;
      keys[many++] = keyLow;
    }
    size++;
  }

  private void grow() {
    documents = Arrays.copyOf(documents, 2 * size);
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
  @Nullable KeyedStates<?> document(int index) {
    return documents[index];
  }

  /** The row in which a key most likely is, or that it is absent; 0 where nobody looked. */
  int row(int index) {
    int row = rows[index];
    KeyedStates<?> document = documents[index];
    boolean absent = row == KeyTable.NONE && document != null && document.added() == added[index];
    return absent ? KeyTable.ABSENT : row;
  }
}

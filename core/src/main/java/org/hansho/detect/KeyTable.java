package org.hansho.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * States by key: an open table with linear probing. Belongs to one thread; a look-up touches one or
 * two cache lines and allocates nothing.
 */
final class KeyTable<S> {
  private static final int SMALLEST = 8;

  /** Both halves of a key beside each other, for one cache line. */
  private long[] keys = new long[2 * SMALLEST];

  private @Nullable Object[] states = new @Nullable Object[SMALLEST];
  private int size;

  /** Sees every state. */
  interface Visitor<S> {
    void state(long high, long low, S state);
  }

  /** Decides about every state. */
  interface Test<S> {
    boolean holds(long high, long low, S state);
  }

  int size() {
    return size;
  }

  @SuppressWarnings("unchecked")
  @Nullable S get(long keyHigh, long keyLow) {
    return (S) states[slot(keyHigh, keyLow)];
  }

  /** Reads what {@link #get} and the state's first reader will read; the number means nothing. */
  int touch(long keyHigh, long keyLow) {
    Object state = states[slot(keyHigh, keyLow)];
    return state == null ? 0 : state.getClass().getModifiers();
  }

  void put(long keyHigh, long keyLow, S state) {
    int slot = slot(keyHigh, keyLow);
    if (states[slot] == null) {
      if (size + 1 > states.length * 3 / 4) {
        resize(states.length * 2);
        slot = slot(keyHigh, keyLow);
      }
      size++;
      keys[2 * slot] = keyHigh;
      keys[2 * slot + 1] = keyLow;
    }
    states[slot] = state;
  }

  /** The slot of a key, or the free one where it would stand. */
  private int slot(long keyHigh, long keyLow) {
    int mask = states.length - 1;
    int slot = (int) keyLow & mask;
    while (keys[2 * slot + 1] != keyLow || keys[2 * slot] != keyHigh) {
      if (states[slot] == null) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return slot;
  }

  @SuppressWarnings("unchecked")
  void forEach(Visitor<S> visitor) {
    for (int i = 0; i < states.length; i++) {
      if (states[i] != null) {
        visitor.state(keys[2 * i], keys[2 * i + 1], (S) states[i]);
      }
    }
  }

  /** Removes the states for which the test holds; returns how many. */
  @SuppressWarnings("unchecked")
  int removeIf(Test<S> test) {
    int removed = 0;
    for (int i = 0; i < states.length; i++) {
      if (states[i] != null && test.holds(keys[2 * i], keys[2 * i + 1], (S) states[i])) {
        states[i] = null;
        removed++;
      }
    }
    if (removed > 0) {
      size -= removed;
      int room = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, size)) * 2);
      resize(size + 1 > room * 3 / 4 ? room * 2 : room);
    }
    return removed;
  }

  private void resize(int capacity) {
    long[] oldKeys = keys;
    @Nullable Object[] old = states;
    keys = new long[2 * capacity];
    states = new @Nullable Object[capacity];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != null) {
        int slot = slot(oldKeys[2 * i], oldKeys[2 * i + 1]);
        keys[2 * slot] = oldKeys[2 * i];
        keys[2 * slot + 1] = oldKeys[2 * i + 1];
        states[slot] = old[i];
      }
    }
  }

  void clear() {
    keys = new long[2 * SMALLEST];
    states = new @Nullable Object[SMALLEST];
    size = 0;
  }

  /** All keys as pairs of numbers, in ascending order: the order in which state is saved. */
  long[][] sortedKeys() {
    long[][] sorted = new long[size][];
    int n = 0;
    for (int i = 0; i < states.length; i++) {
      if (states[i] != null) {
        sorted[n++] = new long[] {keys[2 * i], keys[2 * i + 1]};
      }
    }
    Arrays.sort(sorted, (a, b) -> compare(a[0], a[1], b[0], b[1]));
    return sorted;
  }

  /** The order of keys. */
  static int compare(long high, long low, long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }
}

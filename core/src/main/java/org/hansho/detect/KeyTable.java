package org.hansho.detect;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * States by key: an open table with linear probing. Belongs to one thread; a look-up touches one or
 * two cache lines and allocates nothing.
 */
final class KeyTable<S> {
  private static final int SMALLEST = 8;

  private long[] high = new long[SMALLEST];
  private long[] low = new long[SMALLEST];
  private @Nullable Object[] states = new @Nullable Object[SMALLEST];
  private int size;

  /** Sees every state. */
  interface Visitor<S> {
    void state(long high, long low, S state);
  }

  /** Decides about every state. */
  interface Test<S> {
    boolean holds(S state);
  }

  int size() {
    return size;
  }

  @SuppressWarnings("unchecked")
  @Nullable S get(long keyHigh, long keyLow) {
    return (S) states[slot(keyHigh, keyLow)];
  }

  void put(long keyHigh, long keyLow, S state) {
    int slot = slot(keyHigh, keyLow);
    if (states[slot] == null) {
      if (size + 1 > states.length * 3 / 4) {
        resize(states.length * 2);
        slot = slot(keyHigh, keyLow);
      }
      size++;
      high[slot] = keyHigh;
      low[slot] = keyLow;
    }
    states[slot] = state;
  }

  /** The slot of a key, or the free one where it would stand. */
  private int slot(long keyHigh, long keyLow) {
    int mask = states.length - 1;
    int slot = (int) keyLow & mask;
    while (states[slot] != null && (low[slot] != keyLow || high[slot] != keyHigh)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  @SuppressWarnings("unchecked")
  void forEach(Visitor<S> visitor) {
    for (int i = 0; i < states.length; i++) {
      if (states[i] != null) {
        visitor.state(high[i], low[i], (S) states[i]);
      }
    }
  }

  /** Removes the states for which the test holds; returns how many. */
  @SuppressWarnings("unchecked")
  int removeIf(Test<S> test) {
    int removed = 0;
    for (int i = 0; i < states.length; i++) {
      if (states[i] != null && test.holds((S) states[i])) {
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
    long[] oldHigh = high;
    long[] oldLow = low;
    @Nullable Object[] old = states;
    high = new long[capacity];
    low = new long[capacity];
    states = new @Nullable Object[capacity];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != null) {
        int slot = slot(oldHigh[i], oldLow[i]);
        high[slot] = oldHigh[i];
        low[slot] = oldLow[i];
        states[slot] = old[i];
      }
    }
  }

  void clear() {
    high = new long[SMALLEST];
    low = new long[SMALLEST];
    states = new @Nullable Object[SMALLEST];
    size = 0;
  }

  /** All keys as pairs of numbers, in ascending order: the order in which state is saved. */
  long[][] sortedKeys() {
    long[][] keys = new long[size][];
    int n = 0;
    for (int i = 0; i < states.length; i++) {
      if (states[i] != null) {
        keys[n++] = new long[] {high[i], low[i]};
      }
    }
    Arrays.sort(
        keys,
        (a, b) -> {
          int byHigh = Long.compareUnsigned(a[0], b[0]);
          return byHigh != 0 ? byHigh : Long.compareUnsigned(a[1], b[1]);
        });
    return keys;
  }
}

package org.hansho.match;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Lists of small numbers by a key of 64 bits; open addressing, at most half full.
 *
 * <p>A list is walked from {@link #first} upwards until {@link #isLast}. Immutable and shared.
 */
final class LongTable {
  static final int NONE = -1;

  private final long[] keys;
  private final int[] firsts;
  private final int mask;
  private final int[] entries;

  LongTable(Map<Long, ? extends Collection<Integer>> lists) {
    int capacity = Math.max(4, Integer.highestOneBit(Math.max(1, lists.size()) * 2) * 2);
    this.keys = new long[capacity];
    this.firsts = new int[capacity];
    this.mask = capacity - 1;
    this.entries = new int[lists.values().stream().mapToInt(Collection::size).sum()];
    Arrays.fill(firsts, NONE);
    int used = 0;
    for (Map.Entry<Long, ? extends Collection<Integer>> list : lists.entrySet()) {
      int place = place(list.getKey());
      while (firsts[place] != NONE) {
        place = (place + 1) & mask;
      }
      keys[place] = list.getKey();
      firsts[place] = used;
      for (int value : List.copyOf(list.getValue())) {
        entries[used++] = value;
      }
      entries[used - 1] = ~entries[used - 1];
    }
  }

  private int place(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
  }

  /** Where the list of a key begins, or {@link #NONE}. */
  int first(long key) {
    int place = place(key);
    while (firsts[place] != NONE) {
      if (keys[place] == key) {
        return firsts[place];
      }
      place = (place + 1) & mask;
    }
    return NONE;
  }

  /** The number at a place of a list. */
  int value(int at) {
    int entry = entries[at];
    return entry < 0 ? ~entry : entry;
  }

  /** Whether a list ends here. */
  boolean isLast(int at) {
    return entries[at] < 0;
  }
}

package org.hansho.alert;

import java.util.Arrays;

/**
 * How many different hashes were added: exactly up to {@value #EXACT}, from then on within about
 * one per cent.
 *
 * <p>Beyond the bound only hashes that begin with a zero bit are kept, then two, and so on; the
 * number kept stands for all. The result depends on the set of hashes alone, not on their order or
 * how they were spread over counts that are merged. At most 1 MiB. Source: P. Flajolet, "On
 * adaptive sampling", Computing 43 (1990).
 */
final class DistinctCount {
  /** Up to so many the number is exact. */
  static final int EXACT = 1 << 16;

  private static final int FIRST_TABLE = 64;

  private long[] table = new long[FIRST_TABLE];
  private boolean hasZero;
  private int size;
  private int zeros;

  /** Adds a hash, whose bits are as good as random. */
  void add(long hash) {
    if (Long.numberOfLeadingZeros(hash) >= zeros && insert(hash)) {
      while (size > EXACT) {
        zeros++;
        keepSample();
      }
    }
  }

  private boolean insert(long hash) {
    if (hash == 0) {
      boolean added = !hasZero;
      hasZero = true;
      size += added ? 1 : 0;
      return added;
    }
    if (2 * size >= table.length) {
      rebuild(2 * table.length);
    }
    int at = (int) hash & (table.length - 1);
    while (table[at] != 0) {
      if (table[at] == hash) {
        return false;
      }
      at = (at + 1) & (table.length - 1);
    }
    table[at] = hash;
    size++;
    return true;
  }

  private void keepSample() {
    rebuild(table.length);
  }

  private void rebuild(int length) {
    long[] before = table;
    table = new long[length];
    size = hasZero ? 1 : 0;
    for (long hash : before) {
      if (hash != 0 && Long.numberOfLeadingZeros(hash) >= zeros) {
        insert(hash);
      }
    }
  }

  /** Adds all hashes of another count. */
  void merge(DistinctCount other) {
    if (other.zeros > zeros) {
      zeros = other.zeros;
      keepSample();
    }
    if (other.hasZero) {
      add(0);
    }
    Arrays.stream(other.table).filter(hash -> hash != 0).forEach(this::add);
  }

  /** Whether {@link #count} is exact. */
  boolean isExact() {
    return zeros == 0;
  }

  /** How many different hashes were added. */
  long count() {
    return (long) size << zeros;
  }
}

package org.hansho.memory.yara;

import java.util.Arrays;

/** Where the patterns of all rules begin in one region. Reused; bounded for each pattern. */
final class Matches {
  private static final int MOST = 1_000_000;

  private final int[][] offsets;
  private final int[] counts;
  private final boolean[] sorted;
  private int[] touched = new int[64];
  private int touchedCount;

  Matches(int patterns) {
    offsets = new int[patterns][];
    counts = new int[patterns];
    sorted = new boolean[patterns];
  }

  void clear() {
    for (int i = 0; i < touchedCount; i++) {
      counts[touched[i]] = 0;
    }
    touchedCount = 0;
  }

  boolean isPresent(int pattern) {
    return counts[pattern] > 0;
  }

  /** Notes a match; the same one may be noted several times. */
  void add(int pattern, int offset) {
    int count = counts[pattern];
    int[] own = offsets[pattern];
    if (count == 0) {
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, 2 * touchedCount);
      }
      touched[touchedCount++] = pattern;
    } else if (own[count - 1] == offset || count == MOST) {
      return;
    }
    if (own == null) {
      own = new int[4];
      offsets[pattern] = own;
    } else if (own.length == count) {
      own = Arrays.copyOf(own, 2 * count);
      offsets[pattern] = own;
    }
    own[count] = offset;
    counts[pattern] = count + 1;
    sorted[pattern] = false;
  }

  int count(int pattern) {
    sort(pattern);
    return counts[pattern];
  }

  /** How many begin between two offsets, both included. */
  int countIn(int pattern, long first, long last) {
    int found = 0;
    for (int i = 0; i < count(pattern); i++) {
      int offset = offsets[pattern][i];
      found += offset >= first && offset <= last ? 1 : 0;
    }
    return found;
  }

  /** Where the match of a number, from 1, begins. */
  long offset(int pattern, long number) {
    return number >= 1 && number <= count(pattern)
        ? offsets[pattern][(int) number - 1]
        : Condition.UNDEFINED;
  }

  private void sort(int pattern) {
    int count = counts[pattern];
    if (count < 2 || sorted[pattern]) {
      return;
    }
    int[] own = offsets[pattern];
    Arrays.sort(own, 0, count);
    int kept = 1;
    for (int i = 1; i < count; i++) {
      if (own[i] != own[kept - 1]) {
        own[kept++] = own[i];
      }
    }
    counts[pattern] = kept;
    sorted[pattern] = true;
  }
}

package org.hansho.format.syslog;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the number of a name given as bytes. Immutable; a look-up costs a hash and a comparison.
 */
final class NameTable {
  /** The answer for a name that is not in the table. */
  static final int ABSENT = -1;

  private final byte[][] names;
  private final int[] numbers;
  private final int longest;

  /** The number of a name is its place in the list; of equal names the first counts. */
  NameTable(List<String> list) {
    int capacity = Math.max(4, Integer.highestOneBit(list.size() * 2) * 2);
    names = new byte[capacity][];
    numbers = new int[capacity];
    Arrays.fill(numbers, ABSENT);
    int most = 0;
    for (int i = 0; i < list.size(); i++) {
      byte[] name = Bytes.of(list.get(i));
      most = Math.max(most, name.length);
      if (find(name, 0, name.length, name.length) == ABSENT) {
        int place = emptyPlace(name);
        names[place] = name;
        numbers[place] = i;
      }
    }
    longest = most;
  }

  private int emptyPlace(byte[] name) {
    int place = hash(name, 0, name.length) & (numbers.length - 1);
    while (numbers[place] != ABSENT) {
      place = (place + 1) & (numbers.length - 1);
    }
    return place;
  }

  /** The number of the name between two places, or {@link #ABSENT}. */
  int find(byte[] buffer, int from, int to) {
    return find(buffer, from, to, longest);
  }

  private int find(byte[] buffer, int from, int to, int most) {
    if (to - from > most) {
      return ABSENT;
    }
    int place = hash(buffer, from, to) & (numbers.length - 1);
    while (numbers[place] != ABSENT) {
      byte[] name = names[place];
      if (Arrays.equals(name, 0, name.length, buffer, from, to)) {
        return numbers[place];
      }
      place = (place + 1) & (numbers.length - 1);
    }
    return ABSENT;
  }

  private static int hash(byte[] buffer, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + buffer[i];
    }
    return hash ^ (hash >>> 15);
  }
}

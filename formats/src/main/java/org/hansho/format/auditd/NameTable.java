package org.hansho.format.auditd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds the number of a name given as bytes. Immutable; a look-up costs a few comparisons. */
final class NameTable {
  /** The answer for a name that is not in the table. */
  static final int ABSENT = -1;

  /** Eight bytes of an array as one number, first byte lowest. */
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[][] names;
  private final long[] word;
  private final int[] number;
  private final int mask;

  /** The number of a name is its place in the list; of equal names the first counts. */
  NameTable(List<String> list) {
    int capacity = Math.max(4, Integer.highestOneBit(list.size() * 3) * 2);
    names = new byte[list.size()][];
    word = new long[capacity];
    number = new int[capacity];
    mask = capacity - 1;
    Arrays.fill(number, ABSENT);
    for (int i = 0; i < names.length; i++) {
      byte[] name = list.get(i).getBytes(StandardCharsets.UTF_8);
      names[i] = name;
      if (find(name, 0, name.length) == ABSENT) {
        put(name, i);
      }
    }
  }

  private void put(byte[] name, int index) {
    long first = firstWord(name, 0, name.length);
    int place = place(first, name.length);
    while (number[place] != ABSENT) {
      place = (place + 1) & mask;
    }
    word[place] = first;
    number[place] = index;
  }

  private int place(long first, int length) {
    return (int) (((first + length) * 0x9E3779B97F4A7C15L) >>> 40) & mask;
  }

  /** The number of the name that stands in the buffer, or {@link #ABSENT}. */
  int find(byte[] buffer, int start, int length) {
    long first = firstWord(buffer, start, length);
    int place = place(first, length);
    while (true) {
      int candidate = number[place];
      if (candidate == ABSENT) {
        return ABSENT;
      }
      if (word[place] == first && isName(candidate, buffer, start, length)) {
        return candidate;
      }
      place = (place + 1) & mask;
    }
  }

  private boolean isName(int candidate, byte[] buffer, int start, int length) {
    byte[] name = names[candidate];
    return name.length == length
        && (length <= 8 || Arrays.equals(name, 8, length, buffer, start + 8, start + length));
  }

  /** The bytes of a name; not to be changed. */
  byte[] name(int index) {
    return names[index];
  }

  private static long firstWord(byte[] buffer, int start, int length) {
    if (start + 8 <= buffer.length) {
      long eight = (long) LONG.get(buffer, start);
      return length >= 8 ? eight : eight & ((1L << (length * 8)) - 1);
    }
    long eight = 0;
    for (int i = Math.min(length, 8) - 1; i >= 0; i--) {
      eight = eight << 8 | (buffer[start + i] & 0xFF);
    }
    return eight;
  }
}

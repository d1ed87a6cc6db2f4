package org.hansho.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map from ASCII names to values that is asked with bytes and ignores the case of ASCII letters.
 * Immutable; asking allocates nothing.
 */
public final class CaselessTable<V> {
  private final byte[][] names;
  private final List<@Nullable V> values;
  private final int mask;

  /** A table of these entries; names of ASCII. */
  public CaselessTable(Map<String, V> entries) {
    int places = Integer.highestOneBit(Math.max(1, entries.size())) * 4;
    mask = places - 1;
    names = new byte[places][];
    Arrays.fill(names, new byte[0]);
    values = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      values.add(null);
    }
    entries.forEach(this::put);
  }

  private void put(String name, V value) {
    byte[] bytes = Values.ascii(name);
    int place = hash(bytes, 0, bytes.length) & mask;
    while (values.get(place) != null) {
      place = (place + 1) & mask;
    }
    names[place] = bytes;
    values.set(place, value);
  }

  /** The value of a name, or null. */
  public @Nullable V get(byte[] buffer, int start, int length) {
    int place = hash(buffer, start, length) & mask;
    V value = values.get(place);
    while (value != null && !isSame(names[place], buffer, start, length)) {
      place = (place + 1) & mask;
      value = values.get(place);
    }
    return value;
  }

  private static boolean isSame(byte[] name, byte[] buffer, int start, int length) {
    if (name.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (lower(name[i]) != lower(buffer[start + i])) {
        return false;
      }
    }
    return true;
  }

  private static int hash(byte[] buffer, int start, int length) {
    int hash = length;
    for (int i = start; i < start + length; i++) {
      hash = hash * 31 + lower(buffer[i]);
    }
    return hash ^ (hash >>> 15);
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }
}

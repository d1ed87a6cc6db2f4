package org.hansho.memory.segment;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds names of functions as text, each letter in one byte. Linear in the bytes; allocates only
 * for names that it knows. Immutable and shared.
 */
final class CapabilityNames {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 40;
  private static final int SLOTS = 1 << 10;
  private static final int FACTOR = 31;

  private final int[] hashes = new int[SLOTS];
  private final boolean[] used = new boolean[SLOTS];

  CapabilityNames() {
    for (String name : Capability.names().keySet()) {
      int hash = 0;
      for (int i = 0; i < name.length(); i++) {
        hash = hash * FACTOR + name.charAt(i);
      }
      int slot = hash & (SLOTS - 1);
      while (used[slot]) {
        slot = (slot + 1) & (SLOTS - 1);
      }
      used[slot] = true;
      hashes[slot] = hash;
    }
  }

  /** The names in some bytes, by what they show. */
  Map<Capability, Set<String>> find(byte[] bytes, int from, int to) {
    Map<Capability, Set<String>> found = new EnumMap<>(Capability.class);
    int begin = from;
    int hash = 0;
    for (int at = from; at < to; at++) {
      if (isLetter(bytes[at])) {
        hash = hash * FACTOR + bytes[at];
      } else {
        word(bytes, begin, at, hash, found);
        begin = at + 1;
        hash = 0;
      }
    }
    word(bytes, begin, to, hash, found);
    return found;
  }

  private void word(byte[] bytes, int from, int to, int hash, Map<Capability, Set<String>> found) {
    int length = to - from;
    if (length < SHORTEST || length > LONGEST || !knows(hash)) {
      return;
    }
    String name = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    Capability capability = Capability.names().get(name);
    if (capability != null) {
      found.computeIfAbsent(capability, unused -> new TreeSet<>()).add(name);
    }
  }

  private boolean knows(int hash) {
    int slot = hash & (SLOTS - 1);
    while (used[slot]) {
      if (hashes[slot] == hash) {
        return true;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return false;
  }

  private static boolean isLetter(byte value) {
    return (value >= 'a' && value <= 'z')
        || (value >= 'A' && value <= 'Z')
        || (value >= '0' && value <= '9')
        || value == '_'
        || value == '.';
  }
}

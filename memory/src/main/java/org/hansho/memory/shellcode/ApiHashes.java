package org.hansho.memory.shellcode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hashes of the functions of {@link ApiNames} under every {@link HashAlgorithm}. Made once, on
 * first use (about 8,000 entries in open addressing); immutable and shared.
 */
final class ApiHashes {
  static final ApiHashes TABLE = new ApiHashes();

  /** In place of an entry. */
  static final int NONE = -1;

  private static final int SLOTS = 1 << 15;
  private static final int SPREAD = 0x9e3779b1;

  private final List<String> names = new ArrayList<>();
  private final int[] keys = new int[SLOTS];
  private final int[] entries = new int[SLOTS];

  private ApiHashes() {
    Arrays.fill(entries, NONE);
    ApiNames.byModule()
        .forEach(
            (module, functions) -> {
              for (String function : functions) {
                names.add(function);
                add(module, function);
              }
            });
  }

  private void add(String module, String function) {
    for (HashAlgorithm algorithm : HashAlgorithm.values()) {
      int entry = (names.size() - 1) * HashAlgorithm.values().length + algorithm.ordinal();
      put(algorithm.hash(function, module), entry);
    }
  }

  private void put(int hash, int entry) {
    int slot = slot(hash);
    while (entries[slot] != NONE && keys[slot] != hash) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (entries[slot] == NONE) {
      keys[slot] = hash;
      entries[slot] = entry;
    }
  }

  private static int slot(int hash) {
    return (hash * SPREAD) >>> 17;
  }

  /** The entry of a constant, {@link #NONE} if it is no hash. */
  int find(int constant) {
    int slot = slot(constant);
    while (entries[slot] != NONE) {
      if (keys[slot] == constant) {
        return entries[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return NONE;
  }

  HashAlgorithm algorithm(int entry) {
    return HashAlgorithm.values()[entry % HashAlgorithm.values().length];
  }

  String name(int entry) {
    return names.get(entry / HashAlgorithm.values().length);
  }

  /** For people: the algorithm and the function. */
  String describe(int entry) {
    return algorithm(entry).name().toLowerCase(Locale.ROOT) + " of " + name(entry);
  }
}

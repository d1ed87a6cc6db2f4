package org.hansho.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An observation that waits, with its facts and the keys they need. Reused by one thread. */
final class PreparedObservation {
  private final KeyRoom room;
  private final ValueHashes hashes;
  private @Nullable Observation observation;
  private @Nullable Fact[] facts = new @Nullable Fact[16];

  /** Both halves of each key beside each other, and whether there is one. */
  private long[] keys = new long[32];

  private boolean[] known = new boolean[16];

  /** Where what was looked up for it begins. */
  int firstState;

  PreparedObservation(KeyRoom room, SeededHashes seeded) {
    this.room = room;
    this.hashes = new ValueHashes(seeded);
  }

  void take(Observation taken) {
    observation = taken;
    hashes.clear();
    List<Listener> needed = taken.subscribers().keys();
    if (Math.max(taken.size(), needed.size()) > facts.length) {
      facts = new @Nullable Fact[2 * Math.max(taken.size(), needed.size())];
      keys = new long[2 * facts.length];
      known = new boolean[facts.length];
    }
    Arrays.fill(facts, 0, taken.size(), null);
    Fact any = fact(0);
    room.clear();
    for (int i = 0; i < needed.size(); i++) {
      known[i] = needed.get(i).keyOf(any, room, keys, 2 * i);
    }
  }

  Observation observation() {
    return Objects.requireNonNull(observation);
  }

  Fact fact(int index) {
    Fact made = facts[index];
    if (made == null) {
      made = observation().fact(index, hashes);
      facts[index] = made;
    }
    return made;
  }

  /** Whether the facts have the key of that index in the subscribers. */
  boolean hasKey(int key) {
    return known[key];
  }

  /** The upper half of a key that there is. */
  long high(int key) {
    return keys[2 * key];
  }

  /** The lower half of a key that there is. */
  long low(int key) {
    return keys[2 * key + 1];
  }
}

package org.hansho.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some observations in order, and the keys of those who listen to them, for several {@link Share}s
 * to work on. Filled once: each share makes the keys of a part of it.
 */
public final class Batch {
  private final List<Observation> observations;
  private final @Nullable GroupKey[][] keys;

  /** Observations in order, whose keys are not made yet. */
  public Batch(List<Observation> observations) {
    this.observations = List.copyOf(observations);
    this.keys = new @Nullable GroupKey[observations.size()][];
  }

  /** How many observations there are. */
  public int size() {
    return observations.size();
  }

  Observation observation(int index) {
    return observations.get(index);
  }

  /** Makes the keys of every observation whose index leaves that rest. */
  void makeKeys(int rest, int divisor) {
    for (int i = rest; i < observations.size(); i += divisor) {
      Observation observation = observations.get(i);
      List<Listener> needed = observation.audience().keys();
      @Nullable GroupKey[] made = new @Nullable GroupKey[needed.size()];
      Fact fact = observation.fact(0);
      for (int key = 0; key < made.length; key++) {
        made[key] = needed.get(key).keyOf(fact);
      }
      keys[i] = made;
    }
  }

  /** One of the keys of an observation's audience; null if it has none. */
  @Nullable GroupKey key(int index, int key) {
    return keys[index][key];
  }
}

package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The states of one document in one key group. Belongs to one thread.
 *
 * <p>Bounded: beyond the limit the eighth part with the least {@link Detector#standing} is evicted
 * at once, of equals those whose keys come first; so an eviction costs a few steps on average. What
 * is evicted depends only on the facts of this key group, and not on restarts.
 */
final class KeyedStates<S> {
  private static final int VERSION = 1;
  private static final int PART = 8;

  /** From so many states in a group on, those of all groups do not fit into a cache. */
  private static final int MANY = 512;

  private final Detector<S> detector;
  private final int limit;
  private final KeyTable<S> table = new KeyTable<>();
  private long evicted;
  private boolean changed;

  KeyedStates(Detector<S> detector, int limit) {
    this.detector = detector;
    this.limit = limit;
  }

  Detector<S> detector() {
    return detector;
  }

  int size() {
    return table.size();
  }

  long evicted() {
    return evicted;
  }

  boolean changed() {
    return changed;
  }

  void saved() {
    changed = false;
  }

  /** The state of a key, a new one if there is none. */
  S of(long high, long low) {
    changed = true;
    S state = table.get(high, low);
    if (state == null) {
      if (table.size() >= limit) {
        evict();
      }
      state = detector.newState();
      table.put(high, low, state);
    }
    return state;
  }

  /** The state of a key, which is going to change; null if there is none. */
  @Nullable S known(long high, long low) {
    S state = table.get(high, low);
    changed |= state != null;
    return state;
  }

  /** Fetches the state of a key into the cache if there are too many for it to be there. */
  int touch(long high, long low) {
    return table.size() < MANY ? 0 : table.touch(high, low);
  }

  /** The state of a key, or null. */
  @Nullable S existing(long high, long low) {
    return table.get(high, low);
  }

  void touch() {
    changed = true;
  }

  private void evict() {
    long[] standings = new long[table.size()];
    int[] n = {0};
    table.forEach((high, low, state) -> standings[n[0]++] = detector.standing(state));
    Arrays.sort(standings);
    int part = Math.max(1, standings.length / PART);
    long highest = standings[part - 1];
    int equals = part;
    while (equals > 0 && standings[part - equals] < highest) {
      equals--;
    }
    long[] last = equalKeys(highest)[equals - 1];
    evicted += table.removeIf((high, low, state) -> isEvicted(high, low, state, highest, last));
  }

  private boolean isEvicted(long high, long low, S state, long highest, long[] last) {
    long standing = detector.standing(state);
    return standing < highest
        || (standing == highest && KeyTable.compare(high, low, last[0], last[1]) <= 0);
  }

  /** The keys of the states of that standing, in order. */
  private long[][] equalKeys(long standing) {
    List<long[]> keys = new ArrayList<>();
    table.forEach(
        (high, low, state) -> {
          if (detector.standing(state) == standing) {
            keys.add(new long[] {high, low});
          }
        });
    keys.sort((a, b) -> KeyTable.compare(a[0], a[1], b[0], b[1]));
    return keys.toArray(long[][]::new);
  }

  /** Forgets the states that say nothing any more. */
  void sweep(long time) {
    if (table.removeIf((high, low, state) -> detector.expiry(state) <= time) > 0) {
      changed = true;
    }
  }

  void forEach(KeyTable.Visitor<S> visitor) {
    table.forEach(visitor);
  }

  /** Saves everything, in the order of keys. */
  void write(StateWriter out) {
    out.count(VERSION);
    out.number(evicted);
    long[][] keys = table.sortedKeys();
    out.count(keys.length);
    for (long[] key : keys) {
      S state = table.get(key[0], key[1]);
      if (state != null) {
        out.number(key[0]);
        out.number(key[1]);
        detector.write(state, out);
      }
    }
  }

  /** Restores what {@link #write} saved. */
  void read(StateReader in) {
    int version = in.count();
    if (version != VERSION) {
      throw new IllegalStateException(
          "a newer Hansho saved the state of a detector, in version " + version + "; use that one");
    }
    evicted = in.number();
    table.clear();
    for (int left = in.count(); left > 0; left--) {
      table.put(in.number(), in.number(), detector.read(in));
    }
  }
}

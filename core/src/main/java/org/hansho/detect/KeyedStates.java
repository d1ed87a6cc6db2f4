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
final class KeyedStates<S> extends KeyTable<S> {
  private static final int VERSION = 1;
  private static final int PART = 8;

  private final int limit;
  private int opened;
  private long evicted;
  private boolean changed;

  KeyedStates(Detector<S> detector, int limit) {
    super(detector);
    this.limit = limit;
  }

  Detector<S> detector() {
    return detector;
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

  /**
   * The state of a key, a new one if there is none; to be given back with {@link #close} before
   * another one is asked for.
   *
   * @param likely the row where it most likely is
   */
  S open(long high, long low, int likely) {
    changed = true;
    opened = find(high, low, likely);
    if (opened == NONE) {
      if (size() >= limit) {
        evict();
      }
      opened = addNew(high, low);
    }
    return open(opened);
  }

  /** The state of a key, likewise to be given back; null, and nothing to give, if there is none. */
  @Nullable S openKnown(long high, long low, int likely) {
    opened = find(high, low, likely);
    if (opened == NONE) {
      return null;
    }
    changed = true;
    return open(opened);
  }

  /** Keeps what the state has become that was asked for last. */
  void close(S state) {
    close(opened, state);
  }

  /** What is known of a key, to be looked at only; null if nothing is. */
  @Nullable S look(long high, long low) {
    int row = find(high, low);
    return row == NONE ? null : look(row);
  }

  private void evict() {
    long[] standings = new long[size()];
    int[] n = {0};
    forEach((high, low, state) -> standings[n[0]++] = detector.standing(state));
    Arrays.sort(standings);
    int part = Math.max(1, standings.length / PART);
    long highest = standings[part - 1];
    int equals = part;
    while (equals > 0 && standings[part - equals] < highest) {
      equals--;
    }
    long[] last = equalKeys(highest)[equals - 1];
    evicted += removeIf((high, low, state) -> isEvicted(high, low, state, highest, last));
  }

  private boolean isEvicted(long high, long low, S state, long highest, long[] last) {
    long standing = detector.standing(state);
    return standing < highest || (standing == highest && compare(high, low, last[0], last[1]) <= 0);
  }

  /** The keys of the states of that standing, in order. */
  private long[][] equalKeys(long standing) {
    List<long[]> keys = new ArrayList<>();
    forEach(
        (high, low, state) -> {
          if (detector.standing(state) == standing) {
            keys.add(new long[] {high, low});
          }
        });
    keys.sort((a, b) -> compare(a[0], a[1], b[0], b[1]));
    return keys.toArray(long[][]::new);
  }

  /** Forgets the states that say nothing any more. */
  void sweep(long time) {
    if (removeIf((high, low, state) -> detector.expiry(state) <= time) > 0) {
      changed = true;
    }
  }

  /** Saves everything, in the order of keys. */
  void write(StateWriter out) {
    out.count(VERSION);
    out.number(evicted);
    long[][] keys = sortedKeys();
    out.count(keys.length);
    for (long[] key : keys) {
      out.number(key[0]);
      out.number(key[1]);
      detector.write(look(find(key[0], key[1])), out);
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
    clear();
    for (int left = in.count(); left > 0; left--) {
      add(in.number(), in.number(), detector.read(in));
    }
  }
}

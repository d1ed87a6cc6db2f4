package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The states of one document. Belongs to one thread.
 *
 * <p>Bounded in each key group: beyond the limit the eighth part with the least {@link
 * Detector#standing} is evicted at once, of equals those whose keys come first; so an eviction
 * costs a few steps on average. What is evicted, and what is saved, depends only on the facts of
 * the key group, and neither on those of others nor on restarts.
 */
final class KeyedStates<S> extends KeyTable<S> {
  private static final int VERSION = 1;
  private static final int PART = 8;

  private final int limit;
  private final long[] evicted = new long[GroupKey.GROUPS];
  private final boolean[] changed = new boolean[GroupKey.GROUPS];
  private int opened;

  KeyedStates(Detector<S> detector, int limit) {
    super(detector);
    this.limit = limit;
  }

  Detector<S> detector() {
    return detector;
  }

  /** How many were evicted for want of room. */
  long evicted() {
    return Arrays.stream(evicted).sum();
  }

  /** Whether something of a key group may have changed since it was saved. */
  boolean changed(int group) {
    return changed[group];
  }

  /**
   * The state of a key, a new one if there is none; to be given back with {@link #close} before
   * another one is asked for.
   *
   * @param likely the row where it most likely is
   */
  S open(long high, long low, int likely) {
    int group = GroupKey.group(high);
    changed[group] = true;
    opened = find(high, low, likely);
    if (opened == NONE) {
      if (size(group) >= limit) {
        evict(group);
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
    changed[GroupKey.group(high)] = true;
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

  /** Whether what is known of a key can be saved and restored; true if nothing is. */
  boolean isSound(long high, long low) {
    try {
      S state = look(high, low);
      if (state != null) {
        StateWriter out = new StateWriter();
        detector.write(state, out);
        detector.read(new StateReader(out.toBytes()));
      }
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      return false;
    }
  }

  /** Forgets what is known of a key. */
  void remove(long ofHigh, long ofLow) {
    removeIf(GroupKey.group(ofHigh), (high, low, state) -> high == ofHigh && low == ofLow);
    changed[GroupKey.group(ofHigh)] = true;
  }

  private void evict(int group) {
    long[] standings = new long[size(group)];
    int[] n = {0};
    forEach(group, (high, low, state) -> standings[n[0]++] = detector.standing(state));
    Arrays.sort(standings);
    int part = Math.max(1, standings.length / PART);
    long highest = standings[part - 1];
    int equals = part;
    while (equals > 0 && standings[part - equals] < highest) {
      equals--;
    }
    long[] last = equalKeys(group, highest)[equals - 1];
    evicted[group] +=
        removeIf(group, (high, low, state) -> isEvicted(high, low, state, highest, last));
  }

  private boolean isEvicted(long high, long low, S state, long highest, long[] last) {
    long standing = detector.standing(state);
    return standing < highest || (standing == highest && compare(high, low, last[0], last[1]) <= 0);
  }

  /** The keys of the states of that standing, in order. */
  private long[][] equalKeys(int group, long standing) {
    List<long[]> keys = new ArrayList<>();
    forEach(
        group,
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
    removeIf((high, low, state) -> detector.expiry(state) <= time, group -> changed[group] = true);
  }

  /** Saves a key group, in the order of its keys. */
  void write(int group, StateWriter out) {
    changed[group] = false;
    out.count(VERSION);
    out.number(evicted[group]);
    long[][] keys = sortedKeys(group);
    out.count(keys.length);
    for (long[] key : keys) {
      out.number(key[0]);
      out.number(key[1]);
      detector.write(look(find(key[0], key[1])), out);
    }
  }

  /** Restores what {@link #write} saved of a key group, in place of what is known of it. */
  void read(int group, StateReader in) {
    int version = in.count();
    if (version != VERSION) {
      throw new IllegalStateException(
          "a newer Hansho saved the state of a detector, in version " + version + "; use that one");
    }
    removeIf(group, (high, low, state) -> true);
    evicted[group] = in.number();
    for (int left = in.count(); left > 0; left--) {
      long high = in.number();
      if (GroupKey.group(high) != group) {
        throw new IllegalStateException(
            "the saved state of key group "
                + group
                + " holds a key of another; restore an older one");
      }
      add(high, in.number(), detector.read(in));
    }
  }
}

package org.hansho.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The states of one document. Belongs to one thread.
 *
 * <p>Bounded in each key group, by number and, with the documents that share its {@link StateRoom},
 * by bytes: beyond a bound the eighth part with the least {@link Detector#evictionPriority} is
 * evicted at once, of equals those whose keys come first; so an eviction costs a few steps on
 * average. A key that comes back after it was evicted ranks above invented names ({@link
 * LeftKeys}). What is evicted, and what is saved, depends only on the facts of the key group, and
 * neither on those of others nor on restarts.
 */
final class KeyedStates<S> extends KeyTable<S> {
  private static final int VERSION = 1;
  private static final int PART = 8;

  /** The part of a room that remembers who was evicted, for each document. */
  private static final int LEFT_PART = 32;

  private final int limit;
  private final StateRoom room;
  private final long[] evicted = new long[GroupKey.GROUPS];
  private final boolean[] changed = new boolean[GroupKey.GROUPS];
  private final long[] bytes = new long[GroupKey.GROUPS];
  private final @Nullable LeftKeys[] left = new @Nullable LeftKeys[GroupKey.GROUPS];
  private int opened;
  private int openedGroup;
  private boolean isOpen;

  /** Whether a key was added, so that its room may be full. */
  private boolean grown;

  /** At most so many keys in each key group, and as many bytes as there are. */
  KeyedStates(Detector<S> detector, int limit) {
    this(detector, limit, new StateRoom(Long.MAX_VALUE));
  }

  /** At most so many keys in each key group, in a room that others may share. */
  KeyedStates(Detector<S> detector, int limit, StateRoom room) {
    super(detector);
    this.limit = limit;
    this.room = room;
    room.share(this);
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

  /** About how many bytes of the heap the states of a key group take. */
  long bytes(int group) {
    return bytes[group];
  }

  /** Whether a state was asked for and not given back yet. */
  boolean isOpen() {
    return isOpen;
  }

  /**
   * The state of a key, a new one if there is none; to be given back with {@link #close} before
   * another one is asked for.
   *
   * @param likely the row where it most likely is
   */
  S open(long high, long low, int likely) {
    int group = GroupKey.group(high);
    int row = find(high, low, likely);
    if (row != NONE) {
      return opened(row, group);
    }
    if (size(group) >= limit) {
      evict(group);
    }
    take(group, keyBytes());
    grown = true;
    return opened(addNew(high, low), group);
  }

  /** The state of a key, likewise to be given back; null, and nothing to give, if there is none. */
  @Nullable S openKnown(long high, long low, int likely) {
    int row = find(high, low, likely);
    return row == NONE ? null : opened(row, GroupKey.group(high));
  }

  private S opened(int row, int group) {
    changed[group] = true;
    opened = row;
    openedGroup = group;
    isOpen = true;
    return open(row);
  }

  /** Keeps what the state has become that was asked for last. */
  void close(S state) {
    long before = counted(opened);
    close(opened, state);
    isOpen = false;
    long more = count(opened) - before;
    if (more != 0 || grown) {
      grown = false;
      take(openedGroup, more);
      room.fit(openedGroup);
    }
  }

  private void take(int group, long more) {
    bytes[group] += more;
    room.use(group, more);
  }

  /** What a state takes beside the row of its key. */
  private long bytesOf(S state) {
    return isInRow(state) ? 0 : detector.bytes(state);
  }

  /** What is known of a key, to be looked at only; null if nothing is. */
  @Nullable S look(long high, long low) {
    int row = find(high, low);
    return row == NONE ? null : look(row);
  }

  /** A copy of what is known of a key, by way of what is saved of it; null if nothing is. */
  @Nullable S copy(long high, long low, DetectorPlan plan) {
    S state = look(high, low);
    return state == null ? null : detector.read(FactStateReader.of(plan, saved(state, plan)));
  }

  private byte[] saved(S state, DetectorPlan plan) {
    FactStateWriter out = new FactStateWriter(plan);
    detector.write(state, out);
    return out.toBytes();
  }

  /** Whether what is known of a key can be saved and restored; true if nothing is. */
  boolean isSound(long high, long low, DetectorPlan plan) {
    try {
      copy(high, low, plan);
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      return false;
    }
  }

  /** Forgets what is known of a key; {@link #abandon} follows. */
  void remove(long ofHigh, long ofLow) {
    removeIf(GroupKey.group(ofHigh), (high, low, state) -> high == ofHigh && low == ofLow);
    changed[GroupKey.group(ofHigh)] = true;
  }

  /**
   * Forgets everything but how many were evicted. What is saved of a key group is to be deleted,
   * unless it has changed.
   */
  void clear() {
    for (int group = 0; group < GroupKey.GROUPS; group++) {
      removeIf(group, (high, low, state) -> true);
      left[group] = null;
      take(group, -bytes[group]);
      changed[group] = evicted[group] > 0;
    }
    settle();
  }

  /** Gives up the state that was asked for last, whatever has become of it. */
  void abandon(long high) {
    isOpen = false;
    int group = GroupKey.group(high);
    LeftKeys leaving = left[group];
    long counted = (leaving == null ? 0 : leaving.bytes()) + size(group) * keyBytes();
    take(group, counted + countAll(group) - bytes[group]);
  }

  /** Evicts the part of a key group that ranks least. */
  void evict(int group) {
    long[] ranks = new long[size(group)];
    int[] n = {0};
    forEach(group, (high, low, state) -> ranks[n[0]++] = rank(group, low, state));
    Arrays.sort(ranks);
    int part = Math.max(1, ranks.length / PART);
    long highest = ranks[part - 1];
    int equals = part;
    while (equals > 0 && ranks[part - equals] < highest) {
      equals--;
    }
    long[] last = equalKeys(group, highest)[equals - 1];
    LeftKeys leaving = left(group);
    List<Long> gone = new ArrayList<>();
    int removed =
        removeIf(
            group,
            (high, low, state) -> {
              boolean goes = isEvicted(high, low, rank(group, low, state), highest, last);
              if (goes) {
                gone.add(low);
                take(group, -keyBytes() - bytesOf(state));
              }
              return goes;
            });
    gone.stream().sorted().forEach(leaving::add);
    changed[group] = true;
    evicted[group] += removed;
  }

  private LeftKeys left(int group) {
    LeftKeys known = left[group];
    if (known == null) {
      known = new LeftKeys(room.most() / LEFT_PART);
      left[group] = known;
      take(group, known.bytes());
    }
    return known;
  }

  /** Who ranks least is evicted first. */
  private long rank(int group, long low, S state) {
    LeftKeys known = left[group];
    long priority = detector.evictionPriority(state);
    return known != null && known.has(low) ? priority + detector.comeback() : priority;
  }

  private static boolean isEvicted(long high, long low, long rank, long highest, long[] last) {
    return rank < highest || (rank == highest && compare(high, low, last[0], last[1]) <= 0);
  }

  /** The keys of the states of that rank, in order. */
  private long[][] equalKeys(int group, long rank) {
    List<long[]> keys = new ArrayList<>();
    forEach(
        group,
        (high, low, state) -> {
          if (rank(group, low, state) == rank) {
            keys.add(new long[] {high, low});
          }
        });
    keys.sort((a, b) -> compare(a[0], a[1], b[0], b[1]));
    return keys.toArray(long[][]::new);
  }

  /**
   * Forgets the states that say nothing any more. A state of which the detector cannot say that
   * stays.
   *
   * @return what the detector threw last; null if it did not fail
   */
  @Nullable Throwable sweep(long time) {
    Throwable[] failure = new Throwable[1];
    removeIf(
        (high, low, state) -> {
          boolean goes = false;
          try {
            goes = detector.expiry(state) <= time;
          } catch (RuntimeException | StackOverflowError e) {
            failure[0] = e;
          }
          if (goes) {
            take(GroupKey.group(high), -keyBytes() - bytesOf(state));
          }
          return goes;
        },
        group -> changed[group] = true);
    return failure[0];
  }

  /** Saves a key group, in the order of its keys. */
  void write(int group, StateWriter out) {
    changed[group] = false;
    out.count(VERSION);
    out.number(evicted[group]);
    LeftKeys leaving = left[group];
    out.flag(leaving != null);
    if (leaving != null) {
      leaving.write(out);
    }
    long[][] keys = sortedKeys(group);
    out.count(keys.length);
    for (long[] key : keys) {
      out.number(key[0]);
      out.number(key[1]);
      detector.write(look(find(key[0], key[1])), out);
    }
  }

  /**
   * Restores what {@link #write} saved of a key group, in place of what is known of it.
   *
   * @param form the version of the detector's {@link StateKind} that wrote it, not a newer one
   */
  void read(int group, int form, StateReader in) {
    long made = evicted(in);
    LeftKeys leaving = in.flag() ? LeftKeys.read(in) : null;
    List<Saved<S>> saved = allSaved(group, form, in);
    removeIf(group, (high, low, state) -> true);
    evicted[group] = made;
    left[group] = leaving;
    take(group, (leaving == null ? 0 : leaving.bytes()) - bytes[group]);
    for (Saved<S> one : saved) {
      int row = add(one.high(), one.low(), one.state());
      take(group, keyBytes() + count(row));
    }
    changed[group] = form != detector.kind().version();
  }

  private static long evicted(StateReader in) {
    int version = in.count();
    if (version != VERSION) {
      throw new IllegalStateException("saved states of version " + version + " are not known");
    }
    return in.number();
  }

  /**
   * Takes over what {@link #write} saved elsewhere of a key group, beside what is known here: the
   * states of a key that is known in both places are {@link Detector#join joined}; where they
   * cannot be, that one stays with which more would be lost.
   *
   * @param form the version of the detector's {@link StateKind} that wrote it, not a newer one
   * @param taken sees what was taken over or joined, unless nothing has changed by it
   */
  void adopt(int group, int form, StateReader in, DetectorPlan plan, Visitor<S> taken) {
    evicted(in);
    if (in.flag()) {
      LeftKeys.read(in);
    }
    Map<Key, S> better = new LinkedHashMap<>();
    for (Saved<S> one : allSaved(group, form, in)) {
      S known = look(one.high(), one.low());
      S state = known == null ? one.state() : better(known, one.state(), plan);
      if (state != null) {
        better.put(new Key(one.high(), one.low()), state);
      }
    }
    removeIf(
        group,
        (high, low, state) -> {
          boolean goes = better.containsKey(new Key(high, low));
          if (goes) {
            take(group, -keyBytes() - bytesOf(state));
          }
          return goes;
        });
    better.forEach((key, state) -> put(group, key, state, taken));
    changed[group] |= !better.isEmpty();
    room.fit(group);
  }

  /** What knows more than a known state; null if it is that one. A failure leaves it as it is. */
  private @Nullable S better(S known, S taught, DetectorPlan plan) {
    byte[] before = saved(known, plan);
    S joined = detector.join(detector.read(FactStateReader.of(plan, before)), taught);
    if (joined == null) {
      return detector.evictionPriority(taught) > detector.evictionPriority(known) ? taught : null;
    }
    return Arrays.equals(before, saved(joined, plan)) ? null : joined;
  }

  private void put(int group, Key key, S state, Visitor<S> taken) {
    if (size(group) >= limit) {
      evict(group);
    }
    int row = add(key.high(), key.low(), state);
    take(group, keyBytes() + count(row));
    taken.state(key.high(), key.low(), state);
  }

  private record Key(long high, long low) {}

  private record Saved<S>(long high, long low, S state) {}

  private List<Saved<S>> allSaved(int group, int form, StateReader in) {
    List<Saved<S>> saved = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      saved.add(saved(group, form, in));
    }
    return saved;
  }

  private Saved<S> saved(int group, int form, StateReader in) {
    long high = in.number();
    if (GroupKey.group(high) != group) {
      throw new IllegalStateException(
          "the saved state of key group "
              + group
              + " holds a key of another; restore an older one");
    }
    long low = in.number();
    boolean present = form == detector.kind().version();
    return new Saved<>(high, low, present ? detector.read(in) : detector.readOlder(form, in));
  }
}

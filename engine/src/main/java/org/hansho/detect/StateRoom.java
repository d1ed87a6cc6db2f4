package org.hansho.detect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that the states of some documents share, counted in each key group by itself. When a
 * group is full, the document that uses most of it evicts a part of its states there. Belongs to
 * one thread.
 */
final class StateRoom {
  private final long most;
  private final long[] used = new long[GroupKey.GROUPS];
  private final List<KeyedStates<?>> sharers = new ArrayList<>();

  /** Room for so many bytes in each key group. */
  StateRoom(long most) {
    this.most = most;
  }

  /** How many bytes a key group may take. */
  long most() {
    return most;
  }

  void share(KeyedStates<?> states) {
    sharers.add(states);
  }

  /** A key group takes so many bytes more, or less. */
  void use(int group, long more) {
    used[group] += more;
  }

  /** All bytes in use. */
  long used() {
    long all = 0;
    for (long each : used) {
      all += each;
    }
    return all;
  }

  /** Makes a key group fit again. A state that is open stays, with all of its document. */
  void fit(int group) {
    while (used[group] > most) {
      KeyedStates<?> largest = largest(group);
      if (largest == null) {
        return;
      }
      largest.evict(group);
    }
  }

  /** The last state of a document goes only if it takes more than half of the room. */
  private @Nullable KeyedStates<?> largest(int group) {
    KeyedStates<?> largest = null;
    for (KeyedStates<?> states : sharers) {
      boolean mayGo =
          !states.isOpen() && (states.size(group) > 1 || states.bytes(group) > most / 2);
      if (mayGo
          && states.size(group) > 0
          && (largest == null || states.bytes(group) > largest.bytes(group))) {
        largest = states;
      }
    }
    return largest;
  }
}

package org.hansho.detect.correlation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hansho.detect.Emission;
import org.hansho.detect.HeapBytes;
import org.hansho.detect.Origin;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Records of a window, for evidence: at most {@link Emission#EVIDENCE}, the first of the window,
 * which says when it began, and the latest, in a ring. States that keep them extend this class,
 * which saves each fact the way to another object.
 */
class RecentOrigins {
  private static final @Nullable Origin[] EMPTY = {};
  private static final int SMALLEST = 2;

  /** The first of the window, and behind it the ring of the latest. */
  private @Nullable Origin[] ring = EMPTY;

  /** Where the oldest of the latest stands. */
  private int oldest = 1;

  private int size;
  private long firstTime;

  /** Of the latest, so that another one is distinguished without touching it. */
  private long latestHash;

  /**
   * Adds the latest.
   *
   * @param before the latest time that lies before the window; a first record of then gives way
   */
  final void add(Origin origin, long before) {
    latestHash = origin.hash();
    if (size == ring.length && size < Emission.EVIDENCE) {
      ring = Arrays.copyOf(ring, Math.min(Emission.EVIDENCE, Math.max(SMALLEST, 2 * size)));
    }
    if (size == 0) {
      firstTime = origin.time();
    }
    if (size < ring.length) {
      ring[size++] = origin;
      return;
    }
    if (firstTime <= before) {
      Origin next = get(1);
      ring[0] = next;
      firstTime = next.time();
    }
    ring[oldest] = origin;
    oldest = oldest + 1 == size ? 1 : oldest + 1;
  }

  /** Reads what {@link #add} will read; the number means nothing. */
  final long touchRing() {
    return ring.length;
  }

  /** One of them, the oldest first. */
  private Origin get(int index) {
    int at = index == 0 ? 0 : oldest + index - 1;
    return Objects.requireNonNull(ring[at < size ? at : at - size + 1]);
  }

  /** Whether the latest is this record, which a second rule matched too. */
  final boolean endWith(Origin origin) {
    return size > 0 && latestHash == origin.hash() && get(size - 1).equals(origin);
  }

  /** All, in order. Touches none of them, which would cost a cache miss. */
  final List<Origin> all() {
    return from(0);
  }

  /** Those later than a time, in order. */
  final List<Origin> since(long time) {
    int first = 0;
    while (first < size && get(first).time() <= time) {
      first++;
    }
    return from(first);
  }

  private List<Origin> from(int first) {
    Origin[] kept = new Origin[size - first];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = get(first + i);
    }
    return List.of(kept);
  }

  /** Whether the first lies behind this time, so that all do. */
  final boolean areSince(long time) {
    return size > 0 && firstTime > time;
  }

  /** How many they are. */
  final int originCount() {
    return size;
  }

  /** What they take of the heap, in bytes. */
  final long originBytes() {
    return HeapBytes.doubling(size, SMALLEST, Integer.BYTES) + size * HeapBytes.ORIGIN;
  }

  final void writeOrigins(StateWriter out) {
    out.count(size);
    for (int i = 0; i < size; i++) {
      get(i).write(out);
    }
  }

  /** Adds those that {@link #writeOrigins} wrote. */
  final void readOrigins(StateReader in) {
    for (int left = in.count(); left > 0; left--) {
      add(Origin.read(in), Long.MIN_VALUE);
    }
  }
}

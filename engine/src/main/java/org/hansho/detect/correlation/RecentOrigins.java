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
 * The latest records of a window, for evidence: at most {@link Emission#EVIDENCE}, in a ring.
 * States that keep them extend this class, which saves each fact the way to another object.
 */
class RecentOrigins {
  private static final @Nullable Origin[] EMPTY = {};
  private static final int SMALLEST = 2;

  private @Nullable Origin[] ring = EMPTY;
  private int oldest;
  private int size;

  /** Of the latest, so that another one is distinguished without touching it. */
  private long latestHash;

  final void add(Origin origin) {
    latestHash = origin.hash();
    if (size == ring.length && size < Emission.EVIDENCE) {
      ring = Arrays.copyOf(ring, Math.min(Emission.EVIDENCE, Math.max(SMALLEST, 2 * size)));
    }
    if (size < ring.length) {
      ring[size++] = origin;
    } else {
      ring[oldest] = origin;
      oldest = oldest + 1 == size ? 0 : oldest + 1;
    }
  }

  /** Reads what {@link #add} will read; the number means nothing. */
  final long touchRing() {
    return ring.length;
  }

  /** One of them, the oldest first. */
  private Origin get(int index) {
    int at = oldest + index;
    return Objects.requireNonNull(ring[at < size ? at : at - size]);
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
      add(Origin.read(in));
    }
  }
}
